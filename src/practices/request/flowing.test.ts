import assert from 'node:assert/strict'
import { test } from 'node:test'
import { equals } from '../../kernel/define/index.ts'
import { id } from '../../../test/stories/desk.ts'
import { shop } from '../../../test/stories/catalogue.ts'
import { approval } from '../../engines/approvals/index.ts'
import { flow, flowRun } from '../../engines/flows/index.ts'
import { request, requestItem, requestTask } from './index.ts'

const it = await shop()
const { records, system, rosa, ada, mia, admin, hardware, publish, orderOne, item, tasksOf, settle } = it

const draft = {
  nodes: [
    { key: 'start', kind: 'start', name: 'Start', next: 'ask' },
    { key: 'ask', kind: 'approval', name: 'Budget', steps: [{ name: 'Budget', people: [id(mia)] }], shows: ['title'], next: 'buy', rejected: 'refused' },
    { key: 'buy', kind: 'task', name: 'Buy', title: 'Buy {{title}}', fields: [{ field: 'group', value: hardware }], next: 'end' },
    { key: 'refused', kind: 'end', name: 'Refused', outcome: 'incomplete' },
    { key: 'end', kind: 'end', name: 'Done' },
  ],
}
const drawn = await records.create(admin, flow, { name: 'Purchase', of: 'requestItem', draft: draft })
await records.transition(admin, flow, drawn.id, 'publish')
const camera = await publish('Camera', { flow: { id: drawn.id } })

const where = async (of: { readonly id: string }) => {
  const { state, stage } = await item(of)
  return `${state} ${stage}`
}
const decide = async (of: { readonly id: string }, verb: 'approve' | 'reject') => {
  const { items } = await records.find(system, approval, { filter: equals('subject', of.id) })
  await records.transition(mia, approval, items[0]?.id ?? '', verb, verb === 'reject' ? { comment: 'Use your telephone.' } : {})
  await settle()
}
const ordered = async () => {
  const one = await orderOne(rosa, camera)
  await settle()
  return one
}

test('a flow asks, gives work, and is the end of the item', async () => {
  const one = await ordered()
  assert.equal(await where(one), 'waiting waitingForApproval')
  await decide(one, 'approve')
  const [task, ...more] = await tasksOf(one)
  assert.deepEqual([await where(one), task?.title, task?.group, more.length], ['open approved', 'Buy Camera', hardware, 0])
  await records.transition(ada, requestTask, task?.id ?? '', 'start')
  assert.equal(await where(one), 'inProgress fulfilment')
  await records.transition(ada, requestTask, task?.id ?? '', 'complete')
  // The flow says when it is done, not the task.
  assert.equal(await where(one), 'inProgress fulfilment')
  await settle()
  assert.equal(await where(one), 'fulfilled completed')
  assert.equal((await records.get(rosa, request, one.request)).state, 'fulfilled')
})

test('where the flow’s approval is refused, the way that is drawn for it is gone', async () => {
  const one = await ordered()
  await decide(one, 'reject')
  assert.equal(await where(one), 'closedIncomplete rejected')
})

test('cancelling an item cancels its flow and all that the flow waits for', async () => {
  const one = await ordered()
  await decide(one, 'approve')
  await records.transition(rosa, requestItem, one.id, 'cancel')
  await settle()
  const [run] = (await records.find(system, flowRun, { filter: equals('subject', one.id) })).items
  assert.deepEqual([run?.state, (await tasksOf(one)).map(t => t.category)], ['cancelled', ['done']])
})

test('an order keeps the flow as it was published with the item', async () => {
  const one = await ordered()
  await records.change(admin, flow, drawn.id, { draft: { ...draft, nodes: draft.nodes.map(n => (n.key === 'buy' ? { ...n, title: 'Rent it' } : n)) } })
  await records.transition(admin, flow, drawn.id, 'publish')
  const other = await ordered()
  for (const each of [one, other]) await decide(each, 'approve')
  assert.deepEqual([(await tasksOf(one))[0]?.title, (await tasksOf(other))[0]?.title], ['Buy Camera', 'Buy Camera'])
})
