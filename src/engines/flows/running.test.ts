import assert from 'node:assert/strict'
import { test } from 'node:test'
import { days, hours, minutes } from '../../../test/harness/world.ts'

import { webhook, webhookDelivery } from '../../channels/webhook/index.ts'
import type { Node, NodeKind, NodeOf } from './graph/graph.ts'
import { flow, flowRun, flowSecret } from './index.ts'
import { cancelRun } from './index.server.ts'
import { errand, flowDesk, parcel } from './test/desk.ts'

const desk = await flowDesk()
const { records, system, agent, clock } = desk

/** A node as it is drawn; called by its key. */
const node = <K extends NodeKind>(kind: K, key: string, more: Omit<NodeOf<K>, 'kind' | 'key' | 'name'>): Node =>
  ({ kind, key, name: key, ...more }) as unknown as Node
const start = (next: string) => node('start', 'start', { next })
const end = node('end', 'end', {})
const set = (key: string, next: string, field: string, value: string) => node('set', key, { next, fields: [{ field, value }] })

const read = (id: string) => records.get(system, parcel, id)

test('a run does one step after the other, each with what the record is then, and ends', async () => {
  const { version } = await desk.flow(
    [start('first'), set('first', 'second', 'label', 'For {{title}}'), set('second', 'end', 'note', '{{label}}, {{answers.colour}}'), end],
    {
      variables: [{ key: 'colour', from: 'answers', kind: 'text' }],
    },
  )
  const { run, parcel: id } = await desk.start(version, { colour: 'red' }, { title: 'Lamp' })
  assert.equal((await read(id)).label, null, 'nothing is done before the commit')
  await desk.work()
  assert.equal((await read(id)).note, 'For Lamp, red')
  const { state, outcome } = await desk.run(run)
  assert.deepEqual([state, outcome], ['ended', 'done'])
  assert.deepEqual(await desk.tokens(run), [])
  const walked = await desk.walked(run)
  assert.deepEqual(
    walked.filter(w => w.endsWith('did')),
    ['start did', 'first did', 'second did'],
  )
})

test('what it was started with must fit; else it stops at the start and says why', async () => {
  const { version } = await desk.flow([start('end'), end], { variables: [{ key: 'count', from: 'answers', kind: 'number' }] })
  const { run } = await desk.start(version, { count: 'many' })
  await desk.work()
  const { state, because, stuckSince } = await desk.run(run)
  assert.equal(state, 'failed')
  assert.match(because ?? '', /count/)
  assert.notEqual(stuckSince, null)
})

test('a task is created for the record, and waited for until it is done', async () => {
  const { version } = await desk.flow([
    start('carry'),
    node('task', 'carry', { next: 'end', recordType: 'errand', title: 'Carry {{title}}', fields: [{ field: 'note', value: 'Weighs {{weight}}' }] }),
    end,
  ])
  const { run, parcel: id } = await desk.start(version, {}, { title: 'Piano', weight: 300 })
  await desk.work()
  const task = (await desk.errands()).find(e => e.parcel === id)
  assert.deepEqual([task?.title, task?.note], ['Carry Piano', 'Weighs 300'])
  assert.equal((await desk.run(run)).state, 'running')
  await records.transition(agent, errand, task?.id ?? '', 'finish')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'ended')
})

test('a task that ends otherwise than it should is a failure, which has a way of its own', async () => {
  const { version } = await desk.flow([
    start('carry'),
    node('task', 'carry', { next: 'end', recordType: 'errand', title: 'Carry', succeeds: "state == 'done'", failed: 'sorry' }),
    set('sorry', 'end', 'note', 'Nobody carried it'),
    end,
  ])
  const { run, parcel: id } = await desk.start(version)
  await desk.work()
  await records.transition(agent, errand, (await desk.errands()).find(e => e.parcel === id)?.id ?? '', 'drop')
  await desk.work()
  assert.equal((await read(id)).note, 'Nobody carried it')
  assert.equal((await desk.run(run)).state, 'ended')
})

test('a decision takes the first choice that holds, of the record and of the answers, and says why', async () => {
  const { version } = await desk.flow(
    [
      start('choose'),
      node('decision', 'choose', {
        choices: [
          { name: 'Big', when: "size == 'large'", to: 'big' },
          { name: 'Dear', when: 'answers.price > 100', to: 'dear' },
        ],
        otherwise: 'end',
      }),
      set('big', 'end', 'note', 'big'),
      set('dear', 'end', 'note', 'dear'),
      end,
    ],
    { variables: [{ key: 'price', from: 'answers', kind: 'number' }] },
  )
  const large = await desk.start(version, { price: 500 }, { size: 'large' })
  const dear = await desk.start(version, { price: 500 })
  const plain = await desk.start(version, { price: 5 })
  await desk.work()
  assert.deepEqual(await Promise.all([large, dear, plain].map(async s => (await read(s.parcel)).note)), ['big', 'dear', null])
  const why = (await desk.steps(dear.run)).find(s => s.node === 'choose' && s.act === 'did')
  assert.match(why?.say.en ?? '', /^Dear: .*500/)
})

test('branches go on beside each other and meet; the first of them only where that is enough', async () => {
  const branches = (need: 'all' | 'first') => [
    start('split'),
    node('parallel', 'split', {
      branches: [
        { name: 'A', to: 'a' },
        { name: 'B', to: 'b' },
        { name: 'C', to: 'c', when: 'insured == true' },
      ],
      join: 'meet',
    }),
    node('task', 'a', { next: 'meet', recordType: 'errand', title: 'A' }),
    node('task', 'b', { next: 'meet', recordType: 'errand', title: 'B' }),
    set('c', 'meet', 'note', 'insured'),
    node('join', 'meet', { next: 'end', need }),
    end,
  ]
  const all = await desk.start((await desk.flow(branches('all'))).version)
  const first = await desk.start((await desk.flow(branches('first'))).version, {}, { insured: true })
  const neither = await desk.start((await desk.flow(branches('first'))).version)
  await desk.work()
  assert.equal((await desk.run(first.run)).state, 'ended', 'the branch without waiting came first')
  assert.equal((await read(first.parcel)).note, 'insured')
  assert.deepEqual(
    (await desk.errands()).filter(e => e.parcel === first.parcel).map(e => e.state),
    ['cancelled', 'cancelled'],
  )
  const [a, b] = (await desk.errands()).filter(e => e.parcel === all.parcel)
  await records.transition(agent, errand, a?.id ?? '', 'finish')
  await desk.work()
  assert.equal((await desk.run(all.run)).state, 'running')
  await records.transition(agent, errand, b?.id ?? '', 'finish')
  await records.transition(agent, errand, (await desk.errands()).find(e => e.parcel === neither.parcel)?.id ?? '', 'finish')
  await desk.work()
  assert.deepEqual([(await desk.run(all.run)).state, (await desk.run(neither.run)).state], ['ended', 'ended'])
  assert.equal((await read(all.parcel)).note, null, 'the third was not wanted')
})

test('waiting for a condition ends with the change that fulfils it, and with no other', async () => {
  const { version } = await desk.flow([
    start('wait'),
    node('wait', 'wait', { next: 'done', rule: "label != null && state == 'packed'", atMost: 'P1D', late: 'late' }),
    set('done', 'end', 'note', 'came'),
    set('late', 'end', 'note', 'late'),
    end,
  ])
  const [prompt, slow] = [await desk.start(version), await desk.start(version)]
  await desk.work()
  await records.change(system, parcel, prompt.parcel, { label: 'X' })
  assert.equal(await desk.work(), 0, 'nothing is looked at for a change that does not fulfil it')
  await records.transition(system, parcel, prompt.parcel, 'pack')
  await desk.work()
  assert.equal((await read(prompt.parcel)).note, 'came')
  await desk.pass(days(1) + minutes(1))
  assert.equal((await read(slow.parcel)).note, 'late')
})

test('waiting for a date ends then; for one that is past, at once', async () => {
  const { version } = await desk.flow([start('wait'), node('wait', 'wait', { next: 'end', date: 'dueAt', duration: '-PT1H' }), end])
  const dueAt = new Date(Date.parse(clock.now()) + hours(5)).toISOString()
  const future = await desk.start(version, {}, { dueAt })
  const past = await desk.start(version, {}, { dueAt: '2020-01-01T00:00:00.000Z' })
  const never = await desk.start(version)
  await desk.work()
  assert.equal((await desk.run(past.run)).state, 'ended')
  assert.match((await desk.run(never.run)).because ?? '', /dueAt is empty/)
  await desk.pass(hours(3))
  assert.equal((await desk.run(future.run)).state, 'running')
  await desk.pass(hours(1) + minutes(1))
  assert.equal((await desk.run(future.run)).state, 'ended')
})

test('an approval goes the way of its outcome', async () => {
  const { version } = await desk.flow([
    start('ask'),
    node('approval', 'ask', { next: 'yes', rejected: 'no', steps: [{ name: 'Boss' }] }),
    set('yes', 'end', 'note', 'yes'),
    set('no', 'end', 'note', 'no'),
    end,
  ])
  const outcomes = ['approved', 'rejected', 'expired'] as const
  const said: (string | null)[] = []
  for (const outcome of outcomes) {
    const { run, parcel: id } = await desk.start(version)
    await desk.work()
    const asked = (await desk.approvals()).find(a => a.subject === id)
    await desk.decide(asked?.id ?? '', outcome)
    await desk.work()
    said.push((await read(id)).note ?? (await desk.run(run)).state)
  }
  assert.deepEqual(said, ['yes', 'no', 'failed'])
})

const stands = [
  start('ask'),
  node('approval', 'ask', { next: 'carry', rejected: 'no', steps: [{ name: 'Boss' }] }),
  node('task', 'carry', { next: 'end', recordType: 'errand', title: 'Carry' }),
  set('no', 'end', 'note', 'no'),
  end,
]

test('an approval that a run stood on and that is superseded holds it until it is decided anew', async () => {
  const { run, parcel: id } = await desk.start((await desk.flow(stands)).version)
  await desk.work()
  const asked = (await desk.approvals()).find(a => a.subject === id)
  await desk.decide(asked?.id ?? '', 'approved')
  await desk.work()
  const successor = await desk.supersede(asked?.id ?? '')
  const held = await desk.run(run)
  assert.equal(held.state, 'onHold')
  assert.match(held.because ?? '', /asked again/)
  await records.transition(agent, errand, (await desk.errands()).find(e => e.parcel === id)?.id ?? '', 'finish')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'onHold', 'what has come meanwhile is kept, and nothing done')
  await desk.decide(successor, 'approved')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'ended')
})

test('where it is rejected then, the run leaves what it did and goes the way for that', async () => {
  const { run, parcel: id } = await desk.start((await desk.flow(stands)).version)
  await desk.work()
  const asked = (await desk.approvals()).find(a => a.subject === id)
  await desk.decide(asked?.id ?? '', 'approved')
  await desk.work()
  await desk.decide(await desk.supersede(asked?.id ?? ''), 'rejected')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'ended')
  assert.equal((await read(id)).note, 'no')
  assert.equal((await desk.errands()).find(e => e.parcel === id)?.state, 'cancelled')
})

test('a loop goes through rows one after the other, or all together', async () => {
  const loop = (together: boolean) => [
    start('each'),
    node('loop', 'each', { next: 'end', over: 'stops', each: 'visit', together }),
    node('task', 'visit', { next: 'each', recordType: 'errand', title: 'Visit {{row.street}}' }),
    end,
  ]
  const stops = [
    { street: 'Elm', floor: 1 },
    { street: 'Oak', floor: 2 },
  ]
  const visits = async (id: string) => (await desk.errands()).filter(e => e.parcel === id && e.state === 'open')
  const one = await desk.start((await desk.flow(loop(false))).version, {}, { stops })
  const both = await desk.start((await desk.flow(loop(true))).version, {}, { stops })
  const none = await desk.start((await desk.flow(loop(true))).version)
  await desk.work()
  assert.deepEqual(
    (await visits(one.parcel)).map(e => e.title),
    ['Visit Elm'],
  )
  assert.deepEqual(
    (await visits(both.parcel)).map(e => e.title),
    ['Visit Elm', 'Visit Oak'],
  )
  for (const { id } of [...(await visits(one.parcel)), ...(await visits(both.parcel))]) await records.transition(agent, errand, id, 'finish')
  await desk.work()
  assert.deepEqual(
    (await visits(one.parcel)).map(e => e.title),
    ['Visit Oak'],
  )
  for (const { id } of await visits(one.parcel)) await records.transition(agent, errand, id, 'finish')
  await desk.work()
  assert.deepEqual(await Promise.all([one, both, none].map(async s => (await desk.run(s.run)).state)), ['ended', 'ended', 'ended'])
})

test('another flow is a run of its own, which is waited for', async () => {
  const inner = await desk.flow([start('note'), set('note', 'end', 'note', '{{answers.what}}'), end], {
    variables: [{ key: 'what', from: 'answers', kind: 'text' }],
  })
  const outer = await desk.flow([
    start('sub'),
    node('subflow', 'sub', { next: 'end', flow: inner.flow, give: [{ variable: 'what', value: '{{title}}!' }] }),
    end,
  ])
  const { run, parcel: id } = await desk.start(outer.version, {}, { title: 'Vase' })
  await desk.work()
  assert.equal((await desk.run(run)).state, 'ended')
  assert.equal((await read(id)).note, 'Vase!')
  assert.equal((await records.find(system, flowRun, { filter: { field: 'parentRun', is: '==', value: run } })).items.length, 1)
})

test('it runs by the version that it was started with, whatever is published later', async () => {
  const drawn = (note: string) => [start('wait'), node('wait', 'wait', { next: 'note', rule: "state == 'packed'" }), set('note', 'end', 'note', note), end]
  const old = await desk.flow(drawn('old'))
  const { parcel: id } = await desk.start(old.version)
  await desk.work()
  await records.change(system, flow, old.flow, { draft: { nodes: drawn('new') } })
  await records.transition(system, parcel, id, 'pack')
  await desk.work()
  assert.equal((await read(id)).note, 'old')
})

const calling = (more: Partial<NodeOf<'http'>> = {}) => [
  start('call'),
  node('http', 'call', {
    next: 'note',
    method: 'POST',
    url: 'https://api.example.com/items/{{title}}?q={{answers.q}}',
    headers: [{ name: 'Authorization', secret: 'Shop', prefix: 'Bearer ' }],
    body: { title: '{{title}}', weight: '{{weight}}', list: ['{{answers.q}}'] },
    answers: [
      { variable: 'order', at: 'data.0.id', required: true },
      { variable: 'price', at: 'price' },
    ],
    ...more,
  }),
  set('note', 'end', 'note', '{{flow.order}} for {{flow.price}}'),
  end,
]
const variables = [
  { key: 'q', from: 'answers', kind: 'text' },
  { key: 'order', from: 'flow', kind: 'text' },
  { key: 'price', from: 'flow', kind: 'number' },
] as const
const shopKey = 'very-secret-7831'
await records.create(system, flowSecret, { name: 'Shop', value: shopKey, hosts: ['api.example.com'] })
const q = 'a"b&c/../d'

test('a call sends what was drawn, with values that cannot leave their place, and keeps what it needs of the answer', async () => {
  desk.sent.length = 0
  desk.answer = () => ({ text: '{"data":[{"id":4711}],"price":12.5,"token":"do-not-keep"}' })
  const { run, parcel: id } = await desk.start((await desk.flow(calling(), { variables })).version, { q }, { title: '../x?y', weight: 3 })
  await desk.work()
  const [request] = desk.sent
  assert.equal(request?.url, `https://api.example.com/items/..%2Fx%3Fy?q=${encodeURIComponent(q)}`)
  assert.deepEqual(JSON.parse(request?.body ?? ''), { title: '../x?y', weight: 3, list: [q] })
  assert.equal(request?.headers?.authorization, `Bearer ${shopKey}`)
  assert.match(request?.headers?.['idempotency-key'] ?? '', /^[\da-f-]{36}\.\d+$/)
  assert.equal((await read(id)).note, '4711 for 12.5')
  assert.equal((await desk.run(run)).state, 'ended')
  const kept = await desk.owner.query<{ text: string }>({
    text: 'select json_agg(s)::text as text from store.flow_step s union all select json_agg(p)::text from store.flow_progress p',
    values: [],
  })
  assert.doesNotMatch(kept.map(k => k.text).join(), /very-secret|do-not-keep/)
})

test('a call that fails is tried again with the same key and the same content, and then goes the way for failures', async () => {
  desk.sent.length = 0
  desk.answer = () => ({ status: 503 })
  const failing = calling({ retry: { count: 2, wait: 'PT1M', factor: 2 }, failed: 'sorry' })
  const { parcel: id } = await desk.start((await desk.flow([...failing, set('sorry', 'end', 'note', 'sorry')], { variables })).version, { q: 'x' })
  await desk.work()
  assert.equal(desk.sent.length, 1)
  await records.change(system, parcel, id, { title: 'Renamed' })
  await desk.pass(minutes(1) + 1000)
  assert.equal(desk.sent.length, 2)
  await desk.pass(minutes(1) + 1000)
  assert.equal(desk.sent.length, 2, 'the second wait is twice as long')
  await desk.pass(minutes(1))
  assert.equal(desk.sent.length, 3)
  assert.equal(new Set(desk.sent.map(s => s.headers?.['idempotency-key'])).size, 1)
  assert.equal(new Set(desk.sent.map(s => `${s.url} ${s.body}`)).size, 1)
  assert.equal((await read(id)).note, 'sorry')
})

test('a secret goes only where it may, and what is wrong with a call tells nothing of it', async () => {
  desk.sent.length = 0
  const { run } = await desk.start((await desk.flow(calling({ url: 'https://evil.example.net/' }), { variables })).version, { q: 'x' })
  await desk.work()
  assert.equal(desk.sent.length, 0)
  assert.match((await desk.run(run)).because ?? '', /may not be sent to evil\.example\.net/)
  desk.answer = () => new TypeError(`Invalid character in header: Bearer ${shopKey}`)
  const other = await desk.start((await desk.flow(calling(), { variables })).version, { q: 'x' })
  await desk.work()
  assert.doesNotMatch(JSON.stringify([await desk.run(other.run), await desk.steps(other.run), await desk.tokens(other.run)]), /very-secret/)
})

test('what a lost worker had sent is sent again with the same key; what must not be sent twice is left to a person', async () => {
  for (const repeatable of [true, false]) {
    desk.sent.length = 0
    desk.answer = () => new Error('The worker is lost while it waits for the answer.')
    desk.isDying = true
    const { run } = await desk.start((await desk.flow(calling({ repeatable }), { variables })).version, { q: 'x' })
    await desk.work()
    assert.equal(desk.sent.length, 1)
    assert.equal((await desk.tokens(run))[0]?.state, 'calling', 'nobody has written down what came of it')
    desk.answer = () => ({ text: '{"data":[{"id":1}]}' })
    desk.isDying = false
    await desk.pass(minutes(1))
    const { state, because } = await desk.run(run)
    assert.equal(new Set(desk.sent.map(s => s.headers?.['idempotency-key'])).size, 1)
    assert.deepEqual([desk.sent.length, state], repeatable ? [2, 'ended'] : [1, 'failed'])
    if (!repeatable) assert.match(because ?? '', /may have arrived or not/)
  }
})

test('a webhook is told once, and waited for; as often tried as the step says', async () => {
  await records.create(system, webhook, { name: 'Carrier', url: 'https://carrier.example.com/', recordType: 'incident' })
  const told = [
    start('tell'),
    node('webhook', 'tell', { next: 'end', webhook: 'Carrier', text: 'Fetch {{title}}', retry: { count: 1, wait: 'PT1M' }, failed: 'sorry' }),
    set('sorry', 'end', 'note', 'sorry'),
    end,
  ]
  const { version } = await desk.flow(told)
  const [good, bad] = [await desk.start(version, {}, { title: 'Vase' }), await desk.start(version)]
  await desk.work()
  const deliveries = (await records.find(system, webhookDelivery, { limit: 100 })).items
  const of = (id: string) => deliveries.filter(d => d.record === id)
  assert.equal(of(good.parcel).length, 1)
  assert.match(of(good.parcel)[0]?.body ?? '', /Fetch Vase/)
  await records.transition(system, webhookDelivery, of(good.parcel)[0]?.id ?? '', 'arrive', {}, { given: { attempts: 1 } })
  const failing = of(bad.parcel)[0]?.id ?? ''
  await records.transition(system, webhookDelivery, failing, 'fail', {}, { given: { attempts: 1, lastError: 'It answered 500.' } })
  await desk.work()
  assert.equal((await desk.run(good.run)).state, 'ended')
  assert.equal((await desk.run(bad.run)).state, 'running')
  await records.transition(system, webhookDelivery, failing, 'fail', {}, { given: { attempts: 2, lastError: 'It answered 500.' } })
  await desk.work()
  assert.equal((await read(bad.parcel)).note, 'sorry')
  assert.equal((await records.get(system, webhookDelivery, failing)).state, 'discarded')
})

test('what was done is undone the last first, and what goes on beside it is ended', async () => {
  const { version } = await desk.flow([
    start('reserve'),
    node('create', 'reserve', { next: 'split', recordType: 'errand', fields: [{ field: 'title', value: 'Reserve' }], undo: 'unreserve' }),
    node('create', 'unreserve', { next: '', recordType: 'errand', fields: [{ field: 'title', value: 'Unreserve' }] }),
    node('parallel', 'split', {
      branches: [
        { name: 'Long', to: 'long' },
        { name: 'Bad', to: 'load' },
      ],
      join: 'meet',
    }),
    node('task', 'long', { next: 'meet', recordType: 'errand', title: 'Long' }),
    node('create', 'load', { next: 'bad', recordType: 'errand', fields: [{ field: 'title', value: 'Load' }], undo: 'unload' }),
    node('task', 'unload', { next: '', recordType: 'errand', title: 'Unload' }),
    node('set', 'bad', { next: 'meet', fields: [{ field: 'weight', value: 'heavy' }], failed: 'back' }),
    node('join', 'meet', { next: 'end' }),
    node('undo', 'back', { next: 'incomplete' }),
    node('end', 'incomplete', { outcome: 'incomplete' }),
    end,
  ])
  const { run, parcel: id } = await desk.start(version)
  await desk.work()
  const ours = async () => (await desk.errands()).filter(e => e.parcel === id).map(e => `${e.title} ${e.state}`)
  assert.deepEqual(await ours(), ['Reserve open', 'Long cancelled', 'Load open', 'Unload open'])
  await records.transition(agent, errand, (await desk.errands()).find(e => e.parcel === id && e.title === 'Unload')?.id ?? '', 'finish')
  await desk.work()
  assert.deepEqual(await ours(), ['Reserve open', 'Long cancelled', 'Load open', 'Unload done', 'Unreserve open'])
  const { state, outcome } = await desk.run(run)
  assert.deepEqual([state, outcome], ['ended', 'incomplete'])
})

test('a run that is cancelled does nothing more, and what it waited for is withdrawn', async () => {
  const { run, parcel: id } = await desk.start((await desk.flow(stands)).version)
  await desk.work()
  await records.together(system, within => cancelRun({ records: within, by: () => system }, run, 'It is not needed'))
  await desk.work()
  assert.equal((await desk.run(run)).state, 'cancelled')
  assert.equal((await desk.approvals()).find(a => a.subject === id)?.state, 'cancelled')
  assert.deepEqual(await desk.tokens(run), [])
})

test('a flow that goes round without waiting is stopped', async () => {
  const { version } = await desk.flow([
    start('a'),
    set('a', 'b', 'note', 'a'),
    node('decision', 'b', { choices: [{ name: 'Never', when: "title == 'never'", to: 'end' }], otherwise: 'a' }),
    end,
  ])
  const { run } = await desk.start(version)
  await desk.work()
  assert.match((await desk.run(run)).because ?? '', /round and round/)
})

test('what waits longer than expected is told to the owner once, and no longer stuck when it has moved', async () => {
  const ada = await desk.person('Ada', ['manager'])
  const { version } = await desk.flow([start('carry'), node('task', 'carry', { next: 'end', recordType: 'errand', title: 'Carry', expected: 'PT2H' }), end], {
    input: { owner: ada.person },
  })
  const { run, parcel: id } = await desk.start(version)
  await desk.work()
  await desk.pass(hours(1))
  assert.equal((await desk.run(run)).stuckSince, null)
  await desk.pass(hours(1) + minutes(1))
  await desk.pass(minutes(1))
  const { stuckSince, because } = await desk.run(run)
  assert.notEqual(stuckSince, null)
  assert.match(because ?? '', /longer than expected/)
  const told = (await records.timeline(system, flowRun, run)).items.filter(e => e.fact?.kind === 'flow.stuck')
  assert.deepEqual(
    told.map(t => t.fact?.about.person),
    [ada.person],
  )
  const notices = await desk.owner.query({ text: `select 1 from store.job where name like 'notifications.%' and payload::text like '%${run}%'`, values: [] })
  assert.equal(notices.length, 1)
  await records.transition(agent, errand, (await desk.errands()).find(e => e.parcel === id)?.id ?? '', 'finish')
  await desk.work()
  const after = await desk.run(run)
  assert.deepEqual([after.state, after.stuckSince], ['ended', null])
})

test('a step whose effect fails leaves nothing of itself behind', async () => {
  const { version } = await desk.flow(
    [start('both'), node('set', 'both', { next: 'end', transition: 'send', variables: [{ variable: 'x', value: '1' }] }), end],
    { variables: [{ key: 'x', from: 'flow', kind: 'number' }] },
  )
  const { run, parcel: id } = await desk.start(version)
  await desk.work()
  assert.equal((await desk.run(run)).state, 'failed')
  assert.equal((await read(id)).state, 'open')
})
