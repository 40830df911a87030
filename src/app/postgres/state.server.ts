import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { isAlive } from './lock.server.ts'

/** What every process that uses the own PostgreSQL must know; only its owner may read the file. */
export interface State {
  readonly port: number
  readonly ownerPassword: string
  readonly appPassword: string
}

/** The files around the data of an own PostgreSQL. */
export const places = (folder: string) => ({
  cluster: join(folder, 'cluster'),
  state: join(folder, 'state.json'),
  lock: join(folder, 'lock'),
  log: join(folder, 'server.log'),
  users: join(folder, 'users'),
})

export function readState(folder: string): State | undefined {
  try {
    return JSON.parse(readFileSync(places(folder).state, 'utf8')) as State
  } catch {
    return undefined
  }
}

export async function makeState(folder: string): Promise<State> {
  return writeState(folder, { port: await freePort(), ownerPassword: secret(), appPassword: secret() })
}

/** The same with a port that is free now. */
export async function withFreePort(folder: string, state: State): Promise<State> {
  return (await isFree(state.port)) ? state : writeState(folder, { ...state, port: await freePort() })
}

const secret = (): string => randomBytes(24).toString('base64url')

function writeState(folder: string, state: State): State {
  const file = places(folder).state
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return state
}

const isFree = (port: number): Promise<boolean> =>
  listenOnce(port).then(
    () => true,
    () => false,
  )
const freePort = (): Promise<number> => listenOnce(0)

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

/** Says that this process uses the server, so that no other stops it. */
export function enter(folder: string): void {
  const { users } = places(folder)
  mkdirSync(users, { recursive: true })
  writeFileSync(join(users, String(process.pid)), '')
}

/** Whether this was the last process to use the server. */
export function leave(folder: string): boolean {
  const { users } = places(folder)
  rmSync(join(users, String(process.pid)), { force: true })
  return usersOf(folder).length === 0
}

/** Processes that use the server now; those that died without a word are forgotten. */
export function usersOf(folder: string): number[] {
  const { users } = places(folder)
  const pids = readdirSync(users).map(Number)
  for (const pid of pids) if (!isAlive(pid)) rmSync(join(users, String(pid)), { force: true })
  return pids.filter(isAlive)
}
