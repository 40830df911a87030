import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttpOut, nothingMore } from '../../src/kernel/http-out/index.server.ts'
import { flowSecret } from '../../src/engines/flows/index.ts'
import type { Node } from '../../src/engines/flows/graph/graph.ts'
import { callOut } from '../../src/engines/flows/run/call.server.ts'
import { takeStep } from '../../src/engines/flows/run/step.server.ts'
import { flowDesk, parcel } from '../../src/engines/flows/test/desk.ts'
import { Receiver } from '../harness/receiver.ts'

/** A40, A28 and A41 in flows: what a flow calls, what stands in its texts, and what it knows of keys. */

const desk = await flowDesk()
const { records, system } = desk
const receiver = await new Receiver().listen()
test.after(() => receiver.close())

const calling = (url: string, more: object = {}) =>
  [
    { kind: 'start', key: 'start', name: 'Start', next: 'call' },
    { kind: 'http', key: 'call', name: 'Call', next: 'end', method: 'POST', url, ...more },
    { kind: 'end', key: 'end', name: 'End' },
  ] as unknown as readonly Node[]

/** The way out as it is in production, but for a liar among the name servers. */
const out = createHttpOut({ allowed: nothingMore, resolve: (_, then) => then(null, [{ address: '127.0.0.1', family: 4 }]) })

const inside = (port: number) => [
  `http://127.0.0.1:${port}/`,
  `http://[::1]:${port}/`,
  `http://0x7f.1:${port}/`,
  `http://2130706433:${port}/`,
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://[fd00::1]/',
  // Its name leads inside only when it is connected to.
  `http://rebinds.example.com:${port}/`,
]

test('A40: no call of a flow reaches an inner address, however it is written or named, and nothing of it is told', async () => {
  for (const url of inside(receiver.port)) {
    const { version } = await desk.flow(calling(url))
    const { run } = await desk.start(version)
    while (await takeStep(desk.engine, system.tenant, run));
    const [token] = await desk.tokens(run)
    const context = { actor: { ...system, channel: 'automation' as const }, records, now: desk.clock.now(), signal: new AbortController().signal }
    await callOut({ ...desk.engine, out }, { token: token?.id, effect: token?.effect, attempt: 0 }, context)
    assert.equal((await desk.run(run)).state, 'failed', url)
  }
  assert.deepEqual(receiver.received, [])
})

const payloads = ['{{constructor.constructor("return process")()}}', '${7*7}', '<%= 7*7 %>', '{{__proto__.polluted}}', '{{answers.constructor}}', '{{7*7}}']

test('A28: what is written in texts and answers stays what it is', async () => {
  for (const payload of payloads) {
    const nodes = [
      { kind: 'start', key: 'start', name: 'Start', next: 'set' },
      { kind: 'set', key: 'set', name: 'Set', next: 'end', fields: [{ field: 'note', value: `${payload} {{answers.x}} {{title}}` }] },
      { kind: 'end', key: 'end', name: 'End' },
    ] as unknown as readonly Node[]
    const { version } = await desk.flow(nodes, { variables: [{ key: 'x', from: 'answers', kind: 'text' }] })
    const { run, parcel: id } = await desk.start(version, { x: payload }, { title: payload })
    await desk.work()
    assert.equal((await desk.run(run)).state, 'ended', payload)
    assert.equal((await records.get(system, parcel, id)).note, `${payload} ${payload} ${payload}`)
  }
})

test('A41: a secret is in no draft, run, step, history or job', async () => {
  const key = 'sk-very-secret-42'
  await records.create(system, flowSecret, { name: 'Key', value: key, hosts: ['api.example.com'] })
  desk.answer = ({ headers }) => ({ status: 500, text: JSON.stringify(headers) })
  const { version } = await desk.flow(calling('https://api.example.com/', { headers: [{ name: 'X-Key', secret: 'Key' }], retry: { count: 1, wait: 'PT1M' } }))
  const { run } = await desk.start(version)
  await desk.work()
  assert.equal(desk.sent.at(-1)?.headers?.['x-key'], key)
  assert.equal((await desk.tokens(run))[0]?.waitsFor, 'retry')
  for (const table of ['flow', 'flow_version', 'flow_run', 'flow_progress', 'flow_token', 'flow_step', 'flow_secret', 'history', 'job']) {
    const [found] = await desk.owner.query<{ n: number }>({
      text: `select count(*)::integer as n from store.${table} t where t::text like '%${key}%'`,
      values: [],
    })
    assert.equal(found?.n, 0, table)
  }
})
