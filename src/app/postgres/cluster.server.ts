import { execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, canReach, give, postgresAccount, reachablePrograms } from './account.server.ts'
import { installedPostgres } from './binaries.server.ts'
import { isAlive } from './lock.server.ts'
import { places, type State } from './state.server.ts'

export const owner = 'mainstay'

export type Settings = Readonly<Record<string, string | number>>

const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/** Makes the data folder of a new PostgreSQL, once. */
export function initialise(folder: string, state: State, quick: boolean): void {
  const { cluster } = places(folder)
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  const account = postgresAccount()
  rmSync(cluster, { recursive: true, force: true }) // an earlier attempt that was cut short
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  give(cluster, account)
  const password = join(tmpdir(), `mainstay-${process.pid}-${state.port}`)
  writeFileSync(password, state.ownerPassword, { mode: 0o600 })
  give(password, account)
  try {
    inside(cluster, account, (programs, path, open) =>
      execFileSync(
        join(programs, 'initdb'),
        // The locale is the server's own, so that text sorts alike on every system; UTF8, because LANG may be empty.
        [
          '-D',
          path,
          '-U',
          owner,
          '-A',
          'scram-sha-256',
          '--pwfile',
          password,
          '-E',
          'UTF8',
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--no-instructions',
          ...(quick ? ['--no-sync'] : []),
        ],
        { ...account, env: environment, cwd: '/', stdio: ['ignore', 'pipe', 'pipe', ...open] },
      ),
    )
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true })
    throw new Error(`The database could not be set up in ${cluster}: ${said(error)}`, { cause: error })
  } finally {
    rmSync(password, { force: true })
  }
}

const said = (error: unknown): string => (error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error))

/** Starts the server and waits until it takes connections. @throws with the last lines of its log if it does not */
export async function launch(folder: string, state: State, settings: Settings): Promise<void> {
  const { cluster, log } = places(folder)
  rotate(log)
  const start = existsSync(log) ? statSync(log).size : 0
  const all: Settings = { listen_addresses: '127.0.0.1', port: state.port, unix_socket_directories: '', ...settings }
  const account = postgresAccount()
  const output = openSync(log, 'a', 0o600)
  const child = inside(cluster, account, (programs, path, open) =>
    // Its output goes to a file and it leads its own group: neither the end of this process nor Ctrl-C in its terminal reaches it.
    spawn(join(programs, 'postgres'), ['-D', path, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
      ...account,
      env: environment,
      cwd: '/',
      detached: true,
      stdio: ['ignore', output, output, ...open],
    }),
  )
  closeSync(output)
  child.unref()
  const failed = new Promise<string>(resolve => child.once('error', error => resolve(error.message)))
  for (let left = 1500; left > 0; left--) {
    if (child.pid !== undefined && isReady(cluster, child.pid)) return
    if (child.exitCode !== null || child.pid === undefined) break
    await pause(20)
  }
  const why = child.pid === undefined ? await failed : readFileSync(log, 'utf8').slice(start).trim().split('\n').slice(-5).join('\n')
  throw new Error(`PostgreSQL did not start (its log is ${log}):\n${why}`)
}

/**
 * Runs a program that works in the cluster. Below a private home (root's own) its user cannot walk to the folder by
 * name: it is handed the folder open instead, and finds it under /proc/self/fd.
 */
function inside<T>(cluster: string, account: Account | undefined, run: (programs: string, path: string, open: number[]) => T): T {
  const programs = join(reachablePrograms(installedPostgres(), account), 'bin')
  if (canReach(cluster, account)) return run(programs, realpathSync(cluster), [])
  const handle = openSync(cluster, 'r')
  try {
    return run(programs, '/proc/self/fd/3', [handle])
  } finally {
    closeSync(handle)
  }
}

function rotate(log: string): void {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`)
}

/** The server writes the word into its pid file when it takes connections. */
function isReady(cluster: string, pid: number): boolean {
  const lines = pidFile(cluster)
  return Number(lines[0]) === pid && (lines[7] ?? '').trim() === 'ready'
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The process that serves this cluster now. A pid file that names a process of another kind (after a restart of the machine) is removed. */
export function serving(folder: string): { pid: number; port: number } | undefined {
  const { cluster } = places(folder)
  const lines = pidFile(cluster)
  const pid = Number(lines[0])
  if (!pid || !isAlive(pid)) return undefined
  if (serves(pid, cluster)) return { pid, port: Number(lines[3]) }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return undefined
}

/** A server works inside its data folder; where the system does not tell, the name of its program must do. */
function serves(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') return attempt(() => readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(cluster)
  if (process.platform === 'win32') return true
  return attempt(() => execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }))?.includes('postgres') ?? false
}

function attempt(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Stops the server: open transactions are rolled back, everything committed is on disk. */
export async function halt(folder: string, pid: number): Promise<void> {
  const { cluster } = places(folder)
  if (process.platform === 'win32') execFileSync(join(installedPostgres(), 'bin', 'pg_ctl'), ['stop', '-m', 'fast', '-D', cluster])
  else process.kill(pid, 'SIGINT')
  for (let left = 1500; left > 0 && existsSync(join(cluster, 'postmaster.pid')) && isAlive(pid); left--) await pause(20)
}
