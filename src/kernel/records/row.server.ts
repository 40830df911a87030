import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { type Field, fieldsOf, type Model, type RecordType, type Rule, snake } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { holds, pathSql, readPath, ruleSql } from '../rules/index.ts'
import { nothing } from './input.ts'
import { decided, dottedPaths, fieldReadable, followRule, hiddenFrom } from './permission.ts'
import { type Row, ruleContext, type Unit } from './unit.server.ts'

const columns = new Map<string, string>()

/** A quoted column of the record's table, which every query here calls `t`. Kept, because a list names sixty of them each time. */
export function columnOf(name: string): string {
  const column = columns.get(name) ?? `t."${snake(name)}"`
  columns.set(name, column)
  return column
}

/** The select list for these fields, and paths through references under their dotted name. */
export function selectList(unit: Unit, actor: Actor, type: RecordType, fields: readonly string[], paths: readonly string[]): Sql {
  const columns = raw(['t."id"', 't."version"', ...fields.map(name => `${columnOf(name)} as "${name}"`)].join(', '))
  if (paths.length === 0) return columns
  const context = ruleContext(unit, actor, type)
  return join([columns, ...paths.map(path => sql`${pathSql(path, context)} as ${raw(`"${path}"`)}`)], ', ')
}

/** The condition that narrows a query to what the actor may read: where every query starts. */
export function readable(unit: Unit, actor: Actor, type: RecordType): Sql {
  const rule = decided(actor, type.definition.may.read)
  if (rule === true) return none
  if (rule === false) return sql` and false`
  return sql` and (${ruleSql(rule, ruleContext(unit, actor, type))})`
}

/** The condition that narrows what the actor may read to what the actor may follow. */
export function followed(unit: Unit, actor: Actor, type: RecordType): Sql {
  const rule = followRule(type)
  const left = rule === undefined || decided(actor, rule)
  if (left === true) return none
  return left === false ? sql` and false` : sql` and (${ruleSql(left, ruleContext(unit, actor, type))})`
}

/** An expression over a field's column, as far as the actor may read the field: null on records where they may not. */
export function shownSql(unit: Unit, actor: Actor, type: RecordType, name: string, expression: string = columnOf(name)): Sql {
  const rule = fieldReadable(actor, type, name)
  if (typeof rule === 'boolean') return raw(rule ? expression : 'null')
  return sql`case when ${ruleSql(rule, ruleContext(unit, actor, type))} then ${raw(expression)} end`
}

/** From what the driver gives to what JSON says. The row is the driver's own and is changed in place. */
export function readRow(type: RecordType, stored: Record<string, unknown>): Row {
  for (const [name, field, read] of readersOf(type)) {
    const value = stored[name]
    if (value !== undefined) stored[name] = value === null ? nothing(field) : read(value)
  }
  return stored as Row
}

/** The same with the paths through references that were selected beside the fields. */
export function readRowWithPaths(model: Model, type: RecordType, stored: Record<string, unknown>): Row {
  for (const path of dottedPaths(type)) if (path in stored) stored[path] = readPath(path, stored[path], { model, type })
  return readRow(type, stored)
}

type Reader = readonly [name: string, field: Field, read: (stored: unknown) => unknown]
const readers = new WeakMap<RecordType, readonly Reader[]>()

/** Fields whose values the driver does not give as they are: on a list of fifty records, reading the others too takes a third of the time. */
function readersOf(type: RecordType): readonly Reader[] {
  const known = readers.get(type)
  if (known) return known
  const asTheyAre: readonly unknown[] = [String, Number]
  const own = fieldsOf(type).flatMap(([name, field]): Reader[] => {
    const { read } = fieldType(field.kind)
    return asTheyAre.includes(read) ? [] : [[name, field, read]]
  })
  readers.set(type, own)
  return own
}

/** The row without what the actor may not read; the very row where nothing of it is hidden from them. */
export function masked(unit: Unit, actor: Actor, type: RecordType, row: Row): Row {
  const hidden = hiddenFields(unit, actor, type, row)
  if (hidden.size === 0 && !dottedPaths(type).some(path => path in row)) return row
  const shown: Record<string, unknown> = { id: row.id, version: row.version }
  for (const name of Object.keys(type.fields)) if (name in row && !hidden.has(name)) shown[name] = row[name]
  return shown as Row
}

/** Names of the fields of this record that the actor may not read. */
export function hiddenFields(unit: Unit, actor: Actor, type: RecordType, row: Row): ReadonlySet<string> {
  const { always, sometimes } = hiddenFrom(actor, type)
  if (sometimes.length === 0) return always
  return new Set([...always, ...sometimes.filter(({ rule }) => !holdsFor(unit, actor, type, row, rule)).flatMap(({ names }) => names)])
}

export const holdsFor = (unit: Unit, actor: Actor, type: RecordType, row: Row, rule: Rule): boolean =>
  holds(rule, { model: unit.store.model, type, row, asker: actor, now: unit.store.now() })
