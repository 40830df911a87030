import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import { serviceLevel } from '../../engines/clocks/index.ts'
import { days } from '../../../test/harness/world.ts'
import { failsAs, id } from '../../../test/stories/desk.ts'
import { shop, text } from '../../../test/stories/catalogue.ts'
import { request, requestItem, requestTask } from './index.ts'
import { standingOfItem } from './standing.server.ts'
import { changeAnswers } from './change-answers.server.ts'

const it = await shop()
const { records, rosa, ruben, ada, aron, admin, publish, order, orderOne, item, tasksOf, ground, clock } = it

const chair = await publish('Chair', { most: 9, price: { amount: '100', currency: 'EUR' } })
const lamp = await publish('Lamp', { cancelUntil: 'start' })
const stone = await publish('Stone', { cancelUntil: 'never' })
const two = async () => {
  const { requests, items } = await order(rosa, { lines: [{ item: chair.id, quantity: 3 }, { item: lamp.id }] })
  const [first, second] = items
  assert.ok(first && second)
  return { request: requests[0]?.id ?? '', chairs: first, lamps: second }
}
const stateOf = async (of: { readonly id: string }) => {
  const { state, stage, deliveredQuantity } = await item(of)
  return [state, stage, deliveredQuantity]
}
const requestState = async (which: string) => (await records.get(rosa, request, which)).state
const complete = async (of: { readonly id: string }) => {
  for (const task of await tasksOf(of)) await records.transition(ada, requestTask, task.id, 'complete')
}

test('whoever starts the task starts the item, and whoever completes the last one completes it', async () => {
  const { chairs } = await two()
  const [task] = await tasksOf(chairs)
  const more = await records.create(ada, requestTask, { requestItem: chairs.id, title: 'Carry them up' })
  await records.transition(ada, requestTask, task?.id ?? '', 'start')
  assert.deepEqual(await stateOf(chairs), ['inProgress', 'fulfilment', 0])
  await records.transition(ada, requestTask, task?.id ?? '', 'complete')
  assert.deepEqual(await stateOf(chairs), ['inProgress', 'fulfilment', 0])
  await records.transition(ada, requestTask, more.id, 'complete')
  assert.deepEqual(await stateOf(chairs), ['fulfilled', 'completed', 3])
})

test('when all items are done the request is, and what became of them is what became of it', async () => {
  const good = await two()
  await complete(good.chairs)
  assert.equal(await requestState(good.request), 'open')
  await complete(good.lamps)
  assert.equal(await requestState(good.request), 'fulfilled')

  const mixed = await two()
  await complete(mixed.chairs)
  await records.transition(ada, requestItem, mixed.lamps.id, 'closeIncomplete', { comment: 'No lamps are made any more.' })
  assert.equal(await requestState(mixed.request), 'closedIncomplete')

  const none = await two()
  for (const one of [none.chairs, none.lamps]) await records.transition(rosa, requestItem, one.id, 'cancel')
  assert.equal(await requestState(none.request), 'canceled')
})

test('two items that end at the same moment close their request', async () => {
  const both = await two()
  await Promise.all([both.chairs, both.lamps].map(one => records.transition(ada, requestItem, one.id, 'complete')))
  assert.equal(await requestState(both.request), 'fulfilled')
})

test('an item that is opened again opens its request', async () => {
  const { request: of, chairs, lamps } = await two()
  await complete(chairs)
  await complete(lamps)
  await records.transition(ada, requestItem, chairs.id, 'reopen', { comment: 'One wobbles.' })
  assert.deepEqual([await requestState(of), ...(await stateOf(chairs))], ['open', 'inProgress', 'fulfilment', 0])
})

test('a task that could not be done closes its item as not delivered, and says nothing of what was written inside', async () => {
  const one = await orderOne(rosa, lamp)
  const [task] = await tasksOf(one)
  await records.transition(ada, requestTask, task?.id ?? '', 'closeIncomplete', { closeNotes: 'The supplier cheated us.' })
  assert.deepEqual(await stateOf(one), ['closedIncomplete', 'notDelivered', 0])
  const { items } = await records.timeline(rosa, requestItem, one.id)
  assert.doesNotMatch(JSON.stringify(items), /cheated/)
})

test('cancelling a request cancels its open items and their tasks, and leaves what was delivered', async () => {
  const { request: of, chairs, lamps } = await two()
  await complete(lamps)
  await records.transition(rosa, request, of, 'cancel', { comment: 'We are moving out.' })
  assert.deepEqual([await requestState(of), (await item(chairs)).state, (await item(lamps)).state], ['canceled', 'canceled', 'fulfilled'])
  assert.deepEqual(
    (await tasksOf(chairs)).map(t => t.state),
    ['closedSkipped'],
  )
  assert.equal((await item(chairs)).closedBy, id(rosa))
})

test('until when something can be cancelled is said by the item, and agents may as long as it is open', async () => {
  const early = await orderOne(rosa, lamp)
  await records.transition(ada, requestItem, early.id, 'start')
  await assert.rejects(records.transition(rosa, requestItem, early.id, 'cancel'), failsAs('conflict', /too late/))
  await records.transition(ada, requestItem, early.id, 'cancel', { comment: 'As she wished.' })

  const middle = await orderOne(rosa, chair, { quantity: 3 })
  await records.transition(ada, requestItem, middle.id, 'start')
  assert.equal((await standingOfItem(ground, rosa, middle.id)).may.cancel, true)
  await records.transition(ada, requestItem, middle.id, 'deliver', { deliveredQuantity: 1 })
  assert.equal((await standingOfItem(ground, rosa, middle.id)).may.cancel, false)
  await assert.rejects(records.transition(rosa, requestItem, middle.id, 'cancel'), failsAs('conflict'))
  await assert.rejects(records.transition(rosa, request, middle.request, 'cancel'), failsAs('conflict', /‘Chair’ has gone too far/))
  assert.equal(await requestState(middle.request), 'open')

  const never = await orderOne(rosa, stone)
  await assert.rejects(records.transition(rosa, requestItem, never.id, 'cancel'), failsAs('conflict'))
})

test('others neither see nor cancel what somebody ordered', async () => {
  const one = await orderOne(rosa, lamp)
  await assert.rejects(records.get(ruben, requestItem, one.id), failsAs('missing'))
  await assert.rejects(records.transition(ruben, requestItem, one.id, 'cancel'), failsAs('missing'))
  await assert.rejects(records.transition(ruben, request, one.request, 'cancel'), failsAs('missing'))
  await assert.rejects(standingOfItem(ground, ruben, one.id), failsAs('missing'))
  await assert.rejects(changeAnswers(ground, ruben, one.id, { quantity: 1 }), failsAs('missing'))
})

test('parts are delivered one after the other, and the last makes it whole', async () => {
  const one = await orderOne(rosa, chair, { quantity: 3 })
  const deliver = (deliveredQuantity: number) => records.transition(aron, requestItem, one.id, 'deliver', { deliveredQuantity })
  await deliver(2)
  assert.deepEqual([...(await stateOf(one)), (await item(one)).assignee], ['inProgress', 'delivery', 2, id(aron)])
  await assert.rejects(deliver(2), failsAs('invalid', /2 of 3/))
  await assert.rejects(deliver(4), failsAs('invalid', /1 to 3/))
  // The task is done, but one is still to come: it does not count as delivered.
  await complete(one)
  assert.deepEqual(await stateOf(one), ['inProgress', 'delivery', 2])
  await deliver(3)
  assert.deepEqual(await stateOf(one), ['fulfilled', 'completed', 3])
})

test('where it stands is said with who has it and since when', async () => {
  const one = await orderOne(rosa, chair, { quantity: 2 })
  const before = await standingOfItem(ground, rosa, one.id)
  assert.deepEqual(
    [before.with.people, before.with.group, before.path.map(({ stage, state }) => `${stage} ${state}`)],
    [[], 'Hardware', ['fulfilment here', 'delivery ahead', 'completed ahead']],
  )
  const [task] = await tasksOf(one)
  await records.transition(ada, requestTask, task?.id ?? '', 'start')
  assert.deepEqual((await standingOfItem(ground, rosa, one.id)).with.people, ['Ada'])
  await complete(one)
  const after = await standingOfItem(ground, rosa, one.id)
  assert.deepEqual([after.with.people, after.with.group, after.may, after.path.at(-1)?.state], [[], null, { cancel: false, change: false }, 'done'])
})

test('answers and quantity change with the price, until work begins', async () => {
  const form = {
    parts: [
      { part: 'question', key: 'text', kind: 'text', label: text('Engraving'), prices: [{ once: { amount: '5.00', currency: 'EUR' } }] },
      { part: 'question', key: 'font', kind: 'text', label: text('Font'), show: 'text != null' },
    ],
  }
  const pen = await publish('Pen', { most: 10, price: { amount: '2', currency: 'EUR' }, form: form as never })
  const one = await orderOne(rosa, pen)
  const changed = await changeAnswers(ground, rosa, one.id, { answers: { text: 'Rosa' }, quantity: 3 })
  assert.deepEqual([changed.quantity, changed.answers, changed.price], [3, { text: 'Rosa' }, { amount: '21.00', currency: 'EUR' }])
  await assert.rejects(changeAnswers(ground, rosa, one.id, { answers: { font: 'Serif' } }), failsAs('invalid'))
  await assert.rejects(changeAnswers(ground, rosa, one.id, { quantity: 11 }), failsAs('invalid'))
  await assert.rejects(changeAnswers(ground, rosa, one.id, { price: 1 }), failsAs('malformed'))
  await records.transition(ada, requestItem, one.id, 'start')
  await assert.rejects(changeAnswers(ground, rosa, one.id, { quantity: 1 }), failsAs('conflict', /too late/))
  assert.equal((await changeAnswers(ground, ada, one.id, { quantity: 2 })).quantity, 2)
})

test('nobody sets by hand what orders, stages and deliveries say', async () => {
  const one = await orderOne(rosa, chair)
  for (const who of [rosa, ada, admin]) {
    for (const input of [
      { stage: 'completed' },
      { quantity: 5 },
      { deliveredQuantity: 1 },
      { answers: { a: 1 } },
      { price: { amount: '0.00', currency: 'EUR' } },
    ]) {
      await assert.rejects(records.change(who, requestItem, one.id, input as never), failsAs('refused'))
    }
    await assert.rejects(records.transition(who, requestItem, one.id, 'approve'), failsAs('refused'))
  }
  await assert.rejects(
    records.create(admin, requestItem, { request: one.request, item: chair.id, itemVersion: one.itemVersion, title: 'Free chair', requester: id(admin) }),
    failsAs('refused'),
  )
})

test('there is work only on items that have not ended', async () => {
  const one = await orderOne(rosa, lamp)
  await complete(one)
  await assert.rejects(records.create(ada, requestTask, { requestItem: one.id, title: 'More' }), failsAs('invalid', /has ended/))
  const [task] = await tasksOf(one)
  await assert.rejects(records.transition(ada, requestTask, task?.id ?? '', 'reopen'), failsAs('conflict', /Reopen it first/))
})

test('a bundle is done with what it brought along', async () => {
  const phone = await publish('Phone', {
    form: { parts: [{ part: 'question', key: 'person', kind: 'text', label: text('Name on it'), require: true }] } as never,
  })
  const key = await publish('Key')
  const welcome = await publish('Welcome', {
    form: {
      parts: [
        { part: 'question', key: 'name', kind: 'text', label: text('Who comes'), require: true },
        { part: 'question', key: 'travels', kind: 'boolean', label: text('Travels a lot') },
      ],
    } as never,
    task: {},
    includes: [
      { item: phone.id, when: 'travels == true', shares: { person: 'name' } },
      { item: key.id, quantity: 2 },
    ],
  })
  const { items } = await order(rosa, { lines: [{ item: welcome.id, answers: { name: 'Nele', travels: true } }] })
  const [bundle, ...parts] = await Promise.all(items.map(item))
  assert.deepEqual(
    parts.map(p => [p.title, p.quantity, p.partOf, p.answers]),
    [
      ['Phone', 1, bundle?.id, { person: 'Nele' }],
      ['Key', 2, bundle?.id, null],
    ],
  )
  for (const part of parts) await complete(part)
  assert.deepEqual([(await item(bundle as { id: string })).state, await requestState(bundle?.request ?? '')], ['fulfilled', 'fulfilled'])

  const fewer = await order(rosa, { lines: [{ item: welcome.id, answers: { name: 'Nils' } }] })
  assert.deepEqual(
    fewer.items.map(i => i.title),
    ['Welcome', 'Key'],
  )
  await records.transition(rosa, requestItem, fewer.items[0]?.id ?? '', 'cancel')
  assert.equal((await item(fewer.items[1] as { id: string })).state, 'canceled')
})

test('what a bundle includes asks what the bundle does not know', async () => {
  const badge = await publish('Badge', { form: { parts: [{ part: 'question', key: 'photo', kind: 'text', label: text('Photo'), require: true }] } as never })
  const kit = await publish('Kit', { task: {}, includes: [{ item: badge.id }] })
  await assert.rejects(order(rosa, { lines: [{ item: kit.id }] }), error => {
    assert.deepEqual(
      (error as { faults: { field: string }[] }).faults.map(f => f.field),
      [`lines.0.included.${badge.id}.answers.photo`],
    )
    return true
  })
  const { items } = await order(rosa, { lines: [{ item: kit.id, included: { [badge.id]: { answers: { photo: 'smile' } } } }] })
  assert.equal(items.length, 2)
  await assert.rejects(order(rosa, { lines: [{ item: kit.id, included: { [chair.id]: {} } }] }), failsAs('invalid', /not part of it/))
})

test('a service level on the due date counts down to what the catalogue promised, and tells when it is missed', async () => {
  const level = await records.create(admin, serviceLevel, {
    name: 'Delivered when promised',
    recordType: 'requestItem',
    applies: 'dueAt != null',
    stops: "category == 'done'",
    targetIn: 'field',
    targetField: 'dueAt',
  })
  await records.transition(admin, serviceLevel, level.id, 'activate')
  const sofa = await publish('Armchair', { deliveryDays: 2 })
  const [kept, missed] = [await orderOne(rosa, sofa), await orderOne(rosa, sofa)]
  const clockOf = async (of: { readonly id: string }) => {
    const [found] = await it.owner.query<{ next_at: string | null }>(sql`select next_at from store.clock where record_id = ${of.id}::uuid`)
    return found?.next_at ?? null
  }
  assert.deepEqual([await clockOf(kept), await clockOf(missed)], [kept.dueAt, missed.dueAt])
  await complete(kept)
  clock.advance(days(7))
  await it.run('clocks.tick')
  const facts = async (of: { readonly id: string }) => (await records.timeline(ada, requestItem, of.id)).items.filter(e => e.act === 'fact').length
  assert.deepEqual([await facts(kept), await facts(missed)], [0, 1])
})
