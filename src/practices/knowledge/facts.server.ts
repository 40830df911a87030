import sql, { type Sql } from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.server.ts'
import { newId } from '../../kernel/id.server.ts'
import { deflectionOf, type Deflection, type Opening, visitsOf } from './deflection.ts'

/** How long searches and openings are kept, in days; and how long a question may still grow, in seconds. */
export const keptDays = 180
const stillTyped = 120

/** An answer in which less of the question stands than this is none. */
export const answersFrom = 0.5

export interface Searched {
  readonly tenant: string
  readonly person: string | null
  readonly at: string
  readonly text: string
  readonly found: number
  readonly covers: number
}

/** Keeps what was asked. What somebody goes on typing takes the place of its beginning. */
export async function keepSearch(db: Queryable, { tenant, person, at, text, found, covers }: Searched): Promise<string> {
  const [longer] = await db.query<{ id: string }>(
    sql`update knowledge_search set text = ${text}, found = ${found}, covers = ${covers}, at = ${at}::timestamptz
      where id = (select id from knowledge_search where person_id = ${person}::uuid and at > ${before(at, stillTyped)}::timestamptz and not opened
        and (starts_with(${text}, text) or starts_with(text, ${text})) order by at desc limit 1) returning id`,
  )
  if (longer) return longer.id
  const id = newId()
  await db.query(
    sql`insert into knowledge_search (tenant_id, id, at, person_id, text, found, covers)
      values (${tenant}::uuid, ${id}::uuid, ${at}::timestamptz, ${person}::uuid, ${text}, ${found}, ${covers})`,
  )
  return id
}

export interface Opened {
  readonly tenant: string
  readonly person: string | null
  readonly at: string
  readonly article: string
  readonly place: string
  /** The search that led there: one's own, or it is left alone. */
  readonly search: string | undefined
}

/** Once in ten minutes: who loads a page again has not opened it twice. */
export async function keepOpening(db: Queryable, { tenant, person, at, article, place, search }: Opened): Promise<void> {
  await db.query(
    sql`insert into knowledge_opening (tenant_id, id, at, person_id, article_id, place)
      select ${tenant}::uuid, ${newId()}::uuid, ${at}::timestamptz, ${person}::uuid, ${article}::uuid, ${place}
      where not exists (select 1 from knowledge_opening where person_id = ${person}::uuid and article_id = ${article}::uuid and at > ${before(at, 600)}::timestamptz)`,
  )
  if (search !== undefined) await db.query(sql`update knowledge_search set opened = true where id = ${search}::uuid and person_id = ${person}::uuid`)
}

/** Somebody reported something: what they opened within the last day did not spare it. */
export const reportedBy = (people: readonly string[], at: string): Sql =>
  sql`update knowledge_opening set reported_at = ${at}::timestamptz
    where person_id = any(${people}::uuid[]) and at > ${before(at, 86_400)}::timestamptz and at <= ${at}::timestamptz and reported_at is null`

/** What is known of visits that began since a moment, and before another: those that are over, without names, and those that are not. */
export async function deflectionSince(db: Queryable, since: string, now: string, until = '9999-12-31T00:00:00.000Z'): Promise<Deflection> {
  const [over] = await db.query<{ visits: number; reported: number }>(
    sql`select count(*)::integer as visits, count(*) filter (where reported)::integer as reported from knowledge_visit
      where at >= ${since}::timestamptz and at < ${until}::timestamptz`,
  )
  const open = deflectionOf(visitsOf(await openingsWithNames(db), now).filter(v => v.at >= since && v.at < until))
  const [visits, reported] = [(over?.visits ?? 0) + open.visits, (over?.reported ?? 0) + open.reported]
  return { visits, reported, deflected: visits - reported, pending: open.pending }
}

/** In the portal: what agents look up spares no report. */
const openingsWithNames = (db: Queryable): Promise<Opening[]> =>
  db.query<Opening>(sql`select person_id as person, at, reported_at as "reportedAt" from knowledge_opening where person_id is not null and place = 'portal'`)

/** Takes the names out of what is over, and what is old away. */
export async function settle(db: Queryable, tenant: string, now: string): Promise<void> {
  const visits = visitsOf(await openingsWithNames(db), now)
  const waiting = new Set(visits.filter(v => Date.parse(now) - Date.parse(v.last) <= 86_400_000).map(v => v.person))
  const over = visits.filter(v => !waiting.has(v.person))
  if (over.length > 0)
    await db.query(
      sql`insert into knowledge_visit (tenant_id, id, at, reported)
        select ${tenant}::uuid, gen_random_uuid(), at, reported from unnest(${over.map(v => v.at)}::timestamptz[], ${over.map(v => v.reported)}::boolean[]) v(at, reported)`,
    )
  const people = [...new Set(over.map(v => v.person))]
  await db.query(
    sql`update knowledge_opening set person_id = null where person_id = any(${people}::uuid[]) or (place <> 'portal' and at < ${before(now, 86_400)}::timestamptz)`,
  )
  await db.query(sql`update knowledge_search set person_id = null where at < ${before(now, 86_400)}::timestamptz and person_id is not null`)
  const old = before(now, keptDays * 86_400)
  await db.query(sql`delete from knowledge_search where at < ${old}::timestamptz`)
  await db.query(sql`delete from knowledge_opening where at < ${old}::timestamptz`)
  await db.query(sql`delete from knowledge_visit where at < ${before(now, 2 * 365 * 86_400)}::timestamptz`)
}

export const before = (at: string, seconds: number): string => new Date(Date.parse(at) - seconds * 1000).toISOString()

export interface Unanswered {
  readonly text: string
  readonly times: number
  /** Of these, how often something was found that nobody opened. */
  readonly passedOver: number
  readonly last: string
}

/** What was asked and not answered, the most frequent first: nothing was found that says most of it, or nobody opened what was. */
export const unansweredSince = (db: Queryable, since: string, most: number): Promise<Unanswered[]> =>
  db.query<Unanswered>(
    sql`select min(text) as text, count(*)::integer as times, count(*) filter (where covers >= ${answersFrom})::integer as "passedOver", max(at) as last
      from knowledge_search where at >= ${since}::timestamptz and not opened group by lower(text) order by 2 desc, 4 desc limit ${most}`,
  )

/** Which of these articles were opened since a moment, and how often. */
export async function openedSince(db: Queryable, since: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ article: string; times: number }>(
    sql`select article_id as article, count(*)::integer as times from knowledge_opening where at >= ${since}::timestamptz group by article_id`,
  )
  return new Map(rows.map(row => [row.article, row.times]))
}
