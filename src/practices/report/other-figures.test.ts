import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openDoor } from '../../../test/harness/open-door.ts'
import { settle } from '../../../test/harness/settle.ts'
import { days, hours } from '../../../test/harness/world.ts'
import { shop } from '../../../test/stories/catalogue.ts'
import { id } from '../../../test/stories/desk.ts'
import { approval } from '../../engines/approvals/index.ts'
import type { Actor } from '../../kernel/actor.ts'
import { equals } from '../../kernel/define/index.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { requestItem } from '../request/index.ts'
import type { Reckoned } from './figures/reckon.server.ts'

/** Figures of what other practices keep, on records that were made as they are made every day. */
const it = await shop()
const { records, system, rosa, ruben, ada, mia, lena, admin, clock, model, publish, orderOne } = it
const opened = async (actor: Actor) => {
  const door = await openDoor(it, actor)
  after(() => door.app.close())
  return door
}
const doors = { mia: await opened(mia), rosa: await opened(rosa), ruben: await opened(ruben), ada: await opened(ada) }
const incident = model.type('incident').definition
const rating = model.type('rating').definition
const decisions = model.type('approvalDecision').definition

const begun = clock.now()
/** In minutes: the clock goes on while the test runs. */
const minutesOf = ({ value }: Reckoned) => Math.round((value ?? Number.NaN) / 60)
const ask = async (name: string, more: object = {}, door = doors.mia) =>
  door.get(`/numbers/${name}?${new URLSearchParams({ from: begun, to: new Date(Date.parse(clock.now()) + hours(1)).toISOString(), ...more })}`)
async function figure(name: string, more: object = {}): Promise<Reckoned> {
  const { status, body } = await ask(name, more)
  assert.equal(status, 200, name)
  return body as Reckoned
}
/** What its tile opens is what it has counted. */
const opens = async ({ rule, counted }: Reckoned, type: typeof rating) => assert.equal(await records.count(system, type, parseRule(rule ?? '')), counted)
const later = async (ms: number) => {
  clock.advance(ms)
  await settle(it)
}

test('delivery time runs from the order to the fulfilment, with what was approved, and without what was never delivered', async () => {
  const desk = await publish('Standing desk', { approval: { steps: [{ name: 'Head', people: [id(mia)] }] } })
  const [first, second, canceled] = [await orderOne(rosa, desk), await orderOne(rosa, desk), await orderOne(rosa, desk)]
  const decide = async (of: { readonly id: string }, verb: 'approve' | 'reject') => {
    const [one] = (await records.find(system, approval, { filter: equals('subject', of.id) })).items
    await records.transition(mia, approval, one?.id ?? '', verb, verb === 'reject' ? { comment: 'No room.' } : {})
    await later(0)
  }
  await records.transition(rosa, requestItem, canceled.id, 'cancel')
  await later(hours(2))
  await decide(first, 'approve')
  await later(hours(4))
  await decide(second, 'reject')
  await later(days(2) - hours(6))
  await records.transition(ada, requestItem, first.id, 'complete')

  const delivery = await figure('deliveryTime')
  assert.deepEqual([minutesOf(delivery), delivery.counted, delivery.bands], [48 * 60, 1, [0, 1, 0, 0, 0, 0]])
  await opens(delivery, requestItem as never)
  assert.deepEqual([(await figure('deliveryTime', { group: it.hardware })).counted, (await figure('deliveryTime', { group: id(admin) })).counted], [1, 0])

  // Two and six hours; who was asked for the canceled one never decided.
  const waiting = await figure('approvalWaiting')
  assert.deepEqual([minutesOf(waiting), waiting.counted, waiting.bands], [4 * 60, 2, [0, 1, 1, 0, 0, 0]])
  await opens(waiting, decisions as never)
})

test('satisfaction is the part of the answers with four or five, and the response rate that of the asked who answered', async () => {
  const asked: [Actor, number | undefined][] = []
  for (const [name, score] of [
    ['Ann', 5],
    ['Ben', 4],
    ['Cem', 2],
    ['Dora', undefined],
  ] as const)
    asked.push([await it.person(name, ['requester']), score])
  for (const [who] of asked) {
    const row = await it.report({}, who)
    await records.transition(ada, incident, row.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' })
  }
  await later(hours(2))
  for (const [who, score] of asked) {
    const [mine] = (await records.find(system, rating, { filter: equals('person', id(who)) })).items
    assert.ok(mine)
    if (score !== undefined) await records.transition(who, rating, mine.id, 'rate', { score })
  }
  const satisfaction = await figure('satisfaction')
  assert.deepEqual([satisfaction.value, satisfaction.counted], [2 / 3, 3])
  await opens(satisfaction, rating)
  const rate = await figure('responseRate')
  assert.deepEqual([rate.value, rate.counted], [3 / 5, 5], 'with whoever was asked about what was delivered')
  await opens(rate, rating)
})

test('deflection is what the knowledge base counts: visits that are over and that no report followed within a day', async () => {
  const article = model.type('article').definition
  const one = await records.create(ada, article, { title: 'Lamps', body: 'Turn it.', openTo: 'everyone' })
  await records.transition(lena, article, one.id, 'publish')
  const open = (door: { post: typeof doors.rosa.post }, place = 'portal') => door.post(`/articles/${one.id}/openings`, { place })
  assert.equal((await figure('deflection')).value, null)
  for (const door of [doors.rosa, doors.ruben, doors.mia]) assert.equal((await open(door)).status, 204)
  await open(doors.ada, 'desk')
  await later(hours(3))
  await it.report({}, ruben)
  assert.deepEqual([(await figure('deflection')).value, (await figure('deflection')).counted], [0, 1], 'only the visit that ended in a report is over')
  await later(days(2))
  const told = { value: 2 / 3, counted: 3, rule: null }
  const seen = async () => {
    const { value, counted, rule } = await figure('deflection')
    return { value, counted, rule }
  }
  assert.deepEqual(await seen(), told)
  const gaps = (await doors.mia.get('/knowledge-gaps')).body.deflection
  assert.deepEqual([gaps.visits, gaps.deflected], [3, 2])
  await it.run('article.settle')
  assert.deepEqual(await seen(), told, 'also when the names are gone')
  const past = await doors.mia.get(`/numbers/deflection?${new URLSearchParams({ from: new Date(Date.parse(begun) - days(365)).toISOString(), to: begun })}`)
  assert.deepEqual([past.body.value, past.body.counted], [null, 0])
})

test('deflection is told to whoever tends the knowledge base, narrows to nothing, and opens a page', async () => {
  const offered = async (door: typeof doors.mia) =>
    (await door.get('/numbers')).body.figures.find((f: { name: string }) => f.name === 'deflection') as Record<string, unknown>
  const { standing, page, path, of, narrows } = await offered(doors.mia)
  assert.deepEqual({ standing, page, path, of, narrows }, { standing: 'here', page: '/knowledge/gaps', path: null, of: null, narrows: [] })
  assert.equal((await offered(doors.ada)).standing, 'hidden')
  for (const door of [doors.ada, doors.rosa]) assert.equal((await ask('deflection', {}, door)).status, 404)
  assert.equal((await ask('deflection', { group: id(admin) })).status, 400)
})
