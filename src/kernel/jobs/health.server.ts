import sql from 'sql-template-tag'
import type { Database } from '../database/index.server.ts'

/** How the queue stands, over all tenants. */
export interface QueueHealth {
  /** Waiting, for now or for later. */
  readonly queued: number
  readonly running: number
  /** Given up; a person must look. */
  readonly dead: number
  /** How long the longest due job has been waiting for a worker. */
  readonly oldestDueSeconds: number
}

export async function queueHealth(database: Database, tenants: readonly string[], now: string): Promise<QueueHealth> {
  const each = await Promise.all(tenants.map(tenant => tenantHealth(database, tenant, now)))
  const sum = (of: (h: QueueHealth) => number) => each.reduce((total, h) => total + of(h), 0)
  return {
    queued: sum(h => h.queued),
    running: sum(h => h.running),
    dead: sum(h => h.dead),
    oldestDueSeconds: Math.max(0, ...each.map(h => h.oldestDueSeconds)),
  }
}

async function tenantHealth(database: Database, tenant: string, now: string): Promise<QueueHealth> {
  const [counted] = await database.for(tenant).query<QueueHealth>(
    sql`select count(*) filter (where dead_at is null and not held)::integer as queued,
               count(*) filter (where dead_at is null and held)::integer as running,
               count(*) filter (where dead_at is not null)::integer as dead,
               coalesce(extract(epoch from ${now}::timestamptz - min(due_at) filter (where dead_at is null and not held)), 0)::float8 as "oldestDueSeconds"
        from (select due_at, dead_at, leased_until is not null and leased_until >= clock_timestamp() as held from job) as j`,
  )
  return counted ?? { queued: 0, running: 0, dead: 0, oldestDueSeconds: 0 }
}
