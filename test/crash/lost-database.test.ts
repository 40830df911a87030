import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openStream } from '../harness/event-stream.ts'
import { eventually } from '../harness/eventually.ts'
import { type Answer, type Client, type Desk, desk } from '../harness/server.ts'
import { type Wire, wireTo } from '../harness/wire.ts'
import { BusyClient } from './busy-client.ts'

/** The database goes away while the application runs, and comes back. */

let app: Desk
let wire: Wire
let agent: Client
before(async () => {
  app = await desk({
    jobs: true,
    through: async url => {
      wire = await wireTo(url)
      return wire.url
    },
  })
  agent = await app.somebody(['agent'], { scopes: ['write'] })
})
after(async () => {
  await wire.mend()
  await app.close()
})

const readiness = async () => {
  const answer = await fetch(`${app.address}/readyz`)
  return { status: answer.status, body: (await answer.json()) as { reason?: string } }
}

function saysWhenToComeBack({ status, headers, body }: Answer): void {
  assert.equal(status, 503)
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.ok(Number(headers.get('retry-after')) >= 1)
  assert.match(body.detail, /database/i)
  assert.doesNotMatch(JSON.stringify(body), /ECONN|127\.0\.0\.1|postgres:|stack|select /)
}

test('while it is away, every request is told so in words, and when to try again', { timeout: 60_000 }, async () => {
  const { body: kept } = await agent.post('/incidents', { title: 'Before' })
  await wire.cut()
  const start = performance.now()
  const answers = await Promise.all([
    agent.get('/incidents'),
    agent.get(`/incidents/${kept.id}?with=page`),
    agent.post('/incidents', { title: 'Meanwhile' }),
    agent.patch(`/incidents/${kept.id}`, { title: 'Meanwhile' }),
    agent.post(`/incidents/${kept.id}/comments`, { text: 'Meanwhile' }),
    agent.get('/search?q=before'),
    app.guest.post('/sign-in', { email: agent.email, password: 'x' }),
  ])
  answers.forEach(saysWhenToComeBack)
  assert.ok(performance.now() - start < 8000, 'nobody waits for long')
  const { status, body } = await readiness()
  assert.equal(status, 503)
  assert.match(body.reason ?? '', /^The database cannot be reached/)
  assert.equal((await fetch(`${app.address}/healthz`)).status, 200, 'starting it again would not help')
  assert.equal((await app.guest.get('/openapi.json')).status, 200)
  await wire.mend()
  await eventually('it is ready', async () => (await readiness()).status === 200)
  assert.equal((await agent.get('/incidents?count=exact')).body.count, 1, 'what was refused was not made')
  assert.equal((await agent.get(`/incidents/${kept.id}`)).body.version, 1)
})

test('whoever listens hears again of what changes, and is told that something may have been missed', { timeout: 60_000 }, async t => {
  const stream = await openStream(`${app.address}/api/v1/events`, agent.headers)
  t.after(() => stream.close())
  await wire.cut()
  await pause(300)
  await wire.mend()
  await stream.hears('refresh')
  const { body } = await agent.post('/incidents', { title: 'Afterwards' })
  await stream.hears('changed', { id: body.id })
  assert.equal(stream.ended(), false)
})

test('under load nothing that was acknowledged is lost, and nothing is made twice', { timeout: 60_000 }, async () => {
  const busy = new BusyClient((agent.headers.authorization ?? '').replace('Bearer ', ''))
  for (let round = 0; round < 3; round++) {
    const before = busy.acknowledged.created.size
    const working = busy.work(app.address, 6, 1000)
    await eventually('it is under load', () => busy.acknowledged.created.size >= before + 12)
    await wire.cut()
    await pause(200)
    busy.stop()
    await working
    await wire.mend()
    await eventually('it is ready', async () => (await readiness()).status === 200)
    await busy.sendAgain(app.address)
  }
  assert.deepEqual(
    [...busy.refused.keys()].filter(status => status !== 503),
    [],
    'nothing broke',
  )
  const { created, changed, commented } = busy.acknowledged
  assert.ok(created.size >= 36)
  for (const [key, { id }] of created) {
    assert.equal((await agent.get(`/incidents/${id}`)).body.description, key)
    assert.equal((await agent.get(`/incidents?filter=description == '${key}'&count=exact`)).body.count, 1)
  }
  for (const { id, title } of changed) assert.equal((await agent.get(`/incidents/${id}`)).body.title, title)
  for (const { id, text } of commented) {
    const { items } = (await agent.get(`/incidents/${id}/history`)).body
    assert.equal(items.filter((e: { text: string | null }) => e.text === text).length, 1)
  }
})

test('background work goes on by itself', { timeout: 60_000 }, async () => {
  await wire.cut()
  await pause(500)
  await wire.mend()
  await eventually('it is ready', async () => (await readiness()).status === 200)
  await app.guest.post('/password/reset-request', { email: agent.email })
  const waiting = async () =>
    (await app.fresh.owner.query<{ n: number }>({ text: `select count(*)::integer as n from store.job where name = 'people.send-reset'`, values: [] }))[0]?.n
  await eventually('the mail is sent', async () => (await waiting()) === 0, 30)
})
