import sql from 'sql-template-tag'
import type { Database } from '../kernel/database/index.server.ts'

/** Runs work that two processes starting together must not both do: the second waits for the first, and then looks again. */
export const oneAtATime = <T>(database: Database, what: string, work: () => Promise<T>): Promise<T> =>
  database.transaction(async tx => {
    // It does nothing but hold the lock, for as long as the work takes.
    await tx.query(sql`set local idle_in_transaction_session_timeout = 0`)
    await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`mainstay ${what}`}))`)
    return work()
  })
