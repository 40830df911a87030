import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '../../kernel/define/index.ts'
import { failureOf } from '../../../test/harness/loans.ts'
import { webhook } from '../../channels/webhook/index.ts'
import type { Graph, Node, NodeKind, NodeOf } from './graph/graph.ts'
import { flow, flowSecret, flowVersion } from './index.ts'
import { flowDesk } from './test/desk.ts'

const desk = await flowDesk()
const { records, system, admin, agent } = desk
const mia = await desk.person('Mia', ['manager'])
await records.create(system, flowSecret, { name: 'Shop', value: 'x', hosts: ['api.example.com'] })
await records.create(system, webhook, { name: 'Carrier', url: 'https://carrier.example.com/' })

const node = <K extends NodeKind>(kind: K, key: string, more: Omit<NodeOf<K>, 'kind' | 'key' | 'name'>): Node =>
  ({ kind, key, name: key, ...more }) as unknown as Node
const around = (middle: Node, ...more: Node[]): Graph => ({ nodes: [node('start', 'start', { next: middle.key }), middle, ...more, node('end', 'end', {})] })
const asDocument = (graph: Graph) => graph as unknown as Document
let made = 0
const draw = (graph: Graph, by = admin, of = 'parcel') => records.create(by, flow, { name: `Flow ${++made}`, of, draft: asDocument(graph) })

/** What is said when it is to be published. */
async function refusal(graph: Graph, by = admin, of = 'parcel'): Promise<string> {
  const { id } = await draw(graph, by, of)
  return (await failureOf(records.transition(by, flow, id, 'publish'))).message
}

test('a flow that is right becomes a version that nobody can change; the next one is another', async () => {
  const { id, state } = await draw(around(node('set', 'a', { next: 'end', fields: [{ field: 'note', value: 'For {{requester.name}}' }] })))
  assert.equal(state, 'draft')
  const first = await records.transition(admin, flow, id, 'publish', { note: 'The first' })
  const second = await records.transition(admin, flow, id, 'publish', { note: 'Again' })
  assert.deepEqual([first.publishedNumber, second.publishedNumber], [1, 2])
  assert.notEqual(first.published, second.published)
  const version = await records.get(admin, flowVersion, first.published ?? '')
  assert.deepEqual([version.note, version.createdBy], ['The first', admin.person])
  assert.equal((await failureOf(records.change(admin, flowVersion, version.id, { note: 'Other' }))).kind, 'refused')
})

const wrong: readonly (readonly [what: string, graph: Graph, told: RegExp])[] = [
  [
    'a field that is not there',
    around(node('set', 'a', { next: 'end', fields: [{ field: 'titel', value: 'x' }] })),
    /There is no field 'titel'\. Did you mean 'title'\?/,
  ],
  ['a value that does not fit', around(node('set', 'a', { next: 'end', fields: [{ field: 'weight', value: 'heavy' }] })), /Weight/],
  ['a path that leads nowhere', around(node('notify', 'a', { next: 'end', field: 'requester', text: '{{requester.nam}}' })), /no value 'requester\.nam'/],
  ['code between braces', around(node('notify', 'a', { next: 'end', field: 'requester', text: '{{constructor.constructor("x")()}}' })), /There is no value/],
  ['an answer that nobody declares', around(node('set', 'a', { next: 'end', fields: [{ field: 'note', value: '{{answers.x}}' }] })), /no value 'answers\.x'/],
  [
    'a condition with a fault',
    around(node('decision', 'a', { choices: [{ name: 'A', when: 'weigth > 3', to: 'end' }], otherwise: 'end' })),
    /Did you mean 'weight'/,
  ],
  ['a condition that asks who asks', around(node('wait', 'a', { next: 'end', rule: 'requester == me' })), /asked when nobody asks/],
  ['an approval of nobody', around(node('approval', 'a', { next: 'end', steps: [] })), /Nobody is asked/],
  ['a task that is no record type', around(node('task', 'a', { next: 'end', title: 'x', recordType: 'erand' })), /Did you mean 'errand'/],
  ['a task that is never done', around(node('task', 'a', { next: 'end', title: 'x', recordType: 'company' })), /has no states/],
  ['a record that nobody creates', around(node('create', 'a', { next: 'end', recordType: 'flowVersion' })), /no record type 'flowVersion'/],
  ['a record without what it must have', around(node('create', 'a', { next: 'end', recordType: 'errand' })), /What must be given/],
  ['a webhook that is not there', around(node('webhook', 'a', { next: 'end', webhook: 'Carier' })), /Did you mean 'Carrier'/],
  ['a transition that is not there', around(node('set', 'a', { next: 'end', transition: 'sent' })), /Did you mean 'send'/],
  ['an empty set', around(node('set', 'a', { next: 'end' })), /what is to be set/],
  [
    'a loop over what is no list',
    around(node('loop', 'a', { next: 'end', over: 'title', each: 'b' }), node('set', 'b', { next: 'a', transition: 'pack' })),
    /'title' is no list/,
  ],
  ['waiting for nothing', around(node('wait', 'a', { next: 'end' })), /what it waits for/],
  ['waiting for what is no date', around(node('wait', 'a', { next: 'end', date: 'title' })), /'title' is no date/],
  [
    'an address that an answer could choose',
    around(node('http', 'a', { next: 'end', method: 'GET', url: 'https://{{title}}/x' })),
    /Values may stand behind the name of the machine/,
  ],
  [
    'an address with a name before it',
    around(node('http', 'a', { next: 'end', method: 'GET', url: 'https://api.example.com@evil.example/' })),
    /whole address/,
  ],
  [
    'a key in the drawing',
    around(node('http', 'a', { next: 'end', method: 'GET', url: 'https://x.example/', headers: [{ name: 'Authorization', value: 'Bearer 123' }] })),
    /keep that as a secret/,
  ],
  [
    'a secret for another machine',
    around(node('http', 'a', { next: 'end', method: 'GET', url: 'https://x.example/', headers: [{ name: 'X-Key', secret: 'Shop' }] })),
    /may not be sent to x\.example/,
  ],
  [
    'a header of the connection',
    around(node('http', 'a', { next: 'end', method: 'GET', url: 'https://x.example/', headers: [{ name: 'Host', value: 'y' }] })),
    /cannot be set/,
  ],
  [
    'an answer kept nowhere',
    around(node('http', 'a', { next: 'end', method: 'GET', url: 'https://x.example/', answers: [{ variable: 'x', at: 'a' }] })),
    /no variable 'x'/,
  ],
  ['a flow that is not there', around(node('subflow', 'a', { next: 'end', flow: '00000000-0000-7000-8000-000000000009' })), /There is no such flow/],
]

for (const [what, graph, told] of wrong) test(`refused: ${what}`, async () => assert.match(await refusal(graph), told))

test('every fault is told at once, with its step, in the words of whoever publishes', async () => {
  const { id } = await draw(around(node('set', 'a', { next: 'b', fields: [{ field: 'titel', value: 'x' }] }), node('wait', 'b', { next: 'end' })))
  const failure = await failureOf(records.transition({ ...admin, language: 'de' }, flow, id, 'publish'), 'de')
  assert.match(failure.message, /a: Ein Feld „titel“ gibt es nicht/)
  assert.match(failure.message, /b: Bitte sagen, worauf gewartet wird/)
})

test('flows that would start each other without end are refused, however long the way', async () => {
  const sub = (id: string) => around(node('subflow', 'a', { next: 'end', flow: id }))
  const first = await draw(around(node('set', 'a', { next: 'end', transition: 'pack' })))
  await records.transition(admin, flow, first.id, 'publish')
  const second = await draw(sub(first.id))
  await records.transition(admin, flow, second.id, 'publish')
  const third = await draw(sub(second.id))
  await records.transition(admin, flow, third.id, 'publish')
  await records.change(admin, flow, first.id, { draft: asDocument(sub(third.id)) })
  assert.match((await failureOf(records.transition(admin, flow, first.id, 'publish'))).message, /without end, by way of .* → /)
  await records.change(admin, flow, first.id, { draft: asDocument(sub(first.id)) })
  assert.match((await failureOf(records.transition(admin, flow, first.id, 'publish'))).message, /start itself, without end/)
})

test('whoever answers for a service builds flows, but none that could do more than they should', async () => {
  assert.equal((await failureOf(draw(around(node('set', 'a', { next: 'end' })), agent))).kind, 'refused')
  const own = await draw(around(node('set', 'a', { next: 'end', transition: 'pack' })), mia)
  assert.equal(own.owner, mia.person)
  assert.equal((await records.transition(mia, flow, own.id, 'publish')).state, 'published')
  const other = await draw(around(node('set', 'a', { next: 'end', transition: 'pack' })))
  assert.equal((await failureOf(records.transition(mia, flow, other.id, 'publish'))).kind, 'refused')
  const makes = around(
    node('create', 'a', {
      next: 'end',
      recordType: 'person',
      fields: [
        { field: 'name', value: 'Eve' },
        { field: 'email', value: 'eve@example.test' },
      ],
    }),
  )
  assert.match(await refusal(makes, mia), /only an administrator may publish/)
  assert.match(await refusal(around(node('notify', 'a', { next: 'end', field: 'manager', text: 'x' })), mia, 'person'), /only an administrator may publish/)
  const reads = around(node('set', 'a', { next: 'end', fields: [{ field: 'note', value: '{{weight}}' }] }))
  assert.match(await refusal(reads, mia), /no value 'weight'/)
  assert.match(await refusal(around(node('wait', 'a', { next: 'end', rule: 'weight > 3' })), mia), /weight/)
})

test('a draft must be a flow, and a secret is never read back', async () => {
  assert.match(
    (await failureOf(records.create(admin, flow, { name: 'Odd', of: 'parcel', draft: { nodes: [{ key: 'a', kind: 'eval', name: 'x' }] } }))).message,
    /'kind' is one of/,
  )
  const [secret] = (await records.find(admin, flowSecret)).items
  assert.doesNotMatch(JSON.stringify(secret), /"x"/)
  assert.equal((await failureOf(records.create(mia, flowSecret, { name: 'Mine', value: 'y' }))).kind, 'refused')
})
