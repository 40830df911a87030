import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { newId } from '../../kernel/id.server.ts'
import { createWorker, queueJob } from '../../kernel/jobs/index.server.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { type Client, type Desk, desk } from '../../../test/harness/server.ts'
import { onlyTenant } from '../installation.server.ts'
import { shownPayload } from './payload.ts'

let app: Desk
let admin: Client
before(async () => {
  app = await desk()
  admin = await app.somebody(['administrator'], { name: 'Ada' })
})
after(() => app.close())
beforeEach(() => app.fresh.owner.query(sql`delete from store.job`))

interface Wish {
  readonly name?: string
  readonly dead?: boolean
  readonly key?: string
  readonly attempts?: number
  /** Seconds. */
  readonly due?: number
  readonly leased?: boolean
  readonly payload?: object
}

async function put({ name = 'call', dead = false, key, attempts = 0, due = 0, leased = false, payload = { n: 1 } }: Wish): Promise<string> {
  const id = newId()
  await app.fresh.owner.query(
    sql`insert into store.job (tenant_id, id, name, key, payload, due_at, attempts, dead_at, last_error, leased_by, leased_until)
        values (${onlyTenant}::uuid, ${id}::uuid, ${name}, ${key ?? null}, ${JSON.stringify(payload)}::jsonb, now() + make_interval(secs => ${due}::float8),
          ${attempts}::integer, ${dead ? sql`now()` : sql`null`}, ${dead ? 'No answer.' : null}, ${leased ? 'somebody' : null}, ${leased ? sql`now() + interval '1 minute'` : sql`null`})`,
  )
  return id
}
const jobs = () => app.fresh.owner.query<{ id: string; attempts: number; dead_at: string | null }>(sql`select id, attempts, dead_at from store.job order by id`)
const look = async (query = '') => (await admin.get(`/jobs${query}`)).body
const accounted = async () => (await admin.get('/audit?limit=5')).body.items as { act: string; about: string; actor: { name: string } }[]

test('queues are told by name: what waits, runs, is tried again and was given up, and how long the oldest has waited', async () => {
  await put({ due: -90 })
  await put({ due: 3600, attempts: 2 })
  await put({ leased: true, attempts: 1 })
  await put({ dead: true, attempts: 8 })
  await put({ name: 'tidy', due: 60 })
  const { queues } = await look()
  assert.deepEqual(
    queues.map((q: Record<string, unknown>) => [q.name, q.waiting, q.running, q.retrying, q.dead]),
    [
      ['call', 2, 1, 1, 1],
      ['tidy', 1, 0, 0, 0],
    ],
  )
  assert.ok(queues[0].oldestDueSeconds >= 90 && queues[0].oldestDueSeconds < 120, String(queues[0].oldestDueSeconds))
  assert.equal(queues[1].oldestDueSeconds, 0)
})

test('a dead letter is told with its error and payload, of which nothing that may be a secret', async () => {
  const id = await put({
    dead: true,
    attempts: 8,
    payload: { webhook: 'Pager', apiKey: 'hunter2', deep: { token: 'hunter2', list: [{ secret: 'hunter2' }] }, long: 'x'.repeat(5000) },
  })
  const { dead } = await look()
  assert.deepEqual([dead[0].id, dead[0].error, dead[0].attempts, dead[0].payload.webhook], [id, 'No answer.', 8, 'Pager'])
  assert.doesNotMatch(JSON.stringify(dead), /hunter2/)
  assert.equal(shownPayload({ long: 'x'.repeat(5000) }).long, `${'x'.repeat(500)}…`)
})

test('one is tried again from its first attempt on, another is forgotten, and both stand in the audit', async () => {
  const [again, gone] = [await put({ dead: true, attempts: 8 }), await put({ dead: true, attempts: 8 })]
  assert.equal((await admin.post(`/jobs/${again}/retry`)).status, 204)
  assert.equal((await admin.post(`/jobs/${gone}/discard`)).status, 204)
  assert.deepEqual(
    (await jobs()).map(j => [j.id, j.attempts, j.dead_at]),
    [[again, 0, null]],
  )
  const [last, before] = await accounted()
  assert.deepEqual([last?.act, last?.about, last?.actor.name], ['jobDiscarded', `call ${gone}`, 'Ada'])
  assert.deepEqual([before?.act, before?.about], ['jobRetried', `call ${again}`])
})

test('what is not dead is neither tried again nor forgotten', async () => {
  const before = (await accounted()).length
  const [waiting, running] = [await put({}), await put({ leased: true })]
  for (const id of [waiting, running, newId(), 'nonsense'])
    for (const act of ['retry', 'discard']) assert.equal((await admin.post(`/jobs/${id}/${act}`)).status, 404)
  assert.equal((await jobs()).length, 2)
  assert.equal((await accounted()).length, before)
})

test('where another waits under its key, one is enough', async () => {
  const waiting = await put({ key: 'INC1' })
  const dead = await put({ key: 'INC1', dead: true })
  assert.equal((await admin.post(`/jobs/${dead}/retry`)).status, 204)
  assert.deepEqual(
    (await jobs()).map(j => j.id),
    [waiting],
  )
})

test('where another is queued under its key in the same moment, one is enough as well', async () => {
  const dead = await put({ dead: true, key: 'INC1', attempts: 8 })
  const db = app.runtime.database.for(onlyTenant)
  const retrying = await db.transaction(async tx => {
    await queueJob(tx, onlyTenant, 'call', { n: 2 }, new Date().toISOString(), 'INC1')
    const answer = admin.post(`/jobs/${dead}/retry`)
    await eventually('it waits for what is being queued', async () => {
      const [waiting] = await app.fresh.owner.query<{ n: number }>(
        sql`select count(*)::integer as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return waiting?.n === 1
    })
    return { answer }
  })
  assert.equal((await retrying.answer).status, 204)
  const [only, ...more] = await jobs()
  assert.deepEqual([more, only?.id === dead, only?.dead_at], [[], false, null])
})

test('all of one queue are tried again together, those of one key once, and others stay', async () => {
  for (const key of ['a', 'a', undefined]) await put({ dead: true, ...(key ? { key } : {}) })
  await put({ name: 'other', dead: true })
  assert.deepEqual((await admin.post('/jobs/retry', { name: 'call' })).body, { retried: 3 })
  const { queues } = await look()
  assert.deepEqual(
    queues.map((q: Record<string, unknown>) => [q.name, q.waiting, q.dead]),
    [
      ['call', 2, 0],
      ['other', 0, 1],
    ],
  )
  assert.equal((await accounted())[0]?.about, 'call (3)')
})

test('dead letters come in pages, and of one queue where that is asked', async () => {
  for (let n = 0; n < 105; n++) await put({ dead: true })
  await put({ name: 'other', dead: true })
  const first = await look('?name=call')
  assert.equal(first.dead.length, 100)
  const second = await look(`?name=call&cursor=${first.next}`)
  assert.deepEqual([second.dead.length, second.next], [5, null])
  assert.equal(new Set([...first.dead, ...second.dead].map((d: { id: string }) => d.id)).size, 105)
  assert.equal((await look('?name=other')).dead.length, 1)
  assert.equal((await admin.get('/jobs?cursor=x')).status, 400)
})

test('workers say that they live; one that was killed is seen to be silent, one that stops in order is gone', async () => {
  const { database, installation } = app.runtime
  const options = {
    database,
    tenants: async () => [onlyTenant],
    jobs: [],
    records: installation.records,
    now: installation.store.now,
    log: app.runtime.log,
    name: 'test',
  }
  const worker = createWorker(options)
  await worker.start()
  const mine = async () => (await look()).workers.find((w: { id: string }) => w.id.startsWith('test '))
  assert.equal((await mine()).alive, true)
  await app.fresh.owner.query(sql`update store.worker set seen_at = seen_at - interval '2 minutes'`)
  assert.equal((await mine()).alive, false)
  await worker.stop(0)
  assert.equal(await mine(), undefined)
})
