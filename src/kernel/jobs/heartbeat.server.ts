import sql from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'

/** What a worker says of itself, by the database's clock: those of two machines may differ. */
export interface Pulse {
  readonly id: string
  readonly host: string
  readonly pid: number
  readonly running: number
  readonly done: number
  readonly failed: number
}

export interface LivingWorker extends Pulse {
  readonly startedAt: string
  readonly seenAt: string
  /** Seconds since it was heard of. */
  readonly silent: number
}

/** A worker that says nothing for so long is taken for dead: its leases are over by then. */
export const deadAfterSeconds = 60
/** How long one that is dead is still shown, so that an operator sees that it has gone. */
const shownFor = '1 day'

export async function beat(db: Queryable, tenant: string, { id, host, pid, running, done, failed }: Pulse): Promise<void> {
  await db.query(
    sql`insert into worker (tenant_id, id, host, pid, started_at, seen_at, running, done, failed)
        values (${tenant}::uuid, ${id}, ${host}, ${pid}::integer, clock_timestamp(), clock_timestamp(), ${running}::integer, ${done}::integer, ${failed}::integer)
        on conflict (tenant_id, id) do update set seen_at = clock_timestamp(), running = excluded.running, done = excluded.done, failed = excluded.failed`,
  )
  await db.query(sql`delete from worker where seen_at < clock_timestamp() - ${shownFor}::interval`)
}

/** One that stops in order leaves nothing behind. */
export const leave = async (db: Queryable, id: string): Promise<void> => void (await db.query(sql`delete from worker where id = ${id}`))

export const workers = (db: Queryable): Promise<LivingWorker[]> =>
  db.query<LivingWorker>(
    sql`select id, host, pid, running, done, failed, started_at as "startedAt", seen_at as "seenAt",
          greatest(0, extract(epoch from clock_timestamp() - seen_at))::float8 as silent
        from worker order by seen_at desc, id limit 200`,
  )
