import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { serving } from './cluster.server.ts'
import { startOwnPostgres } from './own-postgres.server.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'mainstay-test-')), 'postgres')
const processes: ChildProcess[] = []

after(async () => {
  for (const child of processes) child.kill('SIGKILL')
  await (await startOwnPostgres({ folder, throwaway: true })).stop()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

interface User {
  readonly child: ChildProcess
  readonly started: boolean
  readonly ownerUrl: string
  readonly appUrl: string
}

async function use(): Promise<User> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('test/user.ts', import.meta.url)), folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  processes.push(child)
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return { child, ...(JSON.parse(String(line)) as Omit<User, 'child'>) }
}

async function leave({ child }: User): Promise<void> {
  const gone = once(child, 'exit')
  child.stdin?.write('stop\n')
  await gone
}

async function kill({ child }: User): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const running = () => serving(folder)?.pid

test('the first process starts the server, the second finds it, and only the last one to leave stops it', async () => {
  const first = await use()
  const second = await use()
  assert.deepEqual([first.started, second.started], [true, false])
  assert.equal(first.ownerUrl, second.ownerUrl)
  await leave(first)
  assert.deepEqual(await ask(second.ownerUrl, 'select 1 as one'), [{ one: 1 }])
  await leave(second)
  assert.equal(running(), undefined)
})

test('the application signs in as a role that is not the owner and cannot become it', async () => {
  const user = await use()
  assert.deepEqual(await ask(user.appUrl, `select rolname as name, rolsuper as super from pg_roles where rolname = current_user`), [
    { name: 'mainstay_app', super: false },
  ])
  await assert.rejects(ask(user.appUrl, 'set role mainstay'), /permission denied/)
  await leave(user)
})

test('it listens on this machine only, and its passwords are for its owner only', async () => {
  const user = await use()
  assert.deepEqual(await ask(user.ownerUrl, `select current_setting('listen_addresses') as on`), [{ on: '127.0.0.1' }])
  assert.equal(statSync(join(folder, 'state.json')).mode & 0o077, 0)
  assert.equal(statSync(join(folder, 'cluster')).mode & 0o077, 0)
  await leave(user)
})

test('a server whose process was killed is used on by the next, which then stops it', async () => {
  const killed = await use()
  await ask(killed.ownerUrl, 'create table kept (id integer)')
  const pid = running()
  await kill(killed)
  const next = await use()
  assert.equal(next.started, false)
  assert.equal(running(), pid)
  assert.deepEqual(await ask(next.ownerUrl, 'select count(*)::int as n from kept'), [{ n: 0 }])
  await leave(next)
  assert.equal(running(), undefined)
})

test('a pid file that names a process of another kind does not keep the server from starting', async () => {
  await leave(await use())
  writeFileSync(join(folder, 'cluster', 'postmaster.pid'), `${process.pid}\n`)
  const user = await use()
  assert.equal(user.started, true)
  await leave(user)
})

test('a server that is killed is started again on the same port by a process that keeps it', async () => {
  const said: string[] = []
  const own = await startOwnPostgres({ folder, throwaway: true })
  own.keep(message => said.push(message))
  process.kill(running() ?? 0, 'SIGKILL')
  for (let left = 100; left > 0 && said.length < 2; left--) await pause(100)
  assert.deepEqual(said, ['PostgreSQL has died; starting it again.', 'PostgreSQL is back.'])
  assert.deepEqual(await ask(own.ownerUrl, 'select 1 as one'), [{ one: 1 }])
  await own.stop()
})

test('a server that does not start says why, with its own words', async () => {
  const broken = startOwnPostgres({ folder, throwaway: true, settings: { shared_buffers: 'plenty' } })
  await assert.rejects(broken, /PostgreSQL did not start[^]*invalid value for parameter "shared_buffers"/)
})

test('data in a private home folder can be served, though the server runs as a user who cannot go there', { skip: process.getuid?.() !== 0 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'mainstay-private-')) // 0700, owned by root
  mkdirSync(join(home, 'desk'))
  const own = await startOwnPostgres({ folder: join(home, 'desk', 'postgres'), throwaway: true })
  assert.deepEqual(await ask(own.ownerUrl, 'select 1 as one'), [{ one: 1 }])
  assert.ok(readFileSync(join(home, 'desk', 'postgres', 'state.json'), 'utf8').includes('port'))
  await own.stop()
  rmSync(home, { recursive: true, force: true })
})
