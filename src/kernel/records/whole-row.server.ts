import type { Model, RecordType } from '../define/index.ts'
import { readPath } from '../rules/index.ts'
import { dottedPaths } from './permission.ts'
import { readRow } from './row.server.ts'
import type { Row } from './unit.server.ts'

/** A row with the paths through references that were read beside its fields: what stands behind them is a value as well. */
export function readWholeRow(model: Model, type: RecordType, stored: Record<string, unknown>): Row {
  const row: Record<string, unknown> = readRow(type, stored)
  const behind = dottedPaths(type).filter(path => row[path] !== undefined)
  return Object.assign(row, Object.fromEntries(behind.map(path => [path, readPath(path, row[path], { model, type })]))) as Row
}
