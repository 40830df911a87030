import { createHash } from 'node:crypto'
import sql, { type Sql } from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'

/**
 * The statements on table `job`. When a job is due is told by the clock that is passed in; leases run by the
 * database's clock, because those of two machines may differ by more than a lease lasts.
 */

/** A job that a worker holds. Its `attempts` prove that it still does: whoever takes it over counts one more. */
export interface Taken {
  readonly id: string
  readonly name: string
  readonly payload: Record<string, unknown>
  readonly due_at: string
  readonly attempts: number
}

export interface Taker {
  readonly worker: string
  readonly leaseSeconds: number
}

const until = (taker: Taker): Sql => sql`clock_timestamp() + make_interval(secs => ${taker.leaseSeconds}::float8)`
const mine = (worker: string, job: Taken): Sql => sql`id = ${job.id}::uuid and leased_by = ${worker} and attempts = ${job.attempts}::integer`

export interface Wanted {
  readonly names: readonly string[]
  /** What the worker runs already. */
  readonly running: readonly Pick<Taken, 'id' | 'name'>[]
  readonly most: number
  readonly now: string
}

const idsOf = ({ running }: Wanted): string[] => running.map(r => r.id)

/** A lease that is lost with the database's last moments is as one that ran out: it need not be on the disk before the job runs. */
const soon = sql`(select set_config('synchronous_commit', 'off', true)) as soon`

/**
 * Takes up to `most` due jobs of these names that are in no lane, also those whose lease has run out. First come those of a name
 * of which fewest run, then the longest due: ten thousand notifications that wait must not keep a deadline waiting.
 * Each name is looked for along the index, so that what waits for other workers costs nothing.
 */
export const take = (db: Queryable, taker: Taker, wanted: Wanted): Promise<Taken[]> =>
  db.query<Taken>(
    sql`with due as (
          select next.id from unnest(${wanted.names}::text[], ${wanted.names.map(name => wanted.running.filter(r => r.name === name).length)}::integer[]) as wanted (name, running)
          cross join lateral (
            select found.*, row_number() over (order by found.due_at) as nth from (
              select j.id, j.due_at from job j
              where j.name = wanted.name and j.lane is null and j.dead_at is null and j.due_at <= ${wanted.now}::timestamptz
                and (j.leased_until is null or j.leased_until < clock_timestamp()) and j.id <> all(${idsOf(wanted)}::uuid[])
              order by j.due_at limit ${wanted.most}::integer for update skip locked) found) next
          order by wanted.running + next.nth, next.due_at limit ${wanted.most}::integer)
        update job set leased_by = ${taker.worker}, leased_until = ${until(taker)}, attempts = attempts + 1
        from due, ${soon} where job.id = due.id
        returning job.id, job.name, job.payload, job.due_at, job.attempts`,
  )

/**
 * The same out of the lanes, of each only as many as keep `perLane` of it running in all processes together (two that look
 * in the same moment may take a few more). Lanes are found one after the other along their index, however much waits in one.
 */
export const takeFromLanes = (db: Queryable, taker: Taker, wanted: Wanted & { readonly perLane: number }): Promise<Taken[]> =>
  db.query<Taken>(
    sql`with recursive lanes as (
          (select lane from job where lane is not null and dead_at is null order by lane limit 1)
          union all
          select (select j.lane from job j where j.lane > l.lane and j.dead_at is null order by j.lane limit 1) from lanes l where l.lane is not null),
        busy as (
          select lane, (select count(*) from job h where h.lane = lanes.lane and h.dead_at is null and h.leased_until >= clock_timestamp())::integer as held
          from lanes where lane is not null),
        due as (
          select next.id from busy cross join lateral (
            select j.id, j.due_at from job j
            where j.lane = busy.lane and j.dead_at is null and j.due_at <= ${wanted.now}::timestamptz
              and (j.leased_until is null or j.leased_until < clock_timestamp())
              and j.name = any(${wanted.names}::text[]) and j.id <> all(${idsOf(wanted)}::uuid[])
            order by j.due_at limit greatest(${wanted.perLane}::integer - busy.held, 0) for update skip locked) next
          order by next.due_at limit ${wanted.most}::integer)
        update job set leased_by = ${taker.worker}, leased_until = ${until(taker)}, attempts = attempts + 1
        from due, ${soon} where job.id = due.id
        returning job.id, job.name, job.payload, job.due_at, job.attempts`,
  )

/** Renews the leases that are still held, and gives the ids of those jobs. */
export async function renew(db: Queryable, taker: Taker, jobs: readonly Taken[]): Promise<Set<string>> {
  const held = await db.query<{ id: string }>(
    sql`update job set leased_until = ${until(taker)}
        from unnest(${jobs.map(j => j.id)}::uuid[], ${jobs.map(j => j.attempts)}::integer[]) as held (id, attempts)
        where job.id = held.id and job.attempts = held.attempts and job.leased_by = ${taker.worker} returning job.id`,
  )
  return new Set(held.map(h => h.id))
}

export const finish = async (db: Queryable, worker: string, job: Taken): Promise<void> => void (await db.query(sql`delete from job where ${mine(worker, job)}`))

/** A scheduled job keeps its one row: it waits for the next time, with what went wrong if anything did. */
export const scheduleAgain = async (db: Queryable, worker: string, job: Taken, dueAt: string, error: string | null): Promise<void> =>
  void (await db.query(
    sql`update job set due_at = ${dueAt}::timestamptz, attempts = ${error === null ? 0 : job.attempts}::integer, last_error = ${error}, leased_by = null, leased_until = null
        where ${mine(worker, job)}`,
  ))

/** A dead letter: never run again by itself. */
export const bury = async (db: Queryable, worker: string, job: Taken, error: string, now: string): Promise<void> =>
  void (await db.query(
    sql`update job set dead_at = ${now}::timestamptz, last_error = ${error}, leased_by = null, leased_until = null where ${mine(worker, job)}`,
  ))

interface Back {
  readonly dueAt: string
  /** Attempts it counts from now on. */
  readonly attempts: number
  readonly error: string | null
}

/**
 * Puts a job back to wait. Where another with its key waits already, one of them is enough: that one stays and
 * takes over the count, so that work that always fails dies in the end however often it is queued.
 */
export async function putBack(db: Queryable, worker: string, job: Taken, back: Back): Promise<void> {
  const statement = sql`
    with held as (select id, name, key from job where ${mine(worker, job)}),
    other as (update job set attempts = greatest(job.attempts, ${back.attempts}::integer), due_at = greatest(job.due_at, ${back.dueAt}::timestamptz), last_error = ${back.error}
      from held where job.name = held.name and job.key = held.key and job.leased_by is null and job.dead_at is null returning job.id),
    gone as (delete from job using held where job.id = held.id and exists (select from other))
    update job set due_at = ${back.dueAt}::timestamptz, attempts = ${back.attempts}::integer, last_error = ${back.error}, leased_by = null, leased_until = null
    from held where job.id = held.id and not exists (select from other)`
  try {
    await db.query(statement)
  } catch (error) {
    if (!isTaken(error)) throw error
    await db.query(statement) // another was queued under its key between looking and writing
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'

/** Makes sure that a scheduled job has its row: one per tenant, by an id that follows from its name. */
export const ensureScheduled = async (db: Queryable, tenant: string, name: string, now: string, next: string): Promise<void> =>
  void (await db.query(
    sql`insert into job (tenant_id, id, name, payload, due_at) values (${tenant}::uuid, ${scheduledId(name)}::uuid, ${name}, '{}', ${now}::timestamptz)
        on conflict (tenant_id, id) do update set due_at = ${next}::timestamptz where job.due_at > ${next}::timestamptz and job.leased_until is null`,
  ))

/** UUID version 8, its bits from the name. */
export function scheduledId(name: string): string {
  const hex = createHash('sha256').update(`every ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
