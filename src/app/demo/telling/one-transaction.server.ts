import type { Database, Queryable, Transaction } from '../../../kernel/database/index.server.ts'

/**
 * A database that is one transaction of one tenant: what would be a transaction within is a savepoint, undone by itself when it fails.
 * What waits for a commit happens at the end of each: within, all is as if it were there already.
 */
export function oneTransaction(tx: Transaction, tenant: string): Database {
  const query: Queryable['query'] = statement => tx.query(statement)
  const transaction = <T>(work: (within: Transaction) => Promise<T>): Promise<T> => savepoint(tx, work)
  return {
    query,
    transaction,
    for: asked => {
      if (asked !== tenant) throw new Error(`This is a transaction of tenant ${tenant}, not of ${asked}.`)
      return { tenant, query, transaction }
    },
    listen: async () => async () => {},
    connections: () => ({ open: 1, idle: 0, waiting: 0, most: 1 }),
    close: async () => {},
  }
}

async function savepoint<T>(tx: Transaction, work: (within: Transaction) => Promise<T>): Promise<T> {
  const afterwards: (() => void)[] = []
  const say = (text: string) => tx.query({ text, values: [] })
  // Not waited for: it travels with the first statement, and what is wrong with it is told by that.
  say('savepoint act').catch(() => {})
  try {
    const result = await work({ query: statement => tx.query(statement), afterCommit: then => void afterwards.push(then) })
    await say('release savepoint act')
    for (const then of afterwards) then()
    return result
  } catch (error) {
    await say('rollback to savepoint act')
    await say('release savepoint act')
    throw error
  }
}
