import sql, { raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../../kernel/actor.ts'
import type { Ground } from '../../kernel/practice.ts'
import { plainUnit, readable, readTitles, type Unit } from '../../kernel/records/internal.server.ts'
import { rating } from './definitions/rating.ts'

export const groupings = ['month', 'service', 'servedBy', 'recordType'] as const
export type Grouping = (typeof groupings)[number]

/** Of the people who were asked in a period: how many answered, how content they were, and what was followed up. */
export interface Satisfaction {
  readonly key: string | null
  readonly name: string | null
  readonly asked: number
  readonly answered: number
  /** Scores of 4 and 5. */
  readonly satisfied: number
  /** What needed following up, and how much of it is done. */
  readonly low: number
  readonly followedUp: number
  /** Of all scores; null without answers. */
  readonly average: number | null
}

export interface Asked {
  readonly by: Grouping
  readonly from: string
  readonly to: string
  /** IANA name of the zone whose months are meant. */
  readonly zone: string
}

/** Counted over the ratings that the actor may read, by the moment in which they were asked. */
export async function figures({ store }: Ground, actor: Actor, { by, from, to, zone }: Asked): Promise<readonly Satisfaction[]> {
  const unit = plainUnit(store, actor.tenant)
  const type = store.model.type(rating.name)
  const rows = await unit.db.query<Omit<Satisfaction, 'name'>>(sql`
    select ${keyOf(by, zone)} as key, count(*)::integer as asked, count(t.score)::integer as answered,
      count(*) filter (where t.score >= 4)::integer as satisfied,
      count(*) filter (where t.state in ('followUp', 'followedUp'))::integer as low,
      count(*) filter (where t.state = 'followedUp')::integer as "followedUp",
      round(avg(t.score), 2)::float8 as average
    from rating t where t.created_at >= ${from}::timestamptz and t.created_at < ${to}::timestamptz${readable(unit, actor, type)}
    group by 1 order by 1 limit 1000`)
  const names = await namesFor(
    unit,
    actor,
    by,
    rows.flatMap(r => r.key ?? []),
  )
  return rows.map(r => ({ ...r, name: r.key === null ? null : (names[r.key] ?? null) }))
}

const columns = { service: 't.service::text', servedBy: 't.served_by::text', recordType: 't.record_type' } as const

const keyOf = (by: Grouping, zone: string): Sql => (by === 'month' ? sql`to_char(t.created_at at time zone ${zone}::text, 'YYYY-MM')` : raw(columns[by]))

async function namesFor(unit: Unit, actor: Actor, by: Grouping, keys: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (by !== 'service' && by !== 'servedBy') return {}
  const type = unit.store.model.type(by === 'service' ? 'service' : 'group')
  const titles = await readTitles(unit, actor, new Map([[type, new Set(keys)]]))
  return Object.fromEntries(Object.entries(titles).map(([id, { title }]) => [id, title]))
}
