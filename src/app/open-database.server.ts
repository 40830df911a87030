import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, type Database } from '../kernel/database/index.server.ts'
import type { Log } from '../kernel/log.ts'
import type { Config } from './config.server.ts'
import { migrate } from './migrate.server.ts'
import { appRole, startOwnPostgres } from './postgres/own-postgres.server.ts'

/** The database of an installation, its own or the one it was given. */
export interface OpenDatabase {
  /** As the application works. */
  readonly database: Database
  readonly ownerUrl: string
  /** Closes the connections, and stops an own server that nobody else uses. */
  close(): Promise<void>
}

export interface OpenOptions {
  readonly config: Config
  readonly log: Log
  /** Stands beside its connections in the server's lists. */
  readonly applicationName: string
  /** This process stays: it starts an own server again when that dies. */
  readonly stays?: boolean
}

/** Finds or starts the server and brings its tables to this version. @throws MigrationError, or that it cannot be reached */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const server = await findServer(options)
  try {
    const applied = await patiently(options.log, () => migrate(server.ownerUrl))
    if (applied.length > 0) options.log.info({ migrations: applied }, 'the database was brought to this version')
  } catch (error) {
    await server.stop()
    throw error
  }
  const { config, applicationName } = options
  const database = connect({
    url: server.appUrl,
    ...(config.databaseUrl && { role: appRole }),
    max: config.databaseConnections,
    applicationName,
    // People wait seconds; an import or a check of the whole history may ask for minutes.
    statementTimeout: options.stays ? 15_000 : 600_000,
  })
  return {
    database,
    ownerUrl: server.ownerUrl,
    close: async () => {
      await database.close()
      await server.stop()
    },
  }
}

export interface Server {
  readonly ownerUrl: string
  readonly appUrl: string
  stop(): Promise<void>
}

/** Where the own server keeps its files. */
export const ownFolder = (config: Config): string => join(config.data, 'postgres')

export async function findServer({ config, log, stays }: OpenOptions): Promise<Server> {
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, appUrl: config.databaseUrl, stop: async () => {} }
  const own = await startOwnPostgres({ folder: ownFolder(config) })
  if (stays) own.keep(message => log.warn({}, message))
  return own
}

/** After a start of the whole machine the database may come up later than Mainstay: half a minute is waited for it. */
async function patiently<T>(log: Log, work: () => Promise<T>): Promise<T> {
  for (let left = 30; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (left === 0 || !isComing(error)) throw error
      if (left === 30) log.warn({}, 'the database cannot be reached yet; waiting for it')
      await pause(1000)
    }
  }
}

/** Refused, or starting up. */
const isComing = (error: unknown): boolean => error instanceof Error && 'code' in error && ['ECONNREFUSED', '57P03', 'EAI_AGAIN'].includes(String(error.code))
