import sql, { type Sql } from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.server.ts'
import { newId } from '../../kernel/id.server.ts'
import type { Clock, Phase } from './reckoning/index.ts'

/** A clock as it is kept, with what it belongs to. */
export interface KeptClock {
  readonly id: string
  readonly recordId: string
  readonly recordType: string
  readonly levelId: string
  readonly clock: Clock
  /** Null counts around the clock. */
  readonly calendarId: string | null
  /** As of when the calendar is taken, so that a later edit of it changes nothing. */
  readonly calendarAt: string | null
}

interface Stored {
  readonly id: string
  readonly record_id: string
  readonly record_type: string
  readonly level_id: string
  readonly cycle: number
  readonly phase: Phase
  readonly started_at: string
  readonly since: string
  readonly used: number
  readonly budget: number | null
  readonly due_at: string | null
  readonly breached_at: string | null
  readonly warned: number
  readonly calendar_id: string | null
  readonly calendar_at: string | null
}

const columns = sql`id, record_id, record_type, level_id, cycle, phase, started_at, since, used, budget, due_at, breached_at, warned, calendar_id, calendar_at`

const ms = (at: string): number => Date.parse(at)
const msOrNull = (at: string | null): number | null => (at === null ? null : Date.parse(at))
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const readClock = (s: Stored): KeptClock => ({
  id: s.id,
  recordId: s.record_id,
  recordType: s.record_type,
  levelId: s.level_id,
  clock: {
    phase: s.phase,
    cycle: s.cycle,
    startedAt: ms(s.started_at),
    since: ms(s.since),
    used: s.used,
    budget: s.budget,
    dueAt: msOrNull(s.due_at),
    breachedAt: msOrNull(s.breached_at),
    warned: s.warned,
  },
  calendarId: s.calendar_id,
  calendarAt: s.calendar_at,
})

const clocksWhere = async (db: Queryable, condition: Sql): Promise<KeptClock[]> =>
  (await db.query<Stored>(sql`select ${columns} from clock where replaced_at is null and ${condition}`)).map(readClock)

/** The latest cycle of each level on a record, held until the transaction ends. */
export async function holdClocks(db: Queryable, recordId: string): Promise<ReadonlyMap<string, KeptClock>> {
  const all = await clocksWhere(db, sql`record_id = ${recordId}::uuid order by cycle for no key update`)
  return new Map(all.map(c => [c.levelId, c]))
}

/** All clocks of a record, oldest first. */
export const clocksOf = (db: Queryable, recordId: string): Promise<KeptClock[]> =>
  clocksWhere(db, sql`record_id = ${recordId}::uuid order by started_at, cycle`)

/** Clocks of these records that are due before a moment, held. Their records must be held already. */
export const holdDue = (db: Queryable, recordIds: readonly string[], before: string): Promise<KeptClock[]> =>
  clocksWhere(db, sql`record_id = any(${recordIds}::uuid[]) and next_at < ${before}::timestamptz order by next_at for no key update`)

/** A clock to be written; `nextAt` is when something happens to it by itself. */
export interface Written extends Omit<KeptClock, 'id'> {
  readonly nextAt: number | null
}

/** Writes clocks as they now are. */
export async function writeClocks(db: Queryable, tenant: string, clocks: readonly Written[]): Promise<void> {
  const statement = clocksWritten(tenant, clocks)
  if (statement) await db.query(statement)
}

/** Clocks as they now are, in one statement; none where there are none. */
export function clocksWritten(tenant: string, clocks: readonly Written[]): Sql | undefined {
  if (clocks.length === 0) return undefined
  const rows = clocks.map(({ recordId, recordType, levelId, clock, calendarId, calendarAt, nextAt }) => ({
    id: newId(),
    record_id: recordId,
    record_type: recordType,
    level_id: levelId,
    cycle: clock.cycle,
    phase: clock.phase,
    started_at: iso(clock.startedAt),
    since: iso(clock.since),
    used: Math.round(clock.used),
    budget: clock.budget,
    due_at: iso(clock.dueAt),
    breached_at: iso(clock.breachedAt),
    warned: clock.warned,
    next_at: iso(nextAt),
    calendar_id: calendarId,
    calendar_at: calendarAt,
  }))
  return sql`insert into clock (tenant_id, ${columns}, next_at)
    select ${tenant}::uuid, ${columns}, next_at from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, record_id uuid, record_type text, level_id uuid,
      cycle integer, phase text, started_at timestamptz, since timestamptz, used bigint, budget bigint, due_at timestamptz, breached_at timestamptz, warned integer,
      calendar_id uuid, calendar_at timestamptz, next_at timestamptz)
    on conflict (tenant_id, record_id, level_id, cycle) where replaced_at is null do update set phase = excluded.phase, since = excluded.since, used = excluded.used,
      due_at = excluded.due_at, breached_at = excluded.breached_at, warned = excluded.warned, next_at = excluded.next_at`
}

/** Puts clocks aside that a later reckoning replaces: they are kept, with why. */
export const replaceClocks = async (db: Queryable, ids: readonly string[], at: string, because: string): Promise<void> =>
  void (await db.query(
    sql`update clock set replaced_at = ${at}::timestamptz, replaced_because = ${because}, next_at = null where id = any(${ids}::uuid[]) and replaced_at is null`,
  ))

/** Clocks that run towards a deadline and have none written down. */
export const clocksWithoutDeadline = (db: Queryable): Promise<KeptClock[]> =>
  clocksWhere(db, sql`phase = 'running' and due_at is not null and breached_at is null and next_at is null limit 1000`)

/** Writes down when a clock is due next, if it is still as it was read; gives how many that were. */
export const setDeadline = async (db: Queryable, { id, clock }: KeptClock, at: number): Promise<number> =>
  (
    await db.query(
      sql`update clock set next_at = ${iso(at)}::timestamptz where id = ${id}::uuid and phase = 'running' and since = ${iso(clock.since)}::timestamptz and next_at is null returning 1`,
    )
  ).length

/** When the clocks of records were last reckoned again, by record and level. */
export async function repairsOf(db: Queryable, recordIds: readonly string[]): Promise<(recordId: string, levelId: string) => number | undefined> {
  const found = await db.query<{ record: string; level: string; at: string }>(
    sql`select record_id as record, level_id as level, max(replaced_at) as at from clock where record_id = any(${recordIds}::uuid[]) and replaced_at is not null group by 1, 2`,
  )
  const known = new Map(found.map(f => [`${f.record} ${f.level}`, ms(f.at)]))
  return (recordId, levelId) => known.get(`${recordId} ${levelId}`)
}
