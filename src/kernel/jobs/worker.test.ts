import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { freshDatabase } from '../../../test/harness/database.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { connect } from '../database/index.server.ts'
import type { Records } from '../records/index.server.ts'
import { createWorker, type Job, purgeIdempotency, queueJob, type WorkerOptions } from './index.server.ts'
import { quiet, tenant } from './test/parts.ts'

interface Stored {
  readonly id: string
  readonly name: string
  readonly attempts: number
  readonly due_at: string
  readonly leased_by: string | null
  readonly last_error: string | null
  readonly dead_at: string | null
}

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let clock: number
const now = () => new Date(clock).toISOString()
const advance = (seconds: number) => void (clock += seconds * 1000)

before(async () => {
  fresh = await freshDatabase()
})
beforeEach(async () => {
  clock = Date.parse('2026-03-02T08:00:00.000Z')
  await db().query(sql`delete from job`)
})
after(() => fresh.drop())

const pick = ({ queued, running, dead }: { queued: number; running: number; dead: number }) => ({ queued, running, dead })
const db = () => fresh.database.for(tenant)
const stored = () => db().query<Stored>(sql`select id, name, attempts, due_at, leased_by, last_error, dead_at from job order by due_at`)
const later = (seconds: number) => new Date(clock + seconds * 1000).toISOString()
const queue = (name: string, payload: object = {}, key?: string) => queueJob(db(), tenant, name, payload, now(), key)

/** A worker that looks often, and is stopped when the test ends. */
async function working(context: { after(then: () => Promise<void>): void }, jobs: readonly Job[], options: Partial<WorkerOptions> = {}) {
  const worker = createWorker({
    database: fresh.database,
    tenants: () => Promise.resolve([tenant]),
    jobs,
    records: {} as Records, // no job here looks at them
    now,
    log: quiet,
    name: 'test',
    pollSeconds: 0.02,
    ...options,
  })
  await worker.start()
  context.after(() => worker.stop(0))
  return worker
}

/** A job that is held until the test lets it go. */
function held(name: string) {
  const signals: AbortSignal[] = []
  const ends: (() => void)[] = []
  const job: Job = {
    name,
    run: (_, { signal }) => {
      signals.push(signal)
      return new Promise(resolve => ends.push(resolve))
    },
  }
  return { job, signals, end: () => ends.splice(0).forEach(end => end()) }
}

test('a queued job runs once, with its payload, under its own name', async t => {
  const seen: unknown[] = []
  await working(t, [{ name: 'greet', run: async (payload, { actor }) => void seen.push([payload, actor.name, actor.tenant, actor.unbound]) }])
  await queue('greet', { to: 'Ada' })
  await eventually('the job is gone', async () => (await stored()).length === 0)
  assert.deepEqual(seen, [[{ to: 'Ada' }, 'greet', tenant, true]])
})

test('a worker that sleeps is woken by what is queued, also in another process', async t => {
  const seen: unknown[] = []
  const worker = await working(t, [{ name: 'greet', run: async payload => void seen.push(payload) }], { pollSeconds: 3600 })
  await eventually('its first look is over', async () => (await worker.health()).queued === 0)
  await queue('greet', { from: 'here' })
  await eventually('woken from within', () => seen.length === 1)
  await fresh.owner.query(
    sql`insert into store.job (tenant_id, id, name, payload, due_at) values (${tenant}::uuid, gen_random_uuid(), 'greet', '{"from": "there"}', ${now()}::timestamptz)`,
  )
  await fresh.owner.query(sql`select pg_notify('mainstay_jobs', '')`)
  await eventually('woken from outside', () => seen.length === 2)
})

test('a job is not run before it is due', async t => {
  const seen: unknown[] = []
  await working(t, [{ name: 'greet', run: async () => void seen.push(1) }])
  await queueJob(db(), tenant, 'greet', {}, new Date(clock + 60_000).toISOString())
  await queue('greet')
  await eventually('the one that is due has run', async () => (await stored()).length === 1)
  assert.equal(seen.length, 1)
  advance(60)
  await eventually('the other one has run', async () => (await stored()).length === 0)
})

test('what was queued in a transaction that failed does not run', async () => {
  const failed = fresh.database.for(tenant).transaction(async tx => {
    await queueJob(tx, tenant, 'greet', {}, now())
    throw new Error('no')
  })
  await assert.rejects(failed, /no/)
  assert.deepEqual(await stored(), [])
})

test('a job that fails is tried again after a growing wait, and left with its error after eight attempts', async t => {
  const at: string[] = []
  const worker = await working(t, [{ name: 'call', run: async () => Promise.reject(new Error(`no answer at ${at.push(now())}`)) }])
  await queue('call')
  for (const wait of [5, 15, 45, 135, 405, 1215, 3600]) {
    const tried = at.length + 1
    await eventually(`attempt ${tried} is over`, async () => (await stored())[0]?.last_error === `no answer at ${tried}`)
    advance(wait)
  }
  await eventually('it is dead', async () => (await worker.health()).dead === 1)
  const [dead] = await stored()
  assert.equal(at.length, 8)
  assert.equal(dead?.last_error, 'no answer at 8')
  assert.equal(dead?.leased_by, null)
  advance(100_000)
  await queue('call')
  await eventually('another one is tried', () => at.length === 9)
  assert.equal((await worker.health()).dead, 1)
})

test('of jobs with the same key only one waits, and one that runs does not keep the next from waiting', async t => {
  const call = held('call')
  await working(t, [call.job], { concurrency: 1 })
  await queue('call', {}, 'INC1')
  await eventually('it runs', () => call.signals.length === 1)
  await queue('call', {}, 'INC1')
  await queue('call', {}, 'INC1')
  assert.equal((await stored()).length, 2)
  call.end()
  await eventually('the second runs', () => call.signals.length === 2)
  call.end()
  await eventually('both are gone', async () => (await stored()).length === 0)
})

test('a job that fails while another waits under its key leaves its count to that one', async t => {
  let attempts = 0
  const failing: Job = {
    name: 'call',
    run: async () => {
      attempts++
      if (attempts === 1) await queue('call', {}, 'INC1')
      throw new Error('no answer')
    },
  }
  await working(t, [failing])
  await queue('call', {}, 'INC1')
  await eventually('the first attempt is over', async () => (await stored())[0]?.last_error === 'no answer')
  const [only, ...more] = await stored()
  assert.deepEqual(more, [])
  assert.equal(only?.attempts, 1)
  assert.equal(Date.parse(only?.due_at ?? ''), clock + 5000)
})

test('no more jobs run at a time than a worker may', async t => {
  const call = held('call')
  const worker = await working(t, [call.job], { concurrency: 2 })
  for (const key of ['a', 'b', 'c']) await queue('call', {}, key)
  await eventually('two run', () => call.signals.length === 2)
  assert.deepEqual(pick(await worker.health()), { queued: 1, running: 2, dead: 0 })
  advance(30)
  assert.equal((await worker.health()).oldestDueSeconds, 30)
  call.end()
  await eventually('the third runs', () => call.signals.length === 3)
  call.end()
  await eventually('none is left', async () => (await worker.health()).done === 3)
})

test('however many jobs of one name wait, those of another name get their turn', async t => {
  for (let n = 0; n < 10; n++) await queue('many', { n })
  advance(1)
  const [many, one, next] = [held('many'), held('one'), held('next')]
  await queue('one')
  await working(t, [many.job, one.job, next.job], { concurrency: 2 })
  await eventually('one of each runs', () => many.signals.length === 1 && one.signals.length === 1)
  await queue('next')
  one.end()
  await eventually('what runs not yet comes first', () => next.signals.length === 1)
  assert.equal(many.signals.length, 1)
  many.end()
  await eventually('the many go on', () => many.signals.length === 2)
})

test('of one lane only so many run at a time, and none keeps others from running', async t => {
  const call = held('call')
  const seen: unknown[] = []
  const jobs = [call.job, { name: 'greet', run: async (payload: object) => void seen.push(payload) }]
  await working(t, jobs, { concurrency: 1, perLane: 2 })
  const into = (lane: string, name: string, n: number) => queueJob(db(), tenant, name, { n }, now(), undefined, lane)
  for (const n of [1, 2, 3, 4, 5]) await into('slow', 'call', n)
  await eventually('two run', () => call.signals.length === 2)
  for (const n of [6, 7, 8]) await into('quick', 'greet', n)
  await queue('greet', { n: 9 })
  await eventually('the other lane is empty, and what is in none is done', () => seen.length === 4)
  assert.equal(call.signals.length, 2)
  call.end()
  await eventually('the next two run', () => call.signals.length === 4)
  call.end()
  await eventually('the last one runs', () => call.signals.length === 5)
  call.end()
  await eventually('none is left', async () => (await stored()).length === 0)
})

test('a job in a lane is due, tried again and given up like any other', async t => {
  let runs = 0
  const worker = await working(t, [{ name: 'call', run: async () => Promise.reject(new Error(`no answer ${++runs}`)) }])
  await queueJob(db(), tenant, 'call', {}, later(5), undefined, 'a')
  await new Promise(resolve => setTimeout(resolve, 100))
  assert.equal(runs, 0)
  for (let n = 1; n <= 8; n++) {
    advance(3600)
    await eventually(`attempt ${n} is over`, async () => (await stored())[0]?.last_error === `no answer ${n}`)
  }
  await eventually('it is dead', async () => (await worker.health()).dead === 1)
})

test('what waits longer than a worker has room for is worked off without waiting for the next look', async t => {
  const done: unknown[] = []
  for (let i = 0; i < 200; i++) await queue('short', { i })
  await working(t, [{ name: 'short', run: async payload => void done.push(payload.i) }], { concurrency: 4, pollSeconds: 3600 })
  await eventually('all of it ran', () => done.length === 200, 20)
})

test('a scheduled job runs each time it is due, never twice at once, whatever the number of workers', async t => {
  let running = 0
  let most = 0
  let runs = 0
  const tidy: Job = {
    name: 'tidy',
    every: 'PT1H',
    run: async () => {
      most = Math.max(most, ++running)
      await new Promise(resolve => setTimeout(resolve, 20))
      running--
      runs++
    },
  }
  await Promise.all([1, 2, 3].map(n => working(t, [tidy], { name: `worker ${n}` })))
  for (const turn of [1, 2, 3]) {
    await eventually(`run ${turn}`, async () => runs === turn && (await stored())[0]?.leased_by === null)
    assert.equal((await stored()).length, 1)
    assert.equal(Date.parse((await stored())[0]?.due_at ?? ''), clock + 3_600_000)
    advance(3600)
  }
  assert.equal(most, 1)
})

test('a scheduled job that fails is tried again sooner, keeps its error until it succeeds, and never dies', async t => {
  let runs = 0
  await working(t, [{ name: 'tidy', every: 'PT10M', run: async () => (++runs <= 10 ? Promise.reject(new Error(`broken ${runs}`)) : undefined) }])
  for (let n = 1; n <= 10; n++) {
    await eventually(`run ${n}`, async () => (await stored())[0]?.last_error === `broken ${n}`)
    advance(600)
  }
  await eventually('it succeeds', async () => runs === 11 && (await stored())[0]?.last_error === null)
  assert.deepEqual(
    (await stored()).map(j => [j.attempts, j.dead_at]),
    [[0, null]],
  )
})

test('a shorter interval in a new release holds at once', async t => {
  const run = async () => {}
  const slow = await working(t, [{ name: 'tidy', every: 'P1D', run }])
  await eventually('it ran', async () => Date.parse((await stored())[0]?.due_at ?? '') === clock + 86_400_000)
  await slow.stop()
  await working(t, [{ name: 'tidy', every: 'PT1M', run }])
  await eventually('it is due within a minute', async () => Date.parse((await stored())[0]?.due_at ?? '') === clock + 60_000)
})

test('stopping waits for what runs and takes nothing new', async t => {
  const call = held('call')
  const worker = await working(t, [call.job], { concurrency: 1 })
  await queue('call')
  await eventually('it runs', () => call.signals.length === 1)
  const stopped = worker.stop(10)
  await queue('call')
  call.end()
  await stopped
  assert.deepEqual(
    (await stored()).map(j => [j.attempts, j.leased_by]),
    [[0, null]],
  )
  assert.equal(call.signals.length, 1)
})

test('a job that does not end in time is told to stop and put back for others, uncounted', async t => {
  const call = held('call')
  const worker = await working(t, [call.job])
  await queue('call')
  await eventually('it runs', () => call.signals.length === 1)
  await worker.stop(0.05)
  assert.equal(call.signals[0]?.aborted, true)
  assert.deepEqual(
    (await stored()).map(j => [j.attempts, j.leased_by]),
    [[0, null]],
  )
  const other = held('call')
  await working(t, [other.job])
  await eventually('another worker runs it', () => other.signals.length === 1)
})

test('a job that runs longer than a lease stays with its worker', async t => {
  const call = held('call')
  await working(t, [call.job], { leaseSeconds: 0.6 })
  const other = held('call')
  await queue('call')
  await eventually('it runs', () => call.signals.length === 1)
  await working(t, [other.job], { leaseSeconds: 0.6 })
  await new Promise(resolve => setTimeout(resolve, 1500))
  assert.equal(other.signals.length, 0)
  assert.equal(call.signals[0]?.aborted, false)
  call.end()
  await eventually('it is done', async () => (await stored()).length === 0)
})

test('a worker that lost a job to another is told, and what it thinks of the job counts no more', async t => {
  const call = held('call')
  await working(t, [call.job], { leaseSeconds: 0.3 })
  await queue('call')
  await eventually('it runs', () => call.signals.length === 1)
  await db().query(sql`update job set leased_by = 'somebody else', attempts = attempts + 1, leased_until = clock_timestamp() + interval '1 minute'`)
  await eventually('it is told', () => call.signals[0]?.aborted === true)
  call.end()
  await new Promise(resolve => setTimeout(resolve, 50))
  assert.deepEqual(
    (await stored()).map(j => j.leased_by),
    ['somebody else'],
  )
})

test('the job of a worker that was killed runs elsewhere', { timeout: 30_000 }, async t => {
  clock = Date.now()
  await queue('page', { who: 'on call' })
  const doomed = spawn(process.execPath, [...process.execArgv, `${import.meta.dirname}/test/stuck-worker.ts`, fresh.appUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => doomed.kill('SIGKILL'))
  await once(doomed.stdout, 'data')
  const [leased] = await stored()
  assert.match(leased?.leased_by ?? '', /^stuck /)
  doomed.kill('SIGKILL')
  await once(doomed, 'exit')
  const seen: unknown[] = []
  await working(t, [{ name: 'page', run: async payload => void seen.push(payload) }])
  await eventually('the job ran here', async () => (await stored()).length === 0)
  assert.deepEqual(seen, [{ who: 'on call' }])
})

test('a job that always takes its worker with it is given up', async t => {
  await queue('crash')
  await db().query(sql`update job set attempts = 8, leased_by = 'gone', leased_until = clock_timestamp() - interval '1 second'`)
  let ran = false
  const worker = await working(t, [{ name: 'crash', run: async () => void (ran = true) }])
  await eventually('it is dead', async () => (await worker.health()).dead === 1)
  assert.equal(ran, false)
  assert.match((await stored())[0]?.last_error ?? '', /worker was lost/)
})

test('idempotency keys are forgotten after 24 hours', async t => {
  const person = '00000000-0000-7000-8000-000000000009'
  const keep = (key: string, hoursAgo: number) =>
    fresh.owner.query(
      sql`insert into store.idempotency values (${tenant}::uuid, ${person}::uuid, ${key}, 'incident', '', ${person}::uuid, ${now()}::timestamptz - make_interval(hours => ${hoursAgo}::integer))`,
    )
  await keep('old', 25)
  await keep('young', 23)
  await working(t, [purgeIdempotency(fresh.database)])
  const keys = () => db().query<{ key: string }>(sql`select key from idempotency`)
  await eventually('the old one is gone', async () => (await keys()).length === 1)
  assert.deepEqual(await keys(), [{ key: 'young' }])
})

test('a worker whose database is away keeps looking, works when it is back, and stops without complaint', async t => {
  const database = connect({ url: fresh.appUrl, max: 2, applicationName: 'unlucky worker' })
  t.after(() => database.close())
  const seen: unknown[] = []
  const cut = () => fresh.owner.query(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'unlucky worker'`)
  const worker = await working(t, [{ name: 'greet', run: async payload => void seen.push(payload) }], { database })
  await queue('greet', { n: 1 })
  await eventually('the first ran', () => seen.length === 1)
  for (let n = 0; n < 3; n++) await cut()
  await queue('greet', { n: 2 })
  await eventually('the second ran', () => seen.length === 2)
  await cut()
  await worker.stop()
})
