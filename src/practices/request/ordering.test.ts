import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneOf } from '../../kernel/define/index.ts'
import { audience, person } from '../../people/index.ts'
import { failsAs, id } from '../../../test/stories/desk.ts'
import { shop, text } from '../../../test/stories/catalogue.ts'
import { catalogueItem, catalogueItemVersion } from '../catalogue/index.ts'
import { incident } from '../incident/index.ts'
import { cartLine, request, requestItem, requestSettings } from './index.ts'

const it = await shop()
const { records, system, rosa, ruben, ada, admin, publish, order, orderOne, tasksOf, hardware } = it

const faultsOf = (fields: readonly string[]) => (error: unknown) => {
  assert.deepEqual((error as { faults: { field: string }[] }).faults.map(f => f.field).toSorted(), fields)
  return true
}
const size = {
  part: 'question',
  key: 'size',
  kind: 'choice',
  label: text('Screen size'),
  options: { words: { small: text('14 inch'), large: text('16 inch') } },
  require: true,
  prices: [{ answer: 'large', once: { amount: '200.00', currency: 'EUR' } }],
}
const laptopForm = { parts: [size, { part: 'question', key: 'why', kind: 'longText', label: text('What for'), show: "size == 'large'", require: true }] }
const laptop = await publish('Laptop', {
  price: { amount: '1000', currency: 'EUR' },
  recurring: { amount: '9.90', currency: 'EUR', every: 'month' },
  most: 5,
  deliveryDays: 3,
  form: laptopForm as never,
})
const mouse = await publish('Mouse', { price: { amount: '20', currency: 'EUR' } })

test('an order is a request with an item for each line, and a task for the group that fulfils it', async () => {
  const { requests, items } = await order(rosa, {
    lines: [{ item: laptop.id, quantity: 2, answers: { size: 'large', why: 'Maps' } }, { item: mouse.id }],
    reason: 'New job',
  })
  assert.equal(requests.length, 1)
  const whole = await records.get(rosa, request, requests[0]?.id ?? '')
  assert.deepEqual(
    [whole.title, whole.requester, whole.orderer, whole.createdBy, whole.reason, whole.itemCount, whole.total, whole.state],
    ['Laptop and 1 more', id(rosa), id(rosa), id(rosa), 'New job', 2, { amount: '2420.00', currency: 'EUR' }, 'open'],
  )
  const first = await records.get(rosa, requestItem, items[0]?.id ?? '')
  assert.deepEqual(
    [first.title, first.quantity, first.price, first.recurringPrice, first.recurringEvery, first.stage, first.state],
    ['Laptop', 2, { amount: '2400.00', currency: 'EUR' }, { amount: '19.80', currency: 'EUR' }, 'month', 'fulfilment', 'open'],
  )
  assert.deepEqual(first.answers, { size: 'large', why: 'Maps' })
  // Monday at eight, before office hours: three working days on is Thursday.
  assert.match(first.dueAt ?? '', /^2026-03-05T/)
  const [task, ...more] = await tasksOf(first)
  assert.deepEqual([task?.title, task?.group, task?.state, more.length], ['Laptop', hardware, 'open', 0])
})

test('everything that is wrong with any line is told at once, at its line', async () => {
  const wrong = {
    lines: [
      { item: laptop.id, quantity: 6, answers: {} },
      { item: laptop.id, answers: { size: 'small', why: 'Hidden', colour: 'red' } },
      { item: laptop.id, answers: { size: 'huge' } },
    ],
  }
  await assert.rejects(order(rosa, wrong), faultsOf(['lines.0.quantity', 'lines.1.answers.colour', 'lines.1.answers.why', 'lines.2.answers.size']))
  await assert.rejects(order(rosa, { lines: [{ item: laptop.id, answers: {} }] }), faultsOf(['lines.0.answers.size']))
})

test('what is not an order is refused: unknown names, no lines, too many', async () => {
  await assert.rejects(order(rosa, { lines: [{ item: mouse.id, price: 1 }] }), failsAs('malformed', /price/))
  await assert.rejects(order(rosa, { lines: [{ item: mouse.id, ['__proto__x']: 1 }] }), failsAs('malformed'))
  await assert.rejects(order(rosa, { lines: [] }), failsAs('invalid'))
  await assert.rejects(order(rosa, {}), failsAs('malformed'))
  await assert.rejects(order(rosa, { lines: Array.from({ length: 51 }, () => ({ item: mouse.id })) }), failsAs('invalid'))
  await assert.rejects(order(rosa, { lines: [{ item: mouse.id, quantity: 0.5 }] }), faultsOf(['lines.0.quantity']))
  await assert.rejects(order(rosa, { lines: [{ item: 'laptop' }] }), faultsOf(['lines.0.item']))
})

test('an order keeps the version that it was made with', async () => {
  const one = await publish('Desk', { form: { parts: [{ ...size, key: 'width' }] } as never })
  const before = await orderOne(rosa, one, { answers: { width: 'small' } })
  await records.change(admin, catalogueItem, one.id, { draft: { texts: { name: { en: 'Standing desk' } }, task: { group: hardware } } })
  // Nobody reads what is still being written.
  assert.equal((await records.get(rosa, catalogueItem, one.id)).name, 'Desk')
  await records.transition(admin, catalogueItem, one.id, 'publish', { comment: 'They rise now.' })
  const after = await orderOne(rosa, one)
  assert.deepEqual([before.title, after.title], ['Desk', 'Standing desk'])
  assert.notEqual(before.itemVersion, after.itemVersion)
  const versions = await records.find(system, catalogueItemVersion, { filter: { field: 'item', is: '==', value: one.id }, sort: ['versionNumber'] })
  assert.deepEqual(
    versions.items.map(v => [v.versionNumber, v.name, v.remark, v.createdBy]),
    [
      [1, 'Desk', null, id(admin)],
      [2, 'Standing desk', 'They rise now.', id(admin)],
    ],
  )
})

test('sent twice with one key it is ordered once, and another order with that key is refused', async () => {
  const what = { lines: [{ item: mouse.id }] }
  const [first, second] = await Promise.all([order(rosa, what, 'one'), order(rosa, what, 'one')])
  assert.deepEqual(first, second)
  assert.deepEqual(await order(rosa, what, 'one'), first)
  await assert.rejects(order(rosa, { lines: [{ item: mouse.id }, { item: mouse.id }] }, 'one'), failsAs('conflict', /another order/))
  // Another person's key is another key.
  assert.notDeepEqual(await order(ruben, what, 'one'), first)
})

test('where one line fails nothing is ordered', async () => {
  const before = await records.count(system, request)
  await assert.rejects(order(rosa, { lines: [{ item: mouse.id }, { item: laptop.id, answers: {} }] }))
  assert.equal(await records.count(system, request), before)
})

test('a manager orders for those who report to them, an agent for everybody, others for nobody', async () => {
  const boss = await it.person('Bo', ['requester'])
  await records.change(system, person, id(rosa), { manager: id(boss) })
  const mine = await orderOne(boss, mouse, { requester: id(rosa) })
  assert.deepEqual([mine.requester, mine.orderer, mine.createdBy, mine.watchers], [id(rosa), id(boss), id(boss), [id(boss)]])
  await assert.rejects(orderOne(boss, mouse, { requester: id(ruben) }), faultsOf(['lines.0.requester']))
  await assert.rejects(orderOne(rosa, mouse, { requester: id(ruben) }), faultsOf(['lines.0.requester']))
  assert.equal((await orderOne(ada, mouse, { requester: id(ruben) })).requester, id(ruben))
  await records.change(system, person, id(ruben), { active: false })
  await assert.rejects(orderOne(ada, mouse, { requester: id(ruben) }), faultsOf(['lines.0.requester']))
  await records.change(system, person, id(ruben), { active: true })
})

test('for whom one may order is a rule of the settings, and empty means for nobody', async () => {
  const [settings] = (await records.find(admin, requestSettings)).items
  assert.ok(settings)
  await records.change(admin, requestSettings, settings.id, { mayOrderFor: "name == 'Ruben'" })
  assert.equal((await orderOne(rosa, mouse, { requester: id(ruben) })).requester, id(ruben))
  await records.change(admin, requestSettings, settings.id, { mayOrderFor: null })
  await assert.rejects(orderOne(rosa, mouse, { requester: id(ruben) }), faultsOf(['lines.0.requester']))
  await records.change(admin, requestSettings, settings.id, { mayOrderFor: 'manager == me' })
})

test('what is ordered for several people becomes a request for each of them', async () => {
  const { requests } = await order(
    ada,
    {
      lines: [
        { item: mouse.id, requester: id(rosa) },
        { item: mouse.id, requester: id(ruben) },
      ],
    },
    'for two',
  )
  const whole = await records.find(system, request, {
    filter: oneOf(
      'id',
      requests.map(r => r.id),
    ),
  })
  assert.deepEqual(whole.items.map(r => r.requester).toSorted(), [id(rosa), id(ruben)].toSorted())
  assert.deepEqual(
    await order(
      ada,
      {
        lines: [
          { item: mouse.id, requester: id(rosa) },
          { item: mouse.id, requester: id(ruben) },
        ],
      },
      'for two',
    ).then(p => p.requests.length),
    2,
  )
})

test('some things everybody orders for themselves', async () => {
  const card = await publish('Access card', { forOthers: false })
  await assert.rejects(orderOne(ada, card, { requester: id(rosa) }), faultsOf(['lines.0.requester']))
  assert.equal((await orderOne(rosa, card)).requester, id(rosa))
})

test('drafts, retired items and what is for others cannot be ordered, whatever their id', async () => {
  const berlin = await records.create(admin, audience, { name: 'Only Ruben', who: "name == 'Ruben'" })
  const secret = await publish('Secret phone', {}, { openTo: 'audience', audience: berlin.id })
  const internal = await publish('Rack server', {}, { openTo: 'internal' })
  const draft = await records.create(admin, catalogueItem, { name: 'Not yet', openTo: 'everyone' })
  const gone = await publish('Fax machine')
  await records.transition(admin, catalogueItem, gone.id, 'retire')
  const unknown = '0198c3a0-0000-7000-8000-000000000000'
  for (const one of [secret.id, internal.id, draft.id, gone.id, unknown]) {
    await assert.rejects(order(rosa, { lines: [{ item: one }] }), failsAs('invalid', /There is no such item that you could order/))
  }
  assert.equal((await orderOne({ ...ruben, groups: [berlin.id] }, secret)).title, 'Secret phone')
  assert.equal((await orderOne(ada, internal)).title, 'Rack server')
})

test('of those who see an item only some may order it', async () => {
  const leads = await records.create(admin, audience, { name: 'Rubens', who: "name == 'Ruben'" })
  const licence = await publish('CAD licence', {}, { orderAudience: leads.id })
  await assert.rejects(orderOne(rosa, licence), failsAs('invalid', /only others may order/))
  assert.equal((await orderOne({ ...ruben, groups: [leads.id] }, licence)).title, 'CAD licence')
})

test('the cart is one’s own, is ordered whole and is empty afterwards', async () => {
  await records.create(rosa, cartLine, { item: laptop.id, quantity: 2, answers: { size: 'small' } })
  const line = await records.create(rosa, cartLine, { item: mouse.id })
  for (const other of [ruben, ada, admin]) await assert.rejects(records.get(other, cartLine, line.id), failsAs('missing'))
  await assert.rejects(records.remove(ruben, cartLine, line.id), failsAs('missing'))
  await assert.rejects(order(ruben, { cart: true }), faultsOf(['cart']))
  const { items } = await order(rosa, { cart: true }, 'cart')
  assert.deepEqual(
    items.map(i => i.title),
    ['Laptop', 'Mouse'],
  )
  assert.equal(await records.count(rosa, cartLine), 0)
  assert.deepEqual((await order(rosa, { cart: true }, 'cart')).items, items)
})

test('a cart that cannot be ordered stays as it is', async () => {
  const line = await records.create(rosa, cartLine, { item: laptop.id, answers: { size: 'large' } })
  await assert.rejects(order(rosa, { cart: true }), faultsOf(['lines.0.answers.why']))
  assert.equal((await records.get(rosa, cartLine, line.id)).item, laptop.id)
  await records.remove(rosa, cartLine, line.id)
})

test('an item may make another kind of record instead, from its answers', async () => {
  const report = await publish('Report a broken printer', {
    form: {
      parts: [
        { part: 'question', key: 'what', kind: 'text', label: text('What happens'), require: true },
        { part: 'question', key: 'floor', kind: 'number', label: text('Floor') },
      ],
    } as never,
    creates: { type: 'incident', fields: { title: { answer: 'what' }, impact: { value: 'medium' }, classification: { value: 'Printing' } } },
  })
  const placed = await order(rosa, { lines: [{ item: report.id, answers: { what: 'It smokes', floor: 3 } }] }, 'smoke')
  assert.deepEqual([placed.requests, placed.items, placed.created.length], [[], [], 1])
  const made = await records.get(rosa, incident, placed.created[0]?.id ?? '')
  assert.deepEqual([made.title, made.requester, made.impact, made.createdBy], ['It smokes', id(rosa), 'medium', id(rosa)])
  assert.match(made.description ?? '', /Floor.*3/)
  assert.deepEqual((await order(rosa, { lines: [{ item: report.id, answers: { what: 'It smokes', floor: 3 } }] }, 'smoke')).created, placed.created)
})

test('a reason is asked for where the settings say so', async () => {
  const [settings] = (await records.find(admin, requestSettings)).items
  assert.ok(settings)
  await records.change(admin, requestSettings, settings.id, { reasonRequired: true })
  await assert.rejects(order(rosa, { lines: [{ item: mouse.id }], reason: ' ' }), faultsOf(['reason']))
  await records.change(admin, requestSettings, settings.id, { reasonRequired: false })
})
