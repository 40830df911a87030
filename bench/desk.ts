import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { readConfig } from '../src/app/config.server.ts'
import { home } from '../src/app/home.server.ts'
import { onlyTenant } from '../src/app/installation.server.ts'
import { createLog } from '../src/app/log.server.ts'
import { openRuntime, type Runtime } from '../src/app/runtime.server.ts'
import { machine } from '../src/kernel/actor.ts'
import { group, person, role } from '../src/people/index.ts'
import { service } from '../src/practices/service/index.ts'
import nodeFlags from '../scripts/node-flags.json' with { type: 'json' }
import { Line, once } from './http.ts'

/** A desk to measure: its own PostgreSQL and data, and a server process as `npm start` starts it. */
export interface Desk {
  readonly port: number
  readonly token: string
  /** As owner of the database, for loading and for what goes without the desk. */
  readonly owner: pg.Client
  readonly ownerUrl: string
  readonly startedIn: number
  /** Bytes of memory that the server process holds. */
  readonly memory: () => number
  /** Seconds of processor time that the server and its database have taken. */
  readonly cpu: () => number
  readonly line: () => Line
  readonly close: () => Promise<void>
}

/** Prepares people, groups and services once per data folder. */
export async function prepare(folder: string): Promise<{ token: string; runtime: Runtime }> {
  const config = readConfig({ ...process.env, MAINSTAY_DATA: folder, LOG_LEVEL: 'error', DATABASE_URL: '' })
  const runtime = await openRuntime({ config, log: createLog('error'), name: 'bench', stays: false })
  const { records } = runtime.installation
  const system = machine(onlyTenant, 'bench', 'cli')
  if ((await records.count(system, person)) < 100) {
    const agent = (await records.find(system, role, { limit: 100 })).items.find(r => r.key === 'agent')
    for (let n = 0; n < 100; n++)
      await records.create(system, person, { name: `Person ${n}`, email: `person.${n}@example.test`, roles: agent && n < 40 ? [agent.id] : [] })
    for (let n = 0; n < 10; n++) await records.create(system, group, { name: `Group ${n}` })
    for (let n = 0; n < 30; n++) await records.create(system, service, { name: `Service ${n}` })
  }
  const { token } = await runtime.access.issueToken({ for: 'person.0@example.test', name: 'bench', scopes: ['read', 'write'], days: 1 })
  return { token, runtime }
}

export async function startDesk(folder: string, token: string, ownerUrl: string, port: number, settings: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const env = {
    ...process.env,
    MAINSTAY_DATA: folder,
    PORT: String(port),
    LOG_LEVEL: 'error',
    RATE_PER_MINUTE: '1000000',
    DATABASE_URL: '',
    NODE_ENV: 'production',
    ...settings,
  }
  const main = join(home, 'dist', 'server', 'main.js')
  if (!existsSync(main)) throw new Error(`There is no ${main}. Run: npm run build`)
  const begun = performance.now()
  const child = spawn(process.execPath, [...nodeFlags, main, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  await ready(port, child)
  const startedIn = performance.now() - begun
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    port,
    token,
    owner,
    ownerUrl,
    startedIn,
    memory: () => residentBytes(child.pid ?? 0),
    cpu: () => processorSeconds(child.pid ?? 0) + processorSeconds(postmaster),
    line: () => new Line(port, token),
    close: async () => {
      await owner.end()
      child.kill('SIGTERM')
      await new Promise(resolve => child.once('exit', resolve))
    },
  }
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready.')
    await pause(20)
    const answer = await once(port, '', 'GET', '/readyz').catch(() => undefined)
    if (answer?.status === 200 && child.exitCode === null) return
  }
  throw new Error('The server was not ready within 12 seconds.')
}

/** Linux tells what a process holds in memory; elsewhere there is no figure. */
function residentBytes(pid: number): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

/** Processor time of a process and of those that it has started, as Linux tells it in hundredths of a second. */
function processorSeconds(pid: number): number {
  const all = readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (timesOf(Number(name)) ?? []) : []))
  const own = all.filter(p => p.pid === pid || p.parent === pid)
  return own.reduce((sum, p) => sum + p.seconds, 0)
}

function timesOf(pid: number): { pid: number; parent: number; seconds: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0] = [fields[1], fields[11], fields[12]]
    return { pid, parent, seconds: (user + system) / 100 }
  } catch {
    return undefined // it has just ended
  }
}
