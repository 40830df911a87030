import sql from 'sql-template-tag'
import type { Database } from '../database/index.server.ts'
import { later } from './backoff.ts'
import type { Job } from './job.ts'

const day = 86_400
const atOnce = 10_000

/** Forgets answers given to creates with an Idempotency-Key after the 24 hours that they are promised for. */
export const purgeIdempotency = (database: Database): Job => ({
  name: 'purge-idempotency',
  every: 'PT1H',
  run: async (_, { actor, now, signal }) => {
    const db = database.for(actor.tenant)
    const before = later(now, -day)
    for (let gone = atOnce; gone === atOnce && !signal.aborted; ) {
      const rows = await db.query(
        sql`delete from idempotency where (person_id, key) in
              (select person_id, key from idempotency where created_at < ${before}::timestamptz order by created_at limit ${atOnce}::integer) returning 1`,
      )
      gone = rows.length
    }
  },
})
