import sql, { join, raw } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import { recordsNamed } from '../fields/index.ts'
import { columnOf, readable, shownSql } from './row.server.ts'
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
    if (field.options.to === undefined && field.options.columns === undefined) continue
    for (const { id, by } of rows.flatMap(row => recordsNamed(field, row[name]))) {
      const target = unit.store.model.find(by.options.to ?? '')
      if (!target) continue
      const own = ids.get(target) ?? new Set<string>()
      ids.set(target, own.add(id))
    }
  }
  return readTitles(unit, actor, ids)
}

export async function readTitles(unit: Unit, actor: Actor, ids: ReadonlyMap<RecordType, ReadonlySet<string>>): Promise<Titles> {
  const branches = [...ids].filter(([, own]) => own.size > 0).map(([target, own]) => branch(unit, actor, target, [...own]))
  if (branches.length === 0) return {}
  const found = await unit.db.query<{ type: string; id: string; title: string | null; number: string | null }>(join(branches, ' union all '))
  return Object.fromEntries(found.map(({ id, type, title, number }) => [id, { type, title: title ?? number ?? id, number }]))
}

function branch(unit: Unit, actor: Actor, target: RecordType, ids: readonly string[]) {
  const { title } = target.definition.views
  const shown = sql`(${shownSql(unit, actor, target, title)})::text`
  const number = raw(target.definition.numbered ? columnOf('number') : 'null::text')
  return sql`select ${raw(`'${target.name}'`)} as type, t.id, ${shown} as title, ${number} as number
    from ${raw(`"${target.table}"`)} t where t.id = any(${ids}::uuid[])${readable(unit, actor, target)}`
}
