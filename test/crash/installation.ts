import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { home } from '../../src/app/home.server.ts'
import { serving } from '../../src/app/postgres/cluster.server.ts'
import { eventually } from '../harness/eventually.ts'

const program = join(home, 'src/app/cli/main.server.ts')

/** An installation as an operator runs it: a process of its own, with its own PostgreSQL in a folder of its own. */
export class ShippedInstallation {
  readonly folder = mkdtempSync(join(tmpdir(), 'mainstay-crash-'))
  /** What the processes said, for when something goes wrong. */
  readonly said: string[] = []
  address = ''
  #process: ChildProcess | undefined
  readonly #settings: Readonly<Record<string, string>>

  constructor(settings: Readonly<Record<string, string>> = {}) {
    this.#settings = settings
    // The server's own user must get through.
    chmodSync(this.folder, 0o711)
  }

  async start(): Promise<void> {
    const child = this.#spawn(['serve', '--empty', '--json'])
    this.#process = child
    const first = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout ?? process.stdin }).once('line', resolve)
      child.once('exit', code => reject(new Error(`It ended with ${code}: ${this.said.slice(-5).join('\n')}`)))
    })
    this.address = (JSON.parse(first) as { address: string }).address
  }

  /** Waits until it says that it is ready. */
  ready(): Promise<void> {
    return eventually('it is ready', async () => (await this.readiness()).status === 200, 30)
  }

  async readiness(): Promise<{ status: number; reason: string }> {
    const answer = await fetch(`${this.address}/readyz`).catch(() => undefined)
    return { status: answer?.status ?? 0, reason: ((await answer?.json()) as { reason?: string } | undefined)?.reason ?? '' }
  }

  /** As if the power had gone. */
  async killApp(): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  killPostgres(): void {
    const server = serving(join(this.folder, 'postgres'))
    if (!server) throw new Error('PostgreSQL does not run.')
    process.kill(server.pid, 'SIGKILL')
  }

  /** A command beside it. Gives what it printed. @throws where it fails */
  async run(...words: readonly string[]): Promise<string> {
    const child = this.#spawn(words)
    let out = ''
    child.stdout?.on('data', text => (out += String(text)))
    const [code] = (await once(child, 'close')) as [number]
    if (code !== 0) throw new Error(`mainstay ${words.join(' ')} ended with ${code}: ${out}\n${this.said.slice(-5).join('\n')}`)
    return out.trim()
  }

  async remove(): Promise<void> {
    const child = this.#process
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    const left = serving(join(this.folder, 'postgres'))
    if (left) process.kill(left.pid, 'SIGQUIT')
    await eventually('PostgreSQL is gone', () => serving(join(this.folder, 'postgres')) === undefined)
    rmSync(this.folder, { recursive: true, force: true })
  }

  #spawn(words: readonly string[]): ChildProcess {
    const { DATABASE_URL: _, ...environment } = process.env
    const env = { ...environment, MAINSTAY_DATA: this.folder, PORT: '0', LOG_LEVEL: 'warn', RATE_PER_MINUTE: '1000000', ...this.#settings }
    const child = spawn(process.execPath, [program, ...words], { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    createInterface({ input: child.stderr }).on('line', line => this.said.push(line))
    return child
  }
}
