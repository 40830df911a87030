import type { Sql } from 'sql-template-tag'
import type { Field } from '../define/index.ts'
import { malformed } from '../errors.ts'
import type { FieldType } from '../fields/index.ts'
import { isReadable, placeOf, unknownPath } from './place.ts'
import { type SqlContext, settled } from './scope.ts'
import { pathSql } from './sql.ts'

/** What a caller names by a path, for reports: the field it leads to, and its value as an SQL expression. */
export interface AskedValue {
  readonly field: Field
  readonly kind: FieldType
  readonly value: Sql
}

/**
 * Null where the path does not get there, or where the caller may not read it on that record: as a filter sees it.
 * @throws malformed `field_not_queryable` for a field that they may never read, and likewise for one that does not exist
 */
export function askedValue(path: string, context: SqlContext): AskedValue {
  const { model, type, guard, asker } = context
  const place = placeOf(model, type, path)
  const readable = guard === undefined ? () => true : (on: typeof type, field: string) => settled(guard.field(on, field), asker) !== false
  if (!place || !isReadable(place, readable)) throw malformed(unknownPath(model, type, path, readable), 'field_not_queryable')
  return { field: place.field, kind: place.kind, value: pathSql(path, context) }
}
