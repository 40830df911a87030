import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { Model, RecordType } from '../define/index.ts'
import { ruleSql } from '../rules/index.ts'
import { decided, fieldReadable } from './permission.ts'
import { ruleContext, type Unit } from './unit.server.ts'

/** Types of records that say how others work. */
export const administrativeTypes = (model: Model): readonly RecordType[] => model.types.filter(type => type.definition.administrative)

/**
 * Narrows `history h` to changes of administrative records that the actor may read. The names of the types stand in the
 * statement itself: only then does PostgreSQL see that the index that holds just these serves.
 */
export function administrativeHistory(unit: Unit, actor: Actor, types: readonly RecordType[]): Sql {
  const may = types.map(type => [type, decided(actor, type.definition.may.read)] as const)
  const always = may.flatMap(([type, rule]) => (rule === true ? [type] : []))
  const known = may.flatMap(([type, rule]) => (rule === false ? [] : [type]))
  if (known.length === 0) return sql`false`
  const narrowed = may.flatMap(([type, rule]) =>
    typeof rule === 'boolean'
      ? []
      : [
          sql`(${among([type])} and exists (select 1 from ${raw(`"${type.table}"`)} t where t.id = h.record_id
            and (${ruleSql(rule, ruleContext(unit, actor, type))})))`,
        ],
  )
  const seen = narrowed.length === 0 ? [] : [sql`(${join([...(always.length > 0 ? [among(always)] : []), ...narrowed], ' or ')})`]
  return join([among(known), ...seen], ' and ')
}

const among = (types: readonly RecordType[]): Sql => raw(`h.record_type in (${types.map(type => `'${type.name}'`).join(', ')})`)

/** Fields whose values are not told where it is not known whether the actor may read them on that very record. */
export const untold = (actor: Actor, type: RecordType): ReadonlySet<string> =>
  new Set(Object.keys(type.fields).filter(name => fieldReadable(actor, type, name) !== true))
