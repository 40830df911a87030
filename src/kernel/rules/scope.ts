import sql, { raw, type Sql } from 'sql-template-tag'
import { type Model, type RecordType, type Rule, snake, type Step } from '../define/index.ts'
import type { Asker } from './asker.ts'
import { simplify } from './simplify.ts'

export interface SqlContext {
  readonly model: Model
  readonly type: RecordType
  /** The table's name or alias in the query that the condition will stand in. */
  readonly alias: string
  readonly asker: Asker
  /** UTC ISO 8601. */
  readonly now: string
  /** For rules that callers bring along: what they may not read cannot be asked for either. A definition's own rules need none. */
  readonly guard?: Guard | undefined
}

/** Who may read what: a rule about the record, or simply whether. */
export interface Guard {
  readonly field: (type: RecordType, field: string) => Rule | boolean
  readonly record: (type: RecordType) => Rule | boolean
}

/** Where in a query a rule is being written. */
export interface Scope extends SqlContext {
  /** A table alias that the query does not have yet. */
  readonly fresh: () => string
}

/** Who asks may read the field: always, never, or where the rule holds. */
export const mayRead = ({ type, name }: Step, { guard, asker }: Scope): Rule | boolean =>
  !guard || name === 'id' ? true : settled(guard.field(type, name), asker)

export const mayReadRecord = (type: RecordType, { guard, asker }: Scope): Rule | boolean => (guard ? settled(guard.record(type), asker) : true)

export const settled = (may: Rule | boolean, asker: Asker): Rule | boolean => (typeof may === 'boolean' ? may : simplify(may, asker))

/** For the rules that say who may read what: they may look at anything. */
export const unguarded = (scope: Scope, type: RecordType): Scope => ({ ...scope, type, guard: undefined })

export const named = (identifier: string): Sql => raw(`"${identifier.replaceAll('"', '""')}"`)
export const columnOf = (alias: string, field: string): Sql => sql`${named(alias)}.${named(snake(field))}`
