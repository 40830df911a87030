import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { onlyTenant } from '../../app/installation.server.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { InputOf, RowOf } from '../../kernel/define/index.ts'
import { createHttpOut, parseAllowed } from '../../kernel/http-out/index.server.ts'
import { createWorker, type Worker } from '../../kernel/jobs/index.server.ts'
import { incident } from '../../practices/incident/index.ts'
import { service } from '../../practices/service/index.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { isSigned, Receiver } from '../../../test/harness/receiver.ts'
import { hours, minutes, type World, world } from '../../../test/harness/world.ts'
import { webhook, webhookDelivery } from './index.ts'
import { deliver } from './index.server.ts'
import { callJob } from './names.ts'
import { newSecret } from './signature.server.ts'

let desk: World
let worker: Worker
let receiver: Receiver
let admin: Actor
let agent: Actor
let rita: Actor
const secret = newSecret()
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

before(async () => {
  desk = await world({ out: createHttpOut({ allowed: parseAllowed('127.0.0.1') }) })
  admin = await desk.person('Ada', ['administrator'])
  agent = await desk.person('Alex', ['agent'])
  rita = await desk.person('Rita', ['requester'])
  const { database, jobs, records } = desk
  worker = createWorker({
    database,
    tenants: async () => [onlyTenant],
    jobs,
    records,
    now: desk.clock.now,
    log: quiet,
    name: 'test',
    pollSeconds: 0.05,
    perLane: 2,
  })
  await worker.start()
})
after(async () => {
  await worker.stop(0)
  await desk.close()
})
beforeEach(async () => {
  receiver = await new Receiver().listen()
  receiver.secret = secret
})
afterEach(async () => {
  for (const { id, active } of (await desk.records.find(admin, webhook)).items) if (active) await desk.records.change(admin, webhook, id, { active: false })
  receiver.close()
})

let count = 0
const hook = (input: InputOf<typeof webhook> = {}) =>
  desk.records.create(admin, webhook, { name: `Hook ${++count}`, url: receiver.url, recordType: 'incident', secret, ...input })
const report = (title = 'No mail') => desk.records.create(agent, incident, { title, description: 'Since nine.', requester: rita.person })
const deliveries = async (of: { readonly id: string }) =>
  (await desk.records.find(admin, webhookDelivery, { filter: { field: 'webhook', is: '==', value: of.id }, sort: ['createdAt'] })).items
const stateOf = async (of: { readonly id: string }) => (await deliveries(of)).map(d => d.state)
const events = () => receiver.received.map(r => String(r.message.type))

test('what happens to records is told, signed, to the webhooks that it concerns', async () => {
  const made = await hook({ onChanged: true, onComment: true, runsAs: agent.person })
  const { id, number } = await report()
  await desk.records.change(agent, incident, id, { title: 'No mail at all' })
  await desk.records.transition(agent, incident, id, 'start')
  await desk.records.comment(agent, incident, id, { text: 'Looking.', visibility: 'public' })
  await desk.records.create(admin, service, { name: 'Mail' })
  await receiver.has(4)
  await eventually('all are delivered', async () => (await stateOf(made)).every(s => s === 'delivered'))
  assert.deepEqual(events().sort(), ['incident.changed', 'incident.comment', 'incident.created', 'incident.transition'])
  const [created, changed, moved, said] = ['created', 'changed', 'transition', 'comment'].map(
    e => receiver.received.find(r => r.message.type === `incident.${e}`)?.message,
  )
  assert.deepEqual([created.data.id, created.data.number, created.data.record.title, created.data.by], [id, number, 'No mail', 'Alex'])
  assert.deepEqual(changed.data.changed, ['title'])
  assert.deepEqual([moved.data.transition, moved.data.record.state], ['start', 'inProgress'])
  assert.deepEqual(said.data.comment, { text: 'Looking.', visibility: 'public' })
  assert.deepEqual(receiver.faults, [])
  const [first] = await deliveries(made)
  assert.deepEqual([first?.attempts, first?.statusCode, first?.lastError, first?.record], [1, 200, null, number])
})

test('without a person it tells that something happened and nothing of what, and nothing of notes', async () => {
  await hook({ onComment: true })
  const { id, number } = await report('Something confidential')
  await desk.records.comment(agent, incident, id, { text: 'A note.', visibility: 'internal' })
  await desk.records.comment(agent, incident, id, { text: 'A reply.', visibility: 'public' })
  await receiver.has(2)
  assert.deepEqual(events().sort(), ['incident.comment', 'incident.created'])
  const keys = Object.keys(receiver.received[0]?.message.data).sort()
  assert.deepEqual(keys, ['id', 'number', 'seq', 'type', 'version'])
  assert.equal(receiver.received[0]?.message.data.number, number)
  assert.doesNotMatch(receiver.received.map(r => r.body).join(), /confidential|A note|A reply/)
})

test('it tells what its person may read: not of the records of others, and not what is internal', async () => {
  const made = await hook({ onComment: true, runsAs: rita.person })
  const theirs = await report('Her own')
  await desk.records.create(agent, incident, { title: 'Of somebody else', requester: agent.person })
  await desk.records.comment(agent, incident, theirs.id, { text: 'Between us.', visibility: 'internal' })
  await desk.records.comment(agent, incident, theirs.id, { text: 'Hello Rita.', visibility: 'public' })
  await receiver.has(2)
  await eventually('nothing waits', async () => (await stateOf(made)).every(s => s === 'delivered'))
  assert.equal(receiver.received.length, 2)
  assert.doesNotMatch(receiver.received.map(r => r.body).join(), /somebody else|Between us/)
})

test('somebody who has left reads nothing any more, and nothing is told', async () => {
  const gone = await desk.person('Gone', ['agent'])
  const made = await hook({ runsAs: gone.person })
  const { person } = await import('../../people/index.ts')
  await desk.records.change(admin, person, gone.person ?? '', { active: false })
  await report()
  assert.deepEqual(await deliveries(made), [])
})

test('only where its condition holds, also through references', async () => {
  const mail = await desk.records.create(admin, service, { name: 'Payroll mail' })
  const made = await hook({ when: "service.name == 'Payroll mail'" })
  await report()
  const it = await desk.records.create(agent, incident, { title: 'With a service', requester: rita.person, service: mail.id })
  await receiver.has(1)
  assert.deepEqual(
    (await deliveries(made)).map(d => d.record),
    [it.number],
  )
})

test('an act that fails tells nobody', async () => {
  const made = await hook()
  await assert.rejects(
    desk.records.together(agent, async records => {
      await records.create(agent, incident, { title: 'Not to be', requester: rita.person })
      throw new Error('no')
    }),
  )
  assert.deepEqual(await deliveries(made), [])
})

test('what fails is tried again after growing waits under the same id, and given up after nine more', async () => {
  const made = await hook({ runsAs: agent.person })
  receiver.answers = 503
  await report()
  const waits = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
  for (const [i, wait] of waits.entries()) {
    await eventually(`attempt ${i + 1} is written`, async () => (await deliveries(made))[0]?.attempts === i + 1)
    const [it] = await deliveries(made)
    const ahead = (Date.parse(it?.nextAt ?? '') - Date.parse(desk.clock.now())) / 1000
    assert.ok(ahead > wait - 5 && ahead <= wait * 1.1, `${ahead} after ${wait}`)
    assert.equal(it?.state, 'waiting')
    desk.clock.advance(wait * 1100)
  }
  await eventually('it is dead', async () => (await stateOf(made))[0] === 'dead')
  const [dead] = await deliveries(made)
  assert.deepEqual([dead?.attempts, dead?.statusCode, dead?.nextAt], [10, 503, null])
  assert.match(dead?.lastError ?? '', /503/)
  assert.equal(receiver.received.length, 10)
  assert.equal(new Set(receiver.received.map(r => r.id)).size, 1)
  assert.deepEqual(receiver.faults, [])
  receiver.answers = 204
  await desk.records.transition(admin, webhookDelivery, dead?.id ?? '', 'resend')
  await eventually('it is delivered', async () => (await stateOf(made))[0] === 'delivered')
  assert.equal(new Set(receiver.received.map(r => r.id)).size, 1)
})

test('what was discarded is not sent', async () => {
  const made = await hook()
  receiver.answers = 500
  await report()
  await eventually('it has failed once', async () => (await deliveries(made))[0]?.attempts === 1)
  const [it] = await deliveries(made)
  await desk.records.transition(admin, webhookDelivery, it?.id ?? '', 'discard')
  desk.clock.advance(hours(1))
  const left = () => desk.database.for(onlyTenant).query(sql`select 1 from job where lane is not null and dead_at is null`)
  await eventually('its job is done', async () => (await left()).length === 0)
  assert.equal(receiver.received.length, 1)
})

test('410 switches the webhook off, and says so', async () => {
  const made = await hook()
  receiver.answers = 410
  await report()
  await eventually('it is given up', async () => (await stateOf(made))[0] === 'dead')
  const off = await desk.records.get(admin, webhook, made.id)
  assert.deepEqual([off.active, off.stoppedBecause], [false, 'It answered 410: it wants no more.'])
  await report()
  assert.equal((await deliveries(made)).length, 1)
  assert.equal((await desk.records.change(admin, webhook, made.id, { active: true })).stoppedBecause, null)
})

test('a redirect is not followed', async () => {
  const other = await new Receiver().listen()
  const made = await hook()
  receiver.answers = answer => void answer.writeHead(307, { location: other.url }).end()
  await report()
  await eventually('it has failed', async () => (await deliveries(made))[0]?.attempts === 1)
  assert.match((await deliveries(made))[0]?.lastError ?? '', /307.*not followed/)
  assert.equal(other.received.length, 0)
  other.close()
})

test('of what comes back the beginning is kept, and no header', async () => {
  const made = await hook()
  receiver.answers = answer => void answer.writeHead(200, { 'x-secret': 'header of theirs' }).end(`\u0000\u001b[31mThanks ${'x'.repeat(5000)}`)
  await report()
  await eventually('it is delivered', async () => (await stateOf(made))[0] === 'delivered')
  const [it] = await deliveries(made)
  assert.match(it?.response ?? '', /^\[31mThanks x+$/)
  assert.equal(it?.response?.length, 1000)
  assert.doesNotMatch(JSON.stringify(it), /header of theirs/)
})

test('an endpoint that hangs delays no other, and takes few of our hands', async () => {
  const stuck = await new Receiver().listen()
  let open = 0
  let most = 0
  stuck.answers = () => void (most = Math.max(most, ++open))
  const slow = await hook({ url: stuck.url })
  const quick = await hook()
  for (let n = 0; n < 20; n++) await report(`Number ${n}`)
  await receiver.has(20, 10)
  await eventually('the quick one has all', async () => (await stateOf(quick)).every(s => s === 'delivered'), 10)
  assert.deepEqual(new Set(await stateOf(slow)), new Set(['waiting']))
  assert.equal(most, 2)
  stuck.close()
})

test('while a secret takes the place of another, both sign; a day later only the new one', async () => {
  const made = await hook()
  const next = newSecret()
  await desk.records.change(admin, webhook, made.id, { secret: next })
  await report()
  await receiver.has(1)
  const [first] = receiver.received
  assert.equal(String(first?.headers['webhook-signature']).split(' ').length, 2)
  assert.ok(first && isSigned(secret, first.headers, first.body) && isSigned(next, first.headers, first.body))
  desk.clock.advance(hours(24) + minutes(1))
  await report()
  await receiver.has(2)
  const second = receiver.received[1]
  assert.equal(String(second?.headers['webhook-signature']).split(' ').length, 1)
  assert.ok(second && isSigned(next, second.headers, second.body))
})

test('a webhook without a secret gets one, and a secret that is none is refused', async () => {
  const made = await hook({ secret: null })
  assert.equal(made.secret?.set, true)
  for (const wrong of ['hunter2', 'whsec_abc', 'whsec_****'])
    await assert.rejects(hook({ secret: wrong }), (e: { faults?: { field: string }[] }) => e.faults?.[0]?.field === 'secret', wrong)
  await assert.rejects(hook({ url: 'mailto:a@example.test' }), /https/)
  await assert.rejects(hook({ recordType: 'webhookDelivery' }), /record type/)
})

test('others call a webhook by its name, in their own transaction', async () => {
  const made: RowOf<typeof webhook> = await hook({ name: 'Pager', onCreated: false })
  const message = { type: 'automation.night', timestamp: desk.clock.now(), data: { answer: 42 } }
  await deliver(desk.records, desk.system, 'Pager', message)
  await receiver.has(1)
  assert.deepEqual(receiver.received[0]?.message, message)
  await desk.database
    .for(onlyTenant)
    .query(
      sql`insert into job (tenant_id, id, name, payload, due_at) values (${onlyTenant}::uuid, gen_random_uuid(), ${callJob}, ${JSON.stringify({ webhook: 'Pager', type: 'a.b', data: { n: 1 } })}::jsonb, ${desk.clock.now()}::timestamptz)`,
    )
  await receiver.has(2)
  assert.deepEqual(events(), ['automation.night', 'a.b'])
  assert.equal((await deliveries(made)).length, 2)
  await assert.rejects(deliver(desk.records, desk.system, 'Nobody', message), /no webhook 'Nobody'/)
})

test('what has arrived goes after a month, what was given up after three', async () => {
  const made = await hook()
  await report()
  await eventually('it is delivered', async () => (await stateOf(made))[0] === 'delivered')
  receiver.answers = 410
  await report()
  await eventually('it is given up', async () => (await stateOf(made)).includes('dead'))
  desk.clock.advance(hours(24 * 31))
  await eventually('the first is gone', async () => (await stateOf(made)).join() === 'dead')
  desk.clock.advance(hours(24 * 60))
  await eventually('both are gone', async () => {
    // The tidying that found the first may not be over yet; the next one comes within the hour.
    desk.clock.advance(minutes(5))
    return (await stateOf(made)).length === 0
  })
})
