import sql, { join, raw } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { type RecordType, type Rule, snake } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { pathSql, pathsOf, readPath } from '../rules/index.ts'
import { type Row, ruleContext, type Unit } from './unit.server.ts'

/**
 * The row with what these rules look at behind its references (`service.owner`), for a record that is not stored yet
 * and so cannot be read with it. Rules look at anything: whoever asks gets their answer and never the value, so the
 * row that comes back is for `holds` alone. Fields in `blank` count as empty.
 */
export async function withBehind(
  unit: Unit,
  actor: Actor,
  type: RecordType,
  row: Row,
  rules: readonly (Rule | boolean)[],
  blank: ReadonlySet<string> = new Set(),
): Promise<Row> {
  const paths = [...new Set(rules.flatMap(rule => (typeof rule === 'boolean' ? [] : pathsOf(rule))))].filter(path => path.includes('.'))
  if (paths.length === 0) return row
  const starts = [...new Set(paths.map(path => path.split('.')[0] ?? ''))]
  const context = ruleContext(unit, actor, type)
  const held = starts.map(name => sql`${blank.has(name) ? null : (row[name] ?? null)}::${raw(columnType(type, name))} as ${raw(`"${snake(name)}"`)}`)
  const values = paths.map(path => sql`${pathSql(path, context)} as ${raw(`"${path}"`)}`)
  const [found = {}] = await unit.db.query<Record<string, unknown>>(sql`select ${join(values)} from (select ${join(held)}) t`)
  return { ...row, ...Object.fromEntries(paths.map(path => [path, readPath(path, found[path] ?? null, { model: unit.store.model, type })])) }
}

const columnType = (type: RecordType, name: string): string => {
  const field = type.fields[name]
  return field ? fieldType(field.kind).column(field) : 'uuid'
}
