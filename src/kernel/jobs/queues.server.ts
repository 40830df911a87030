import sql, { empty as none } from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import { tellQueued } from './wake.server.ts'

/** How the jobs of one name stand. */
export interface Queue {
  readonly name: string
  /** Due, or due later. */
  readonly waiting: number
  readonly running: number
  /** Of those that wait: how many have failed before. */
  readonly retrying: number
  readonly dead: number
  /** How long the longest due one has been waiting for a worker. */
  readonly oldestDueSeconds: number
  /** When the next of those that are not due is. */
  readonly nextAt: string | null
}

/** A job that was given up. */
export interface DeadLetter {
  readonly id: string
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly error: string | null
  readonly attempts: number
  readonly queuedAt: string
  readonly deadAt: string
}

const atOnce = 100

/** Every queue that has anything in it, by name. */
export const queues = (db: Queryable, now: string): Promise<Queue[]> =>
  db.query<Queue>(
    sql`select name,
          count(*) filter (where dead_at is null and not held)::integer as waiting,
          count(*) filter (where dead_at is null and held)::integer as running,
          count(*) filter (where dead_at is null and not held and attempts > 0)::integer as retrying,
          count(*) filter (where dead_at is not null)::integer as dead,
          greatest(0, coalesce(extract(epoch from ${now}::timestamptz - min(due_at) filter (where dead_at is null and not held)), 0))::float8 as "oldestDueSeconds",
          min(due_at) filter (where dead_at is null and not held and due_at > ${now}::timestamptz) as "nextAt"
        from (select name, due_at, dead_at, attempts, leased_until is not null and leased_until >= clock_timestamp() as held from job) j
        group by name order by name`,
  )

/** The jobs that were given up, the last first; `before` is the id of the last one of the page before. */
export async function deadLetters(
  db: Queryable,
  asked: { readonly name?: string; readonly before?: string },
): Promise<{ items: DeadLetter[]; next: string | null }> {
  const { name, before } = asked
  const found = await db.query<DeadLetter>(
    sql`select id, name, payload, last_error as error, attempts, created_at as "queuedAt", dead_at as "deadAt" from job
        where dead_at is not null ${name === undefined ? none : sql`and name = ${name}`}
          ${before === undefined ? none : sql`and (dead_at, id) < (select b.dead_at, b.id from job b where b.id = ${before}::uuid)`}
        order by dead_at desc, id desc limit ${atOnce + 1}::integer`,
  )
  const items = found.slice(0, atOnce)
  return { items, next: found.length > atOnce ? (items.at(-1)?.id ?? null) : null }
}

/**
 * Lets a dead letter run again, from its first attempt on; undefined if there is none of that id. Where another with its key
 * waits already, or is queued in this very moment, that one does its work: the dead one goes. It is taken out and put in anew,
 * because only what is put in can give way to another under its key, and without an error that would undo the caller's transaction.
 */
export async function retryDead(db: Queryable, id: string, now: string): Promise<Pick<DeadLetter, 'name'> | undefined> {
  const [again] = await db.query<{ name: string }>(
    sql`with dead as (delete from job where id = ${id}::uuid and dead_at is not null returning *),
        put as (insert into job (tenant_id, id, name, key, lane, payload, due_at, last_error, created_at)
          select tenant_id, id, name, key, lane, payload, ${now}::timestamptz, last_error, created_at from dead on conflict do nothing)
        select name from dead`,
  )
  if (again) tellQueued(db, again.name)
  return again
}

/** Forgets a dead letter for good. */
export async function discardDead(db: Queryable, id: string): Promise<Pick<DeadLetter, 'name'> | undefined> {
  const [gone] = await db.query<{ name: string }>(sql`delete from job where id = ${id}::uuid and dead_at is not null returning name`)
  return gone
}

const mostAtOnce = 500

/** The same with up to 500 of one name, the oldest first. Gives how many. */
export async function retryAllDead(db: Queryable, name: string, now: string): Promise<number> {
  const dead = await db.query<{ id: string }>(
    sql`select id from job where dead_at is not null and name = ${name} order by dead_at, id limit ${mostAtOnce}::integer`,
  )
  for (const { id } of dead) await retryDead(db, id, now)
  return dead.length
}
