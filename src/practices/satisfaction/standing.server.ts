import { type AnyDefinition, followPath, type Model, type RecordType, type RowOf } from '../../kernel/define/index.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'
import type { Actor } from '../../kernel/actor.ts'
import { holds, parseRule, pathsOf } from '../../kernel/rules/index.ts'
import { lookWith, withPaths } from '../../engines/rules/index.server.ts'
import type { ratingOccasion } from './definitions/occasion.ts'

export type Occasion = RowOf<typeof ratingOccasion>

interface Asking {
  readonly model: Model
  readonly records: Records
  readonly actor: Actor
  readonly now: string
}

/** Whether the occasion's condition holds for a record as it is. */
export async function stands({ when }: Occasion, type: RecordType, row: Row, { model, records, actor, now }: Asking): Promise<boolean> {
  const rule = parseRule(when)
  const known = await withPaths(model, type, row, pathsOf(rule), lookWith(records, actor))
  return holds(rule, { model, type, row: known, asker: actor, now })
}

/** What the record names in a field, if that field points at records of this type. */
export function named(type: RecordType, row: Row, field: string, to: string): string | null {
  const value = Object.hasOwn(type.fields, field) && type.fields[field]?.options.to === to ? row[field] : null
  return typeof value === 'string' ? value : null
}

/** The person at the end of a path from the record: `requester`, `request.requester`. */
export async function personAt({ person }: Occasion, type: RecordType, row: Row, { model, records, actor }: Asking): Promise<string | null> {
  const known = await withPaths(model, type, row, [person], lookWith(records, actor))
  const value = known[person]
  return followPath(model, type, person)?.field.options.to === 'person' && typeof value === 'string' ? value : null
}

/** What a record is called; nothing where its title is no text. */
export function titleOf(type: RecordType, row: Row): string {
  const title = row[type.definition.views.title]
  return typeof title === 'string' ? title : ''
}

/** The field that says which group has a record of this type. */
export const groupField = (definition: AnyDefinition): string => (definition.work as { readonly group?: string } | undefined)?.group ?? 'group'
