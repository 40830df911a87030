import sql, { join, raw } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import type { Fault } from '../errors.ts'
import { type Named, recordsNamed } from '../fields/index.ts'
import { parseRule, ruleSql } from '../rules/index.ts'
import { readable } from './row.server.ts'
import { ruleContext, type Unit } from './unit.server.ts'

/**
 * Checks that each record named by a caller exists, may be seen by the caller and may be chosen there. What does
 * not exist and what may not be seen get the same answer.
 */
export async function checkReferences(unit: Unit, actor: Actor, type: RecordType, values: Readonly<Record<string, unknown>>): Promise<Fault[]> {
  const asked = Object.entries(values).flatMap(([name, value]) => wanted(unit, actor, type, name, value))
  const groups = [...Map.groupBy(asked, a => a.by).entries()]
  if (groups.length === 0) return []
  const branches = groups.map(([{ options }, named], i) => {
    const target = unit.store.model.type(options.to ?? '')
    const only = options.only ? sql` and (${ruleSql(parseRule(options.only), ruleContext(unit, actor, target))})` : sql``
    const ids = [...new Set(named.map(n => n.id))]
    return sql`select ${i}::integer as i, t.id from ${raw(`"${target.table}"`)} t where t.id = any(${ids}::uuid[])${readable(unit, actor, target)}${only}`
  })
  const found = await unit.db.query<{ i: number; id: string }>(join(branches, ' union all '))
  const have = new Set(found.map(f => `${f.i} ${f.id}`))
  return groups.flatMap(([, named], i) => named.filter(n => !have.has(`${i} ${n.id}`)).map(n => ({ field: n.name, message: gone(actor, n) })))
}

interface Wanted extends Named {
  readonly name: string
  readonly target: RecordType
}

/** Unbound actors and one's own person need no question. */
function wanted(unit: Unit, actor: Actor, type: RecordType, name: string, value: unknown): Wanted[] {
  const field = type.fields[name]
  if (!field || actor.unbound) return []
  return recordsNamed(field, value).flatMap(named => {
    const target = unit.store.model.find(named.by.options.to ?? '')
    return target && named.id !== actor.person ? [{ ...named, name, target }] : []
  })
}

function gone({ language }: Actor, { target, id, at }: Wanted): string {
  const place = at ? `${at[language]}: ` : ''
  const one = target.definition.label.one
  return language === 'de'
    ? `${place}${one.de} ${id} gibt es nicht, oder Sie dürfen sie hier nicht wählen.`
    : `${place}There is no ${one.en.toLowerCase()} ${id} that you may choose here.`
}
