import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, equals, oneOf } from '../../kernel/define/index.ts'
import { failsAs, id } from '../../../test/stories/desk.ts'
import { shop, text } from '../../../test/stories/catalogue.ts'
import { approval, approvalPolicy } from '../../engines/approvals/index.ts'
import { flow } from '../../engines/flows/index.ts'
import { changeAnswers } from './change-answers.server.ts'
import { request, requestItem } from './index.ts'
import { standingOfItem } from './standing.server.ts'

const it = await shop()
const { records, system, rosa, ada, mia, lena, admin, publish, orderOne, item, tasksOf, ground, settle } = it

const form = { parts: [{ part: 'question', key: 'model', kind: 'text', label: text('Model') }] }
const steps = [{ name: 'Budget', people: [id(mia)] }]
const car = await publish('Car', { most: 3, form: form as never, price: { amount: '30000', currency: 'EUR' }, approval: { steps }, deliveryDays: 10 })

type Id = { readonly id: string }

const asked = async (of: Id) => {
  const { items } = await records.find(system, approval, {
    filter: all(equals('subject', of.id), oneOf('state', ['requested', 'planned', 'needInformation', 'stuck'])),
  })
  return items
}
const decide = async (of: { readonly id: string }, verb: 'approve' | 'reject', by = mia) => {
  const [one] = await asked(of)
  await records.transition(by, approval, one?.id ?? '', verb, verb === 'reject' ? { comment: 'Too dear.' } : {})
  await settle()
}
const where = async (of: Id) => {
  const { state, stage } = await item(of)
  return `${state} ${stage}`
}

test('what needs approval waits, shows who is asked, and begins when it is approved', async () => {
  const one = await orderOne(rosa, car, { answers: { model: 'Bus' } })
  assert.deepEqual([await where(one), one.dueAt, (await tasksOf(one)).length], ['waiting waitingForApproval', null, 0])
  const standing = await standingOfItem(ground, rosa, one.id)
  assert.deepEqual([standing.with.people, standing.path[0]?.state], [['Mia'], 'here'])
  const [wanted] = await asked(one)
  assert.match(JSON.stringify(wanted?.summary), /Bus/)
  const stageOfRequest = async () => (await records.get(rosa, request, one.request)).stage
  assert.equal(await stageOfRequest(), 'waitingForApproval')
  await decide(one, 'approve')
  assert.deepEqual([await where(one), (await tasksOf(one)).length], ['open approved', 1])
  assert.ok((await item(one)).dueAt)
  assert.equal(await stageOfRequest(), 'approved')
})

test('nobody goes past an approval, whichever way they come', async () => {
  const one = await orderOne(rosa, car)
  for (const verb of ['complete', 'resume'] as const)
    await assert.rejects(records.transition(admin, requestItem, one.id, verb), failsAs('conflict', /waits for an approval/))
  await assert.rejects(records.transition(ada, requestItem, one.id, 'start'), failsAs('conflict'))
  await assert.rejects(decide(one, 'approve', rosa))
  assert.equal(await where(one), 'waiting waitingForApproval')
})

test('what is not approved ends, in words, and so does its request', async () => {
  const one = await orderOne(rosa, car)
  await decide(one, 'reject')
  assert.equal(await where(one), 'closedIncomplete rejected')
  assert.equal((await records.get(rosa, request, one.request)).state, 'closedIncomplete')
  await assert.rejects(records.transition(ada, requestItem, one.id, 'reopen', { comment: 'Please' }), failsAs('conflict', /ordered again/))
  const said = (await records.timeline(rosa, requestItem, one.id)).items.flatMap(e => (e.text ? [e.text] : []))
  assert.deepEqual(said, ['It was not approved.'])
})

test('cancelling withdraws what is still asked', async () => {
  const one = await orderOne(rosa, car)
  await records.transition(rosa, requestItem, one.id, 'cancel')
  assert.deepEqual([await where(one), (await asked(one)).length], ['canceled cancelled', 0])
})

test('a change of what was approved asks again, and the work waits for it', async () => {
  const one = await orderOne(rosa, car, { answers: { model: 'Bus' } })
  await decide(one, 'approve')
  await changeAnswers(ground, rosa, one.id, { answers: { model: 'Coupé' } })
  await settle()
  assert.deepEqual([await where(one), (await asked(one)).length], ['waiting waitingForApproval', 1])
  await decide(one, 'approve')
  assert.deepEqual([await where(one), (await tasksOf(one)).length], ['open approved', 1])
})

test('a policy of the organisation holds an item back that the catalogue would let through', async () => {
  const policy = await records.create(system, approvalPolicy, {
    name: 'Dear things',
    owner: id(admin),
    recordType: 'requestItem',
    when: 'quantity >= 3',
    shows: 'title quantity',
    steps: [{ name: 'Head', people: [id(lena)] } as never],
  })
  await records.transition(system, approvalPolicy, policy.id, 'activate')
  const pen = await publish('Pens', { most: 5 })
  const few = await orderOne(rosa, pen, { quantity: 2 })
  assert.deepEqual([await where(few), (await tasksOf(few)).length], ['open fulfilment', 1])
  const many = await orderOne(rosa, pen, { quantity: 3 })
  assert.deepEqual([await where(many), (await tasksOf(many)).length], ['waiting waitingForApproval', 0])
  await decide(many, 'approve', lena)
  assert.deepEqual([await where(many), (await tasksOf(many)).length], ['open approved', 1])
})

test('approvers see what they are asked, and not the item', async () => {
  const boss = await it.person('Bo', ['requester'])
  const bike = await publish('Bike', { approval: { steps: [{ name: 'Boss', people: [id(boss)] }] } })
  const one = await orderOne(rosa, bike)
  const [wanted] = await asked(one)
  assert.equal((await records.get(boss, approval, wanted?.id ?? '')).state, 'requested')
  await assert.rejects(records.get(boss, requestItem, one.id), failsAs('missing'))
})

test('what was left blank was approved as such: an answer that comes later is approved anew', async () => {
  const one = await orderOne(rosa, car)
  await decide(one, 'approve')
  assert.deepEqual([await where(one), (await asked(one)).length], ['open approved', 0])
  await changeAnswers(ground, rosa, one.id, { answers: { model: 'Bus' } })
  await settle()
  const [again] = await asked(one)
  assert.deepEqual(
    (again?.summary as { lines?: readonly { path: string; value: { en: string } }[] } | null)?.lines
      ?.filter(({ path }) => path === 'answers.model')
      .map(({ value }) => value.en),
    ['Bus'],
  )
})

test('nothing of a bundle begins before the bundle is approved, and what has not begun ends with it', async () => {
  const lamp = await publish('Lamp')
  const phone = await publish('Mobile', { approval: { steps: [{ name: 'Boss', people: [id(lena)] }] } })
  const desk = await publish('Workplace', { task: {}, approval: { steps }, includes: [{ item: lamp.id }, { item: phone.id }] })
  const orderParts = async () => (await it.order(rosa, { lines: [{ item: desk.id }] })).items as readonly Id[] as readonly [Id, Id, Id]

  const [bundle, plain, asking] = await orderParts()
  assert.deepEqual([await where(plain), (await tasksOf(plain)).length], ['waiting waitingForApproval', 0])
  assert.deepEqual([await where(asking), (await asked(asking)).length], ['waiting waitingForApproval', 0])
  assert.deepEqual((await standingOfItem(ground, rosa, plain.id)).with.people, ['Mia'])
  await decide(bundle, 'approve')
  assert.deepEqual([await where(plain), (await tasksOf(plain)).length], ['open approved', 1])
  assert.deepEqual([await where(asking), (await asked(asking)).length, (await tasksOf(asking)).length], ['waiting waitingForApproval', 1, 0])
  await decide(asking, 'approve', lena)
  assert.deepEqual([await where(asking), (await tasksOf(asking)).length], ['open approved', 1])

  const [refused, ...parts] = await orderParts()
  await decide(refused, 'reject')
  assert.deepEqual(await Promise.all(parts.map(where)), ['canceled cancelled', 'canceled cancelled'])
})

test('where the flow of a bundle may ask somebody, its parts begin when they have approved, or with the first task that it gives', async () => {
  const lamp = await publish('Floor lamp')
  const flowOf = (...nodes: readonly object[]) => ({
    nodes: [{ key: 'start', kind: 'start', name: 'Ordered', next: 'who' }, ...nodes, { key: 'done', kind: 'end', name: 'Done', outcome: 'done' }],
  })
  const asks = { key: 'ask', kind: 'approval', name: 'Boss', steps: [{ name: 'Boss', people: [id(mia)] }], next: 'done', rejected: 'done' }
  const work = { key: 'work', kind: 'task', name: 'Do', title: 'Do it', next: 'done' }
  const decision = { key: 'who', kind: 'decision', name: 'Dear?', choices: [{ name: 'Many', when: 'quantity > 1', to: 'ask' }], otherwise: 'work' }
  const drawn = await records.create(admin, flow, { name: 'Bundle', of: 'requestItem', draft: flowOf(decision, asks, work) })
  await records.transition(admin, flow, drawn.id, 'publish')
  const kit = await publish('Set', { most: 3, flow: { id: drawn.id }, includes: [{ item: lamp.id }] })
  const orderKit = async (quantity: number) => (await it.order(rosa, { lines: [{ item: kit.id, quantity }] })).items as readonly Id[] as readonly [Id, Id]

  const [dear, itsLamp] = await orderKit(2)
  assert.equal(await where(itsLamp), 'waiting waitingForApproval')
  await settle()
  assert.deepEqual([await where(itsLamp), (await asked(dear)).length], ['waiting waitingForApproval', 1])
  await decide(dear, 'approve')
  assert.deepEqual([await where(itsLamp), (await tasksOf(itsLamp)).length], ['open approved', 1])

  const [, other] = await orderKit(1)
  assert.equal(await where(other), 'waiting waitingForApproval')
  await settle()
  assert.deepEqual([await where(other), (await tasksOf(other)).length], ['open approved', 1])
})
