import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import { home } from '../../src/app/home.server.ts'
import type { Database } from '../../src/kernel/database/index.server.ts'

const program = join(home, 'dist/server/main.js')

/** A job that somebody had in hand. */
export interface Orphan {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Workers as they are shipped: `mainstay work` of the built server, each a process of its own. */
export class Crew {
  kills = 0
  readonly #settings: Readonly<Record<string, string>>
  readonly #owner: Database
  readonly #alive: ChildProcess[] = []

  constructor(owner: Database, settings: Readonly<Record<string, string>>) {
    if (!existsSync(program)) throw new Error('The server is not built: run `npm run build`, or the tests with `npm test`.')
    this.#owner = owner
    this.#settings = settings
  }

  async employ(): Promise<void> {
    const env = { ...process.env, LOG_LEVEL: 'error', ...this.#settings }
    const worker = spawn(process.execPath, [program, 'work', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#alive.push(worker)
    const [said] = (await Promise.race([once(worker.stdout, 'data'), once(worker, 'exit')])) as [unknown]
    if (!String(said).includes('working')) throw new Error(`A worker did not begin: ${String(said)}`)
  }

  /** Kills who has been there longest, as the kernel of the machine would. Gives the jobs that it had in hand. */
  async kill(): Promise<readonly Orphan[]> {
    const worker = this.#alive.shift()
    if (worker?.pid === undefined || worker.exitCode !== null) throw new Error('There was nobody to kill: a worker has ended by itself.')
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    this.kills += 1
    return this.#owner.query<Orphan>(sql`select name, payload from store.job where ${heldBy(worker.pid)}`)
  }

  /** Ends the leases of those who were killed now, instead of waiting half a minute for it. */
  async endLeases(): Promise<void> {
    const living = this.#alive.map(worker => worker.pid)
    await this.#owner.query(
      sql`update store.job set leased_until = clock_timestamp() where leased_by is not null and split_part(leased_by, ' ', 2)::integer <> all(${living}::integer[])`,
    )
    await this.#owner.query(sql`select pg_notify('mainstay_jobs', '')`)
  }

  disband(): void {
    for (const worker of this.#alive) worker.kill('SIGKILL')
  }
}

/** A worker calls itself by its machine, its process and an id. */
const heldBy = (pid: number) => sql`split_part(leased_by, ' ', 2) = ${String(pid)}`
