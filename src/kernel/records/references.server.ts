import sql, { join, raw } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import type { Fault } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import { parseRule, ruleSql } from '../rules/index.ts'
import { readable } from './row.server.ts'
import { ruleContext, type Unit } from './unit.server.ts'

/**
 * Checks that each record named by a caller exists, may be seen by the caller and may be chosen there. What does
 * not exist and what may not be seen get the same answer.
 */
export async function checkReferences(unit: Unit, actor: Actor, type: RecordType, values: Readonly<Record<string, unknown>>): Promise<Fault[]> {
  const asked = Object.entries(values).flatMap(([name, value]) => wanted(unit, actor, type, name, value))
  if (asked.length === 0) return []
  const branches = asked.map(a => {
    const only = a.only ? sql` and (${ruleSql(parseRule(a.only), ruleContext(unit, actor, a.target))})` : sql``
    return sql`select ${a.name}::text as name, t.id from ${raw(`"${a.target.table}"`)} t where t.id = any(${a.ids}::uuid[])${readable(unit, actor, a.target)}${only}`
  })
  const found = await unit.db.query<{ name: string; id: string }>(join(branches, ' union all '))
  const have = new Set(found.map(f => `${f.name} ${f.id}`))
  return asked.flatMap(a => a.ids.filter(id => !have.has(`${a.name} ${id}`)).map(id => ({ field: a.name, message: gone(actor, a.target, id) })))
}

interface Wanted {
  readonly name: string
  readonly target: RecordType
  readonly ids: readonly string[]
  readonly only: string | undefined
}

/** Unbound actors and one's own person need no question. */
function wanted(unit: Unit, actor: Actor, type: RecordType, name: string, value: unknown): Wanted[] {
  const field = type.fields[name]
  const target = field?.options.to === undefined ? undefined : unit.store.model.find(field.options.to)
  if (!field || !target || actor.unbound || value === null || value === undefined) return []
  const ids = (fieldType(field.kind).many ? (value as readonly string[]) : [value as string]).filter(id => id !== actor.person)
  return ids.length > 0 ? [{ name, target, ids, only: field.options.only }] : []
}

const gone = (actor: Actor, target: RecordType, id: string) =>
  actor.language === 'de'
    ? `${target.definition.label.one.de} ${id} gibt es nicht, oder Sie dürfen sie hier nicht wählen.`
    : `There is no ${target.definition.label.one.en.toLowerCase()} ${id} that you may choose here.`
