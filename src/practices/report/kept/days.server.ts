import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import { machine } from '../../../kernel/actor.ts'
import type { Queryable } from '../../../kernel/database/index.server.ts'
import { newId } from '../../../kernel/id.server.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { atomically, plainUnit, type Unit } from '../../../kernel/records/internal.server.ts'
import { type KeptFigure, type KeptType, keptTypes } from './kept-figures.server.ts'
import { askedBy, columnOf, piecesOf } from './piece.server.ts'

/** What a row belongs to that is kept for all records together. */
export const everything = '00000000-0000-0000-0000-000000000000'

/** Marks days whose records have changed. Nobody waits for it, and it can be said twice. */
export const markDays = (tenant: string, type: string, days: readonly string[]): Sql =>
  sql`insert into figure_stale (tenant_id, id, record_type, day)
    select ${tenant}::uuid, x.id, ${type}, x.day from unnest(${days.map(newId)}::uuid[], ${days}::date[]) as x(id, day)`

/** At most so many days at once, so that no transaction is long. */
const atOnce = 200

/**
 * Counts the days anew that were marked. Marks are read before the days are counted, and only those read are taken away: what changes
 * meanwhile leaves a mark of its own. Gives how many days it were.
 */
export async function countMarked(ground: Ground, tenant: string): Promise<number> {
  const unit = plainUnit(ground.store, tenant)
  let days = 0
  for (const kept of keptTypes(ground.store.model)) {
    days += await atomically(unit, { tenant }, async inner => {
      if (!(await mine(inner.db))) return 0
      const marks = await inner.db.query<{ id: string; day: string }>(
        sql`select id, day from figure_stale where record_type = ${kept.type.name}
          and day in (select distinct day from figure_stale where record_type = ${kept.type.name} order by day desc limit ${atOnce}::integer)`,
      )
      const marked = [...new Set(marks.map(mark => mark.day))]
      if (marked.length === 0 || !(await isBuilt(inner.db, kept))) return 0
      await inner.db.query(sql`delete from figure_day where record_type = ${kept.type.name} and day = any(${marked}::date[])`)
      for (const figure of kept.figures) await inner.db.query(countSql(inner, tenant, kept, figure, marked))
      await inner.db.query(sql`delete from figure_stale where id = any(${marks.map(mark => mark.id)}::uuid[])`)
      return marked.length
    })
  }
  return days
}

/** One worker at a time: others have nothing to do. */
async function mine(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended('figures', 0)) as got`)
  return row?.got ?? false
}

async function isBuilt(db: Queryable, { type, digest }: KeptType): Promise<boolean> {
  const rows = await db.query(sql`select 1 from figure_state where record_type = ${type.name} and digest = ${digest}`)
  return rows.length > 0
}

/** Counts all days of a type from its records. */
export async function buildDays(ground: Ground, tenant: string, kept: KeptType): Promise<void> {
  const name = kept.type.name
  await atomically(plainUnit(ground.store, tenant), { tenant }, async unit => {
    if (!(await mine(unit.db))) return
    const marks = await unit.db.query<{ id: string }>(sql`select id from figure_stale where record_type = ${name}`)
    await unit.db.query(sql`delete from figure_day where record_type = ${name}`)
    for (const figure of kept.figures) await unit.db.query(countSql(unit, tenant, kept, figure))
    await unit.db.query(sql`delete from figure_stale where id = any(${marks.map(mark => mark.id)}::uuid[])`)
    const now = ground.store.now()
    await unit.db.query(
      sql`insert into figure_state (tenant_id, record_type, digest, built_at, checked_at) values (${tenant}::uuid, ${name}, ${kept.digest}, ${now}, ${now})
        on conflict (tenant_id, record_type) do update set digest = excluded.digest, built_at = excluded.built_at, checked_at = excluded.checked_at`,
    )
  })
}

/**
 * Compares what is kept with the records: they can also change past all hooks, by an import of many. Gives whether all is well; where it
 * is not, the days are counted anew.
 */
export async function checkDays(ground: Ground, tenant: string, kept: KeptType): Promise<boolean> {
  const db = ground.database.for(tenant)
  if ((await isBuilt(db, kept)) && !(await differs(ground, tenant, kept))) {
    await db.query(sql`update figure_state set checked_at = ${ground.store.now()} where record_type = ${kept.type.name}`)
    return true
  }
  await buildDays(ground, tenant, kept)
  return false
}

/** Whether any moment has another number of records than its days, those that are marked left aside. In one statement, so that both are of the same instant. */
async function differs({ database }: Ground, tenant: string, { type, moments, figures }: KeptType): Promise<boolean> {
  const parts = moments.flatMap(moment => {
    const figure = figures.find(f => f.kept === moment && f.where === undefined)
    if (!figure) return []
    const day = utcDay(raw(columnOf(moment)))
    return [
      sql`(select coalesce(sum(d.n), 0) from figure_day d where d.record_type = ${type.name} and d.figure = ${figure.name} and d.dimension = ''
          and d.day not in (select day from figure_stale where record_type = ${type.name}))
        = (select count(*) from ${raw(`"${type.table}"`)} t where ${raw(columnOf(moment))} is not null
          and ${day} not in (select day from figure_stale where record_type = ${type.name}))`,
    ]
  })
  if (parts.length === 0) return false
  const [row] = await database.for(tenant).query<{ same: boolean }>(sql`select ${join(parts, ' and ')} as same`)
  return row?.same !== true
}

/** Counts a figure by day: for all records, by group and by service. Of these days; of all where none are named. */
function countSql(unit: Unit, tenant: string, kept: KeptType, figure: KeptFigure, days?: readonly string[]): Sql {
  const context = askedBy(unit, machine(tenant, 'figures', 'automation'), kept.type)
  const { band, amount, where } = piecesOf(figure, context)
  const at = raw(columnOf(figure.kept))
  const [group, service] = [figure.group, figure.service].map(name => (name === undefined ? raw('null::uuid') : raw(columnOf(name))))
  const table = raw(`"${kept.type.table}"`)
  const from = days
    ? sql`unnest(${days}::date[]) as x(day) join ${table} t on ${at} >= ${startOf(raw('x.day'))} and ${at} < ${startOf(raw('(x.day + 1)'))}`
    : sql`${table} t where ${at} is not null`
  return sql`insert into figure_day (tenant_id, record_type, figure, dimension, key, day, band, n, amount)
    select ${tenant}::uuid, ${kept.type.name}, ${figure.name},
      case when grouping(g) = 0 then ${figure.group ?? ''} when grouping(s) = 0 then ${figure.service ?? ''} else '' end,
      coalesce(case when grouping(g) = 0 then g when grouping(s) = 0 then s end, ${everything}::uuid), day, band, count(*), coalesce(sum(amount), 0)
    from (select ${utcDay(at)} as day, ${band} as band, ${amount} as amount, ${group} as g, ${service} as s from ${from}${days ? sql` where true` : none}${where}) r
    group by grouping sets ((day, band), (day, band, g), (day, band, s))
    having grouping(g, s) = 3 or (grouping(g) = 0 and g is not null) or (grouping(s) = 0 and s is not null)`
}

const utcDay = (at: Sql): Sql => sql`(${at} at time zone 'UTC')::date`
/** The first moment of a day. */
export const startOf = (day: Sql): Sql => sql`(${day}::timestamp at time zone 'UTC')`
