import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InputOf, TransitionOf } from '../../kernel/define/index.ts'
import { desk, failsAs } from '../../../test/stories/desk.ts'
import { incident, incidentSettings } from './index.ts'

const { records, rosa, ruben, ada, mia, admin, report, look } = await desk()

/** A parent of Rosa's with two children of Ruben's. */
async function familyOfThree() {
  const parent = await report({ title: 'The whole floor has no network' })
  const child = async (title: string) => {
    const { id } = await report({ title }, ruben)
    return records.change(ada, incident, id, { parent: parent.id })
  }
  return { parent, one: await child('No mail'), two: await child('No telephone') }
}

const move = (it: { readonly id: string }, verb: TransitionOf<typeof incident>, input: object = {}) => records.transition(ada, incident, it.id, verb, input)
const solution = { resolutionCode: 'solutionProvided', resolutionNote: 'Replaced the switch.' } as const
const stateOf = async (it: { readonly id: string }) => (await look(it)).state

test('children come into progress with their parent', async () => {
  const { parent, one, two } = await familyOfThree()
  await move(two, 'hold', { holdReason: 'vendor' })
  await move(parent, 'start')
  assert.deepEqual([await stateOf(one), await stateOf(two)], ['inProgress', 'inProgress'])
  assert.equal((await look(one)).assignee, null)
})

test('children wait with their parent for a change, a problem or a vendor', async () => {
  const { parent, one, two } = await familyOfThree()
  await move(parent, 'hold', { holdReason: 'change' })
  const [first, second] = [await look(one), await look(two)]
  assert.deepEqual([first.state, first.holdReason, second.state, second.holdReason], ['onHold', 'change', 'onHold', 'change'])
  await move(parent, 'hold', { holdReason: 'vendor' })
  assert.equal((await look(one)).holdReason, 'vendor')
})

test('children do not wait for the requester of their parent', async () => {
  const { parent, one } = await familyOfThree()
  await move(one, 'start')
  await move(parent, 'hold', { holdReason: 'requester', comment: 'Which floor?' })
  assert.equal(await stateOf(one), 'inProgress')
})

test('children are resolved with their parent, with its code and note', async () => {
  const { parent, one, two } = await familyOfThree()
  await move(parent, 'resolve', solution)
  for (const child of [await look(one), await look(two)]) {
    assert.deepEqual([child.state, child.resolutionCode, child.resolutionNote], ['resolved', 'solutionProvided', 'Replaced the switch.'])
    assert.ok(child.resolvedAt)
  }
})

test('a child that was resolved before keeps its own resolution', async () => {
  const { parent, one } = await familyOfThree()
  await move(one, 'resolve', { resolutionCode: 'userError', resolutionNote: 'It was the plug.' })
  await move(parent, 'resolve', solution)
  assert.equal((await look(one)).resolutionNote, 'It was the plug.')
})

test('grandchildren are resolved too', async () => {
  const { parent, one } = await familyOfThree()
  const grandchild = await records.change(ada, incident, (await report()).id, { parent: one.id })
  await move(parent, 'resolve', solution)
  assert.equal(await stateOf(grandchild), 'resolved')
})

test('closing or canceling the parent leaves the children alone', async () => {
  const { parent, one } = await familyOfThree()
  await move(parent, 'cancel', { comment: 'A false alarm.' })
  assert.equal(await stateOf(one), 'new')
  const other = await familyOfThree()
  await move(other.parent, 'resolve', solution)
  await move(other.one, 'reopen')
  await move(other.parent, 'close')
  assert.deepEqual([await stateOf(other.one), await stateOf(other.two)], ['inProgress', 'resolved'])
})

test('when an agent reopens the parent, the children reopen', async () => {
  const { parent, one, two } = await familyOfThree()
  await move(parent, 'resolve', solution)
  await move(parent, 'reopen')
  const children = [await look(one), await look(two)]
  assert.deepEqual(
    children.map(c => [c.state, c.reopenCount]),
    [
      ['inProgress', 1],
      ['inProgress', 1],
    ],
  )
})

test('when its requester reopens the parent, only the parent reopens', async () => {
  const { parent, one, two } = await familyOfThree()
  await move(parent, 'resolve', solution)
  await records.transition(rosa, incident, parent.id, 'reopen', { comment: 'Not for me.' })
  assert.deepEqual([await stateOf(parent), await stateOf(one), await stateOf(two)], ['inProgress', 'resolved', 'resolved'])
})

test('a closed child stays closed when the parent reopens', async () => {
  const { parent, one } = await familyOfThree()
  await move(parent, 'resolve', solution)
  await move(one, 'close')
  await move(parent, 'reopen')
  assert.equal(await stateOf(one), 'closed')
})

test('when its requester says that the parent is solved, the children go on', async () => {
  const { parent, one } = await familyOfThree()
  await records.transition(rosa, incident, parent.id, 'withdraw')
  assert.equal(await stateOf(one), 'new')
})

test('the history of a child says whom it followed', async () => {
  const { parent, one } = await familyOfThree()
  await move(parent, 'start')
  const { items } = await records.timeline(ada, incident, one.id)
  const last = items.at(-1)
  assert.deepEqual([last?.actor.name, last?.transition, last?.reason], ['parent-incident', 'start', `Follows ${parent.number}.`])
})

test('settings may let children go their own way', async () => {
  const [settings] = (await records.find(admin, incidentSettings)).items
  assert.ok(settings)
  const set = (input: InputOf<typeof incidentSettings>) => records.change(admin, incidentSettings, settings.id, input)
  const { parent, one } = await familyOfThree()
  await set({ childrenFollow: false })
  await move(parent, 'start')
  assert.equal(await stateOf(one), 'new')
  await set({ childrenFollow: true, childrenReopen: false })
  await move(parent, 'resolve', solution)
  await move(parent, 'reopen')
  assert.equal(await stateOf(one), 'resolved')
  await set({ childrenReopen: true })
})

test('nobody is their own ancestor', async () => {
  const { parent, one } = await familyOfThree()
  await assert.rejects(records.change(ada, incident, parent.id, { parent: parent.id }), failsAs('invalid', /circle/))
  await assert.rejects(records.change(ada, incident, parent.id, { parent: one.id }), failsAs('invalid', /circle/))
})

test('a major incident follows nobody, and what follows is not made major', async () => {
  const { one, two } = await familyOfThree()
  await assert.rejects(move(one, 'proposeMajor'), failsAs('conflict', /parent/))
  const major = await report()
  await records.transition(mia, incident, major.id, 'acceptMajor', { businessImpact: 'No mail.', comment: 'All hands.' })
  await assert.rejects(records.change(ada, incident, major.id, { parent: two.id }), failsAs('invalid', /leads/))
})

test('requesters neither see nor set the parent', async () => {
  const { one, parent } = await familyOfThree()
  assert.equal('parent' in (await records.get(ruben, incident, one.id)), false)
  await assert.rejects(report({ parent: parent.id }), failsAs('refused'))
})
