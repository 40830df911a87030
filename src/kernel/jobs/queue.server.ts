import sql from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import { newId } from '../id.server.ts'
import { tellQueued } from './wake.server.ts'

/**
 * Queues a job in the transaction that causes it. With a key, one that still waits is left as it is. In a lane, only so
 * many run at a time, beside the jobs of other lanes and of none: for what waits for other machines.
 */
export async function queueJob(db: Queryable, tenant: string, name: string, payload: object, dueAt: string, key?: string, lane?: string): Promise<void> {
  await db.query(
    sql`insert into job (tenant_id, id, name, key, lane, payload, due_at)
        values (${tenant}::uuid, ${newId()}::uuid, ${name}, ${key ?? null}, ${lane ?? null}, ${JSON.stringify(payload)}::jsonb, ${dueAt}::timestamptz)
        on conflict do nothing`,
  )
  tellQueued(db, name)
}
