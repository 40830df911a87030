import type { Database, Queryable, Transaction } from '../database/index.server.ts'
import sql from 'sql-template-tag'

export const channel = 'mainstay_jobs'

/** Hears the name of a job that was queued. */
type Heard = (name: string) => void

const listeners = new Set<Heard>()

/** Calls back whenever this process has queued a job. Gives what ends it. */
export function onQueued(heard: Heard): () => void {
  listeners.add(heard)
  return () => void listeners.delete(heard)
}

/** Once the transaction that queues it has been committed. */
export const tellQueued = (db: Queryable, name: string): void => afterCommit(db, () => listeners.forEach(heard => heard(name)))

/**
 * Wakes the workers of other processes whenever this one has queued a job; gives what ends it. After the commit, not
 * in it: transactions that notify commit one after the other (PostgreSQL holds one lock for all), and a worker that
 * misses it looks again within seconds.
 */
export function announceQueued(database: Database, gather = 50): () => void {
  const names = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const announce = () => {
    timer = undefined
    const payload = [...names].join(' ')
    names.clear()
    database.query(sql`select pg_notify(${channel}, ${payload})`).catch(() => {})
  }
  const leave = onQueued(name => {
    names.add(name)
    timer ??= setTimeout(announce, gather)
  })
  return () => {
    clearTimeout(timer)
    leave()
  }
}

/** What another process has announced: some names; none where it does not know which. */
export const announced = (payload: string): readonly string[] => payload.split(' ').filter(name => name !== '')

function afterCommit(db: Queryable, then: () => void): void {
  if (isTransaction(db)) db.afterCommit(then)
  else then()
}

const isTransaction = (db: Queryable): db is Transaction => 'afterCommit' in db
