import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Database, Statement, TenantDatabase, Transaction } from './database.ts'
import { isAway, translate, translateCommit } from './failures.server.ts'
import { Listener } from './listener.server.ts'
import { isOutdated, Session } from './session.server.ts'
import { transact } from './transaction.server.ts'
import { types } from './types.server.ts'

export interface ConnectOptions {
  readonly url: string
  /** Works as this role instead of the one that signs in. */
  readonly role?: string
  /** Connections at most; 10 unless told. */
  readonly max?: number
  readonly applicationName: string
  /** Milliseconds a statement may take; 15,000 unless told, 0 for as long as it takes. */
  readonly statementTimeout?: number
}

/** Opens nothing yet: connections are made when they are needed, and made again when they are lost. */
export function connect(options: ConnectOptions): Database {
  const config = clientConfig(options)
  const max = options.max ?? 10
  const pool = new pg.Pool({ ...config, max, idleTimeoutMillis: 600_000 })
  // An idle connection that breaks is reported here and has left the pool already.
  pool.on('error', () => {})
  const listener = new Listener(config)
  const nobody = tenantDatabase(pool, '')
  return {
    for: tenant => tenantDatabase(pool, tenant),
    query: nobody.query,
    transaction: nobody.transaction,
    listen: (channel, heard) => listener.listen(channel, heard),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount, most: max }),
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}

function tenantDatabase(pool: pg.Pool, tenant: string): TenantDatabase {
  return {
    tenant,
    query: <Row>(statement: Statement) => readAgain(() => lend(pool, tenant, session => alone<Row>(session, statement))),
    transaction: async <T>(work: (tx: Transaction) => Promise<T>) => {
      const { result, afterwards } = await lend(pool, tenant, session => transact(session, work))
      for (const then of afterwards) then()
      return result
    },
  }
}

/** A statement outside of a transaction commits by itself, so that one that writes can be lost as a commit can. */
const alone = <Row>(session: Session, statement: Statement): Promise<Row[]> =>
  session.rows<Row>(statement).catch((error: unknown) => {
    throw /^\s*select\b/i.test(statement.text) ? error : translateCommit(error)
  })

const sessions = new WeakMap<pg.PoolClient, Session>()

async function lend<T>(pool: pg.Pool, tenant: string, use: (session: Session) => Promise<T>): Promise<T> {
  const session = await take(pool)
  try {
    await session.become(tenant)
    return await use(session)
  } catch (error) {
    throw translate(error)
  } finally {
    session.release()
  }
}

/** Milliseconds between tries; a database that restarts is back within them. */
const tries = [50, 200, 600]

async function take(pool: pg.Pool, tried = 0): Promise<Session> {
  try {
    const client = await pool.connect()
    const session = sessions.get(client) ?? new Session(client)
    sessions.set(client, session)
    return session
  } catch (error) {
    const wait = tries[tried]
    if (wait === undefined || pool.ending || !isAway(error)) throw translate(error)
    await pause(wait)
    return take(pool, tried + 1)
  }
}

/** Once more on another connection where a migration has outdated a prepared statement: it has not run. */
async function readAgain<T>(read: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await read()
    } catch (error) {
      if (left === 0 || !isOutdated(error)) throw error
    }
  }
}

function clientConfig({ url, role, applicationName, statementTimeout = 15_000 }: ConnectOptions): pg.ClientConfig {
  const address = new URL(url)
  // What stands in the address would win over what is given beside it, the role among it.
  const theirs = address.searchParams.get('options')
  address.searchParams.delete('options')
  address.searchParams.delete('application_name')
  const settings = {
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    IntervalStyle: 'iso_8601',
    jit: 'off',
    // How like each other a word asked for and one in a title must be: `vpnn` and `vpn` are, at the usual 0.6 they are not.
    'pg_trgm.word_similarity_threshold': 0.45,
    search_path: 'app,public',
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 60_000,
    ...(role && { role }),
  }
  return {
    connectionString: address.href,
    application_name: applicationName,
    options: [...(theirs ? [theirs] : []), ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)].join(' '),
    types,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A server that is gone without a word never stops a statement by itself.
    ...(statementTimeout > 0 && { query_timeout: statementTimeout + 5000 }),
  }
}
