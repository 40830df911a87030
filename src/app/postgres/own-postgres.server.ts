import { mkdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { halt, initialise, launch, owner, serving, type Settings } from './cluster.server.ts'
import { alone } from './lock.server.ts'
import { enter, leave, makeState, places, readState, type State, withFreePort } from './state.server.ts'

/** A PostgreSQL that Mainstay keeps for itself: found running or started, stopped by the last process that uses it. */
export interface OwnPostgres {
  readonly ownerUrl: string
  /** Signs in as the role the application works as. */
  readonly appUrl: string
  /** Whether this process started it. */
  readonly started: boolean
  /** Starts it again whenever it dies; for processes that stay. */
  keep(report: (message: string) => void): void
  /** Leaves it; stops it if nobody else uses it. */
  stop(): Promise<void>
}

export interface OwnPostgresOptions {
  /** Everything it keeps lies in here. */
  readonly folder: string
  readonly database?: string
  readonly settings?: Settings
  /** Data that need not outlive the machine: written without waiting for the disk. */
  readonly throwaway?: boolean
}

export const appRole = 'mainstay_app'

const usual: Settings = {
  max_connections: 60,
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: 1.1,
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  max_parallel_workers_per_gather: 0, // a desk has many small questions at once, and seldom more cores than questions
  jit: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  datestyle: 'ISO',
}

const forgetful: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: 200,
  autovacuum: 'off',
}

export async function startOwnPostgres(options: OwnPostgresOptions): Promise<OwnPostgres> {
  const { folder } = options
  // Passable, so that the server's own user gets to its data; what is secret in here is closed by itself.
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const { state, started } = await alone(places(folder).lock, async () => {
    const ready = await run(options)
    enter(folder)
    return ready
  })
  const database = options.database ?? 'mainstay'
  const url = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${state.port}/${database}`
  const keeper = new Keeper(options)
  return {
    ownerUrl: url(owner, state.ownerPassword),
    appUrl: url(appRole, state.appPassword),
    started,
    keep: report => keeper.start(report),
    stop: () => keeper.stop(),
  }
}

/** A server left behind by a process that was killed is used on; one that does not answer is stopped first. */
async function run(options: OwnPostgresOptions): Promise<{ state: State; started: boolean }> {
  const { folder, throwaway = false } = options
  const known = readState(folder)
  const running = serving(folder)
  if (running && known && (await answers(known))) return { state: known, started: false }
  if (running) await halt(folder, running.pid)
  const state = known ? await withFreePort(folder, known) : await makeState(folder)
  initialise(folder, state, throwaway)
  await launchPatiently(folder, state, { ...usual, ...(throwaway && forgetful), ...options.settings })
  await furnish(state, options.database ?? 'mainstay')
  return { state, started: true }
}

/** The processes of a server that was killed need a moment to notice, and keep its memory until then. */
async function launchPatiently(folder: string, state: State, settings: Settings): Promise<void> {
  for (let left = 10; ; left--) {
    try {
      await launch(folder, state, settings)
      return
    } catch (error) {
      if (left === 0 || !(error instanceof Error) || !/shared memory block|lock file/.test(error.message)) throw error
      await pause(300)
    }
  }
}

const administer = (state: State): pg.Client =>
  new pg.Client({ host: '127.0.0.1', port: state.port, user: owner, password: state.ownerPassword, database: 'postgres', connectionTimeoutMillis: 5000 })

async function answers(state: State): Promise<boolean> {
  const client = administer(state)
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The role the application signs in as, and the database. */
async function furnish(state: State, database: string): Promise<void> {
  const client = administer(state)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount: hasRole } = await client.query('select from pg_roles where rolname = $1', [appRole])
    const password = pg.escapeLiteral(state.appPassword)
    await client.query(`${hasRole ? 'alter' : 'create'} role ${appRole} login password ${password}`)
    const { rowCount: hasDatabase } = await client.query('select from pg_database where datname = $1', [database])
    if (!hasDatabase) await client.query(`create database ${pg.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}

/** Stops the server if no process uses it, this one included; gives whether it is stopped now. */
export async function stopUnused(folder: string): Promise<boolean> {
  return alone(places(folder).lock, async () => {
    if (!leave(folder)) return false
    const running = serving(folder)
    if (running) await halt(folder, running.pid)
    return true
  })
}

class Keeper {
  readonly #options: OwnPostgresOptions
  #timer: NodeJS.Timeout | undefined
  #busy: Promise<void> = Promise.resolve()

  constructor(options: OwnPostgresOptions) {
    this.#options = options
  }

  start(report: (message: string) => void): void {
    const look = async () => {
      this.#busy = serving(this.#options.folder) ? Promise.resolve() : this.#restart(report)
      await this.#busy
      if (this.#timer) this.#timer = setTimeout(look, 250)
    }
    this.#timer = setTimeout(look, 250)
  }

  async #restart(report: (message: string) => void): Promise<void> {
    report('PostgreSQL has died; starting it again.')
    try {
      await alone(places(this.#options.folder).lock, () => run(this.#options))
      report('PostgreSQL is back.')
    } catch (error) {
      report(error instanceof Error ? error.message : String(error))
      await pause(1000)
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#busy
    await stopUnused(this.#options.folder)
  }
}
