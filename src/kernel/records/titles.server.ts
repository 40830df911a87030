import sql, { join, raw } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { fieldReadable } from './permission.ts'
import { columnOf, readable } from './row.server.ts'
import type { Unit } from './unit.server.ts'

/** What a record is called, for whoever may read it. */
export interface Title {
  readonly type: string
  readonly title: string
  readonly number: string | null
}

export type Titles = Readonly<Record<string, Title>>

/** Titles of all records that these rows name, by id, in one query. Those the actor may not read are not among them. */
export async function titlesOf(unit: Unit, actor: Actor, type: RecordType, rows: readonly Readonly<Record<string, unknown>>[]): Promise<Titles> {
  const ids = new Map<RecordType, Set<string>>()
  for (const [name, field] of Object.entries(type.fields)) {
    const target = field.options.to === undefined ? undefined : unit.store.model.find(field.options.to)
    if (!target) continue
    const many = fieldType(field.kind).many
    const own = ids.get(target) ?? new Set<string>()
    for (const row of rows) for (const id of idsIn(row[name], many)) own.add(id)
    ids.set(target, own)
  }
  return readTitles(unit, actor, ids)
}

const idsIn = (value: unknown, many: boolean): readonly string[] =>
  value === null || value === undefined ? [] : many ? (value as string[]) : [value as string]

export async function readTitles(unit: Unit, actor: Actor, ids: ReadonlyMap<RecordType, ReadonlySet<string>>): Promise<Titles> {
  const branches = [...ids].filter(([, own]) => own.size > 0).map(([target, own]) => branch(unit, actor, target, [...own]))
  if (branches.length === 0) return {}
  const found = await unit.db.query<{ type: string; id: string; title: string | null; number: string | null }>(join(branches, ' union all '))
  return Object.fromEntries(found.map(({ id, type, title, number }) => [id, { type, title: title ?? number ?? id, number }]))
}

function branch(unit: Unit, actor: Actor, target: RecordType, ids: readonly string[]) {
  const { title } = target.definition.views
  const shown = fieldReadable(actor, target, title) === true ? raw(`${columnOf(title)}::text`) : raw('null::text')
  const number = raw(target.definition.numbered ? columnOf('number') : 'null::text')
  return sql`select ${raw(`'${target.name}'`)} as type, t.id, ${shown} as title, ${number} as number
    from ${raw(`"${target.table}"`)} t where t.id = any(${ids}::uuid[])${readable(unit, actor, target)}`
}
