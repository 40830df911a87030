import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { fieldsOf, type RecordType, type Rule, snake } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { holds, pathSql, ruleSql } from '../rules/index.ts'
import { nothing } from './input.ts'
import { decided, fieldReadable } from './permission.ts'
import { type Row, ruleContext, type Unit } from './unit.server.ts'

/** A quoted column of the record's table, which every query here calls `t`. */
export const columnOf = (name: string): string => `t."${snake(name)}"`

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

/** From what the driver gives to what JSON says. */
export function readRow(type: RecordType, stored: Record<string, unknown>): Row {
  const row: Record<string, unknown> = { ...stored }
  for (const [name, field] of fieldsOf(type)) {
    const value = row[name]
    if (value !== undefined) row[name] = value === null ? nothing(field) : readerOf(type, name)(value)
  }
  return row as Row
}

const readers = new WeakMap<RecordType, Map<string, (stored: unknown) => unknown>>()

function readerOf(type: RecordType, name: string): (stored: unknown) => unknown {
  let own = readers.get(type)
  if (!own) {
    own = new Map(Object.entries(type.fields).map(([n, f]) => [n, fieldType(f.kind).read]))
    readers.set(type, own)
  }
  return own.get(name) ?? (value => value)
}

/** The row without what the actor may not read. */
export function masked(unit: Unit, actor: Actor, type: RecordType, row: Row): Row {
  const hidden = hiddenFields(unit, actor, type, row)
  const shown: Record<string, unknown> = { id: row.id, version: row.version }
  for (const name of Object.keys(type.fields)) if (name in row && !hidden.has(name)) shown[name] = row[name]
  return shown as Row
}

/** Names of the fields of this record that the actor may not read. */
export function hiddenFields(unit: Unit, actor: Actor, type: RecordType, row: Row): ReadonlySet<string> {
  const hidden = new Set<string>()
  if (actor.unbound || !type.definition.rights) return hidden
  for (const name of Object.keys(type.fields)) {
    const rule = fieldReadable(actor, type, name)
    if (rule === true) continue
    if (rule === false || !holdsFor(unit, actor, type, row, rule)) hidden.add(name)
  }
  return hidden
}

export const holdsFor = (unit: Unit, actor: Actor, type: RecordType, row: Row, rule: Rule): boolean =>
  holds(rule, { model: unit.store.model, type, row, asker: actor, now: unit.store.now() })
