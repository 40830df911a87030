import type { Database, Queryable, Transaction } from '../database/index.server.ts'
import sql from 'sql-template-tag'

export const channel = 'mainstay_jobs'

const listeners = new Set<() => void>()

/** Calls back whenever this process has queued a job. Gives what ends it. */
export function onQueued(heard: () => void): () => void {
  listeners.add(heard)
  return () => void listeners.delete(heard)
}

export const tellQueued = (): void => listeners.forEach(heard => heard())

/**
 * Wakes the workers of other processes whenever this one has queued a job; gives what ends it. After the commit, not
 * in it: transactions that notify commit one after the other (PostgreSQL holds one lock for all), and a worker that
 * misses it looks again within seconds.
 */
export function announceQueued(database: Database, gather = 50): () => void {
  let timer: NodeJS.Timeout | undefined
  const announce = () => {
    timer = undefined
    database.query(sql`select pg_notify(${channel}, '')`).catch(() => {})
  }
  const leave = onQueued(() => void (timer ??= setTimeout(announce, gather)))
  return () => {
    clearTimeout(timer)
    leave()
  }
}

export function afterCommit(db: Queryable, then: () => void): void {
  if (isTransaction(db)) db.afterCommit(then)
  else then()
}

const isTransaction = (db: Queryable): db is Transaction => 'afterCommit' in db
