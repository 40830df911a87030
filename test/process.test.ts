import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { home } from '../src/app/home.server.ts'
import { serving } from '../src/app/postgres/cluster.server.ts'
import { startOwnPostgres } from '../src/app/postgres/own-postgres.server.ts'

const skip = !existsSync(join(home, 'dist/web/desk.html')) && 'the screens are not built'
const data = mkdtempSync(join(tmpdir(), 'mainstay-process-'))
const folder = join(data, 'postgres')
const started: ChildProcess[] = []

after(async () => {
  for (const child of started) child.kill('SIGKILL')
  if (existsSync(folder)) await (await startOwnPostgres({ folder })).stop()
  rmSync(data, { recursive: true, force: true })
})

interface Process {
  readonly child: ChildProcess
  readonly address: string
  readonly output: () => string
  readonly errors: () => string
}

/** Runs `mainstay` on a port of its own choosing and gives where it listens, once it says so. */
async function mainstay(words: readonly string[], settings: Record<string, string> = {}): Promise<Process> {
  const env = { ...process.env, DATABASE_URL: '', MAINSTAY_DATA: data, PORT: '0', LOG_LEVEL: 'info', ...settings }
  const child = spawn(process.execPath, [join(home, 'src/app/cli/main.server.ts'), ...words], { env, cwd: data, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', text => (out += String(text)))
  child.stderr.on('data', text => (err += String(text)))
  for (let left = 1200; left > 0 && !/^Mainstay is .*\n/m.test(out) && child.exitCode === null; left--) await pause(50)
  return { child, address: /http:\S+/.exec(out)?.[0] ?? '', output: () => out, errors: () => err }
}

async function end({ child }: Process, signal: NodeJS.Signals): Promise<number | null> {
  const gone = child.exitCode === null ? once(child, 'exit') : undefined
  child.kill(signal)
  await gone
  return child.exitCode
}

const status = async (address: string, path: string) => (await fetch(`${address}${path}`, { redirect: 'manual' })).status

test('the first start with --empty serves, tells a set-up link, and ends well with everything it started', { skip, timeout: 120_000 }, async () => {
  const desk = await mainstay(['serve', '--empty'])
  assert.match(desk.output(), /Set up the first administrator, once, at http/, desk.errors())
  assert.equal(await status(desk.address, '/readyz'), 200)
  assert.equal(await status(desk.address, '/sign-in'), 200)
  assert.equal(await status(desk.address, '/api/v1/incidents'), 401)
  assert.equal(await end(desk, 'SIGTERM'), 0, desk.errors())
  assert.equal(serving(folder), undefined)
})

test('a worker beside a desk outlives it, and the last one stops the database', { skip, timeout: 120_000 }, async () => {
  const desk = await mainstay(['serve', '--no-jobs'])
  const worker = await mainstay(['work'])
  assert.match(worker.output(), /working on background jobs/, worker.errors())
  assert.equal(await end(desk, 'SIGINT'), 0)
  assert.ok(serving(folder))
  assert.equal(await end(worker, 'SIGTERM'), 0)
  assert.equal(serving(folder), undefined)
})

test('after a kill the next start goes on with the same database', { skip, timeout: 120_000 }, async () => {
  const killed = await mainstay(['serve'])
  const pid = serving(folder)?.pid
  assert.equal(await end(killed, 'SIGKILL'), null)
  const next = await mainstay(['serve'])
  assert.equal(await status(next.address, '/readyz'), 200)
  assert.equal(serving(folder)?.pid, pid)
  await end(next, 'SIGTERM')
})

test('when the database is killed under it, the desk heals by itself', { skip, timeout: 120_000 }, async () => {
  const desk = await mainstay(['serve'])
  process.kill(serving(folder)?.pid ?? 0, 'SIGKILL')
  await pause(300)
  for (let left = 100; left > 0 && (await status(desk.address, '/readyz')) !== 200; left--) await pause(100)
  assert.equal(await status(desk.address, '/readyz'), 200, desk.errors())
  assert.equal(desk.child.exitCode, null)
  assert.equal(await end(desk, 'SIGTERM'), 0)
})

test('a port that is taken is named, and nothing stays behind', { skip, timeout: 120_000 }, async () => {
  const first = await mainstay(['serve'])
  const port = new URL(first.address).port
  const second = await mainstay(['serve'], { PORT: port })
  assert.equal(second.child.exitCode, 1)
  assert.match(second.errors(), new RegExp(`^PORT ${port} is taken by another program`, 'm'))
  assert.equal(await status(first.address, '/readyz'), 200)
  await end(first, 'SIGTERM')
  assert.equal(serving(folder), undefined)
})
