import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf } from '../../../test/harness/loans.ts'
import { minutes } from '../../../test/harness/world.ts'
import type { Document } from '../../kernel/define/index.ts'
import type { Node, NodeKind, NodeOf } from './graph/graph.ts'
import { flow, flowRun } from './index.ts'
import { operate } from './run/operate.server.ts'
import { pictureOf } from './run/picture.server.ts'
import { tryFlow } from './run/trial.server.ts'
import { flowDesk, parcel } from './test/desk.ts'

const desk = await flowDesk()
const { records, system, admin, agent, engine } = desk
const rita = await desk.person('Rita', ['requester'])

const node = <K extends NodeKind>(kind: K, key: string, more: Omit<NodeOf<K>, 'kind' | 'key' | 'name'>): Node =>
  ({ kind, key, name: key, ...more }) as unknown as Node
const start = (next: string) => node('start', 'start', { next })
const end = node('end', 'end', {})
const token = async (run: string) => (await desk.tokens(run))[0]?.id ?? ''
const call = node('http', 'call', { next: 'end', method: 'POST', url: 'https://api.example.com/', body: { a: '{{title}}' } })

test('what has failed is tried again by an administrator, under the same key, and the reason stands in the history', async () => {
  desk.sent.length = 0
  desk.answer = () => ({ status: 500 })
  const { run } = await desk.start((await desk.flow([start('call'), call, end])).version)
  await desk.work()
  assert.equal((await desk.run(run)).state, 'failed')
  desk.answer = () => ({ status: 200 })
  await operate(engine, admin, run, await token(run), { do: 'retry' }, 'They have mended it')
  assert.equal((await desk.run(run)).state, 'running')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'ended')
  assert.equal(new Set(desk.sent.map(s => s.headers?.['idempotency-key'])).size, 1)
  const retried = (await desk.steps(run)).find(s => s.act === 'retried')
  assert.deepEqual([retried?.actor, retried?.reason], [admin.person, 'They have mended it'])
})

test('a step is skipped, or the run is moved elsewhere; what it waited for is withdrawn', async () => {
  const { version } = await desk.flow([
    start('carry'),
    node('task', 'carry', { next: 'wait', recordType: 'errand', title: 'Carry' }),
    node('wait', 'wait', { next: 'end', rule: "state == 'sent'" }),
    end,
  ])
  const { run, parcel: id } = await desk.start(version)
  await desk.work()
  await operate(engine, admin, run, await token(run), { do: 'skip' }, 'It was carried already')
  await desk.work()
  assert.deepEqual(
    (await desk.errands()).filter(e => e.parcel === id).map(e => e.state),
    ['cancelled'],
  )
  assert.equal((await desk.tokens(run))[0]?.node, 'wait')
  await operate(engine, admin, run, await token(run), { do: 'move', to: 'carry' }, 'No, carry it again')
  await desk.work()
  assert.deepEqual(
    (await desk.errands()).filter(e => e.parcel === id).map(e => e.state),
    ['cancelled', 'open'],
  )
  assert.deepEqual(
    (await desk.steps(run)).filter(s => s.reason !== null).map(s => s.act),
    ['skipped', 'moved'],
  )
  assert.match((await failureOf(operate(engine, admin, run, await token(run), { do: 'move', to: 'cary' }, 'x'))).message, /Did you mean 'carry'/)
  assert.match((await failureOf(operate(engine, admin, run, await token(run), { do: 'retry' }, 'x'))).message, /Only what has failed/)
})

test('nothing is moved out of its branch, since others would wait for it in vain', async () => {
  const { version } = await desk.flow([
    start('split'),
    node('parallel', 'split', {
      branches: [
        { name: 'A', to: 'a' },
        { name: 'B', to: 'b' },
      ],
      join: 'meet',
    }),
    node('task', 'a', { next: 'meet', recordType: 'errand', title: 'A' }),
    node('task', 'b', { next: 'meet', recordType: 'errand', title: 'B' }),
    node('join', 'meet', { next: 'end' }),
    end,
  ])
  const { run } = await desk.start(version)
  await desk.work()
  const tokens = await desk.tokens(run)
  const a = tokens.find(t => t.node === 'a')
  assert.match((await failureOf(operate(engine, admin, run, a?.id ?? '', { do: 'move', to: 'end' }, 'x'))).message, /same branch/)
  assert.match(
    (await failureOf(operate(engine, admin, run, tokens.find(t => t.node === 'split')?.id ?? '', { do: 'skip' }, 'x'))).message,
    /waits for its branches/,
  )
  for (const t of tokens.filter(t => t.parent !== null)) await operate(engine, admin, run, t.id, { do: 'skip' }, 'Not needed')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'ended')
})

test('the picture of a run shows where it is, since when, and what it waits for; to those who see only its record, no more than where', async () => {
  const { version } = await desk.flow([start('carry'), node('task', 'carry', { next: 'end', recordType: 'errand', title: 'Carry {{title}}' }), end])
  const { run, parcel: id } = await desk.start(version, {}, { title: 'The will' })
  await desk.work()
  const seen = await pictureOf(engine, records, agent, run)
  const [task] = (await desk.errands()).filter(e => e.parcel === id)
  assert.deepEqual(
    seen.tokens.map(t => [t.node, t.state, t.waits]),
    [['carry', 'waiting', { type: 'errand', id: task?.id }]],
  )
  assert.match(JSON.stringify(seen.steps), /Carry The will/)
  const little = await pictureOf(engine, records, rita, run)
  assert.deepEqual(
    little.tokens.map(t => [t.node, t.state, t.waits]),
    [['carry', 'waiting', null]],
  )
  assert.doesNotMatch(JSON.stringify(little), /The will|"operable":true/)
  assert.equal((await failureOf(records.get(rita, flowRun, run))).kind, 'missing')
})

const asDocument = (nodes: readonly Node[], variables: readonly object[] = []) => ({ nodes, variables }) as unknown as Document

test('a trial walks through it all with samples in the place of others, and leaves nothing behind', async () => {
  desk.sent.length = 0
  const nodes = [
    start('ask'),
    node('approval', 'ask', { next: 'call', rejected: 'no', steps: [{ name: 'Boss' }] }),
    node('http', 'call', { next: 'carry', method: 'GET', url: 'https://api.example.com/', answers: [{ variable: 'price', at: 'price' }] }),
    node('task', 'carry', { next: 'wait', recordType: 'errand', title: 'Carry for {{flow.price}} ({{answers.colour}})' }),
    node('wait', 'wait', { next: 'pack', duration: 'P30D' }),
    node('set', 'pack', { next: 'end', transition: 'pack', fields: [{ field: 'label', value: '{{flow.price}}' }] }),
    node('set', 'no', { next: 'end', fields: [{ field: 'note', value: 'no' }] }),
    end,
  ]
  const variables = [
    { key: 'price', from: 'flow', kind: 'number' },
    { key: 'colour', from: 'answers', kind: 'text' },
  ]
  const drawn = await records.create(admin, flow, { name: 'Trial', of: 'parcel', draft: asDocument(nodes, variables) })
  const { id, number } = await records.create(system, parcel, { title: 'Drum' })
  const before = await desk.owner.query({
    text: "select (select count(*) from store.flow_run) runs, (select count(*) from store.errand) errands, (select count(*) from store.job where name like 'flows.%') jobs",
    values: [],
  })
  const tried = await tryFlow(engine, admin, drawn, { record: number, answers: { colour: 'red' }, ways: {}, values: { call: { price: 12 } } })
  assert.deepEqual([tried.state, tried.outcome, tried.error], ['ended', 'done', null])
  assert.match(JSON.stringify(tried.steps), /Carry for 12 \(red\)/)
  const rejected = await tryFlow(engine, admin, drawn, { record: id, answers: {}, ways: { ask: 'rejected' }, values: {} })
  assert.deepEqual(
    rejected.steps.filter(s => s.act === 'did').map(s => s.node),
    ['start', 'ask', 'no'],
  )
  const after = await desk.owner.query({
    text: "select (select count(*) from store.flow_run) runs, (select count(*) from store.errand) errands, (select count(*) from store.job where name like 'flows.%') jobs",
    values: [],
  })
  assert.deepEqual(after, before)
  assert.equal(desk.sent.length, 0)
  assert.equal((await records.get(system, parcel, id)).state, 'open')
})

test('a trial says where it would stop, and is made only on records that the caller may read', async () => {
  const drawn = await records.create(admin, flow, {
    name: 'Stops',
    of: 'parcel',
    draft: asDocument([start('send'), node('set', 'send', { next: 'end', transition: 'send' }), end]),
  })
  const { id } = await records.create(system, parcel, { title: 'Drum' })
  const tried = await tryFlow(engine, admin, drawn, { record: id, answers: {}, ways: {}, values: {} })
  assert.equal(tried.state, 'failed')
  assert.match(tried.error ?? '', /Send|Open|open/)
  const guest = { ...rita, person: null, roles: new Set<string>() }
  assert.equal((await failureOf(tryFlow(engine, guest, drawn, { record: id, answers: {}, ways: {}, values: {} }))).kind, 'missing')
})

test('a run that waits costs nothing while others go on, and those that are due together go on together', async () => {
  const { version } = await desk.flow([
    start('wait'),
    node('wait', 'wait', { next: 'note', duration: 'P1D' }),
    node('set', 'note', { next: 'end', fields: [{ field: 'note', value: 'x' }] }),
    end,
  ])
  const runs = []
  for (let i = 0; i < 45; i++) runs.push((await desk.start(version)).run)
  await desk.work()
  await desk.pass(minutes(5))
  assert.equal(await desk.work(), 0)
  await desk.pass(minutes(24 * 60))
  const states = await Promise.all(runs.map(async r => (await desk.run(r)).state))
  assert.deepEqual([...new Set(states)], ['ended'])
})
