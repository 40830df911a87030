import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours } from '../../../test/harness/world.ts'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { affectedPerson, incident } from './index.ts'

const { records, clock, person, rosa, ruben, ada, lena, report, look } = await desk()
const acceptance = { businessImpact: 'Nobody can print invoices.', comment: 'All hands.', publicNote: 'Printing stands still. We are on it.' } as const

const accepted = async () => records.transition(lena, incident, (await report({ description: 'My letter waits.' })).id, 'acceptMajor', acceptance)
const meToo = (it: { id: string }, who = ruben) => records.create(who, affectedPerson, { incident: it.id })
const missing = failsAs('missing')

test('an accepted major incident is known to everybody, by what may be told of it', async () => {
  const it = await accepted()
  const seen = await records.get(ruben, incident, it.id)
  assert.equal(seen.publicNote, 'Printing stands still. We are on it.')
  const told =
    'category createdAt id impact majorState number openedAt priority publicNote resolvedAt service state stateSince title toldAt updatedAt urgency version'
  assert.deepEqual(Object.keys(seen).sort().join(' '), told)
})

test('nothing is known of one that is only proposed, rejected or demoted', async () => {
  const it = await report()
  const hidden = () => assert.rejects(records.get(ruben, incident, it.id), missing)
  await hidden()
  await records.transition(ada, incident, it.id, 'proposeMajor', {})
  await hidden()
  await records.transition(lena, incident, it.id, 'acceptMajor', acceptance)
  await records.get(ruben, incident, it.id)
  await records.transition(lena, incident, it.id, 'demoteMajor', { comment: 'One printer.' })
  await hidden()
})

test('that it is over can be read for a day, and not once it is closed', async () => {
  const it = await accepted()
  await records.transition(lena, incident, it.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Rosa used the wrong tray.' })
  const seen = await records.get(ruben, incident, it.id)
  assert.deepEqual([seen.state, 'resolutionNote' in seen], ['resolved', false])
  clock.advance(hours(25))
  await assert.rejects(records.get(ruben, incident, it.id), missing)
  const other = await accepted()
  await records.transition(lena, incident, other.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' })
  await records.transition(lena, incident, other.id, 'close')
  await assert.rejects(records.get(ruben, incident, other.id), missing)
})

test('when something new is told is kept, and nothing else counts as news', async () => {
  const it = await accepted()
  assert.ok(it.toldAt)
  clock.advance(hours(1))
  const assigned = await records.change(lena, incident, it.id, { severity: 'high' })
  assert.equal(assigned.toldAt, it.toldAt)
  const told = await records.change(ada, incident, it.id, { publicNote: 'Floor 2 prints again.' })
  assert.ok(String(told.toldAt) > it.toldAt)
  assert.equal((await records.get(ruben, incident, it.id)).toldAt, told.toldAt)
})

test('what people are told is written by the desk alone', async () => {
  const it = await report()
  await assert.rejects(report({ publicNote: 'Free beer' }), failsAs('refused'))
  await assert.rejects(records.change(rosa, incident, it.id, { publicNote: 'Free beer' }), failsAs('refused'))
})

test('whom it holds up too says so once, and may take it back', async () => {
  const it = await accepted()
  const mine = await meToo(it)
  assert.deepEqual([mine.person, mine.name], [id(ruben), 'Ruben'])
  await assert.rejects(meToo(it), failsAs('invalid'))
  assert.equal((await look(it)).version, it.version)
  await records.remove(ruben, affectedPerson, mine.id)
  assert.equal(await records.count(ada, affectedPerson, { field: 'incident', is: '==', value: it.id }), 0)
  await meToo(it)
})

test('the desk sees how many are affected and who; each of them sees themselves alone', async () => {
  const it = await accepted()
  const paula = await person('Paula', ['requester'])
  const mine = await meToo(it)
  const hers = await meToo(it, paula)
  await records.create(ada, affectedPerson, { incident: it.id, person: id(rosa), remark: 'By phone.' })
  const of = { field: 'incident', is: '==', value: it.id } as const
  assert.equal(await records.count(ada, affectedPerson, of), 3)
  for (const who of [ruben, paula]) assert.equal(await records.count(who, affectedPerson, of), 1)
  assert.deepEqual(
    (await records.find(ruben, affectedPerson)).items.filter(a => a.incident === it.id).map(a => a.id),
    [mine.id],
  )
  await assert.rejects(records.get(ruben, affectedPerson, hers.id), missing)
  await assert.rejects(records.remove(ruben, affectedPerson, hers.id), missing)
})

test('nobody says it for somebody else but the desk, nor of what is not a major incident', async () => {
  const it = await accepted()
  await assert.rejects(records.create(ruben, affectedPerson, { incident: it.id, person: id(rosa) }), failsAs('refused'))
  const quiet = await report()
  await assert.rejects(meToo(quiet, rosa), failsAs('invalid', /no major incident/))
  await assert.rejects(meToo(quiet), failsAs('invalid', /There is no incident/))
  await records.transition(lena, incident, it.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' })
  await assert.rejects(meToo(it), failsAs('invalid', /no major incident/))
})

test('saying so opens nothing of the conversation', async () => {
  const it = await accepted()
  await records.comment(rosa, incident, it.id, { text: 'My dismissal letter waits.', visibility: 'public' })
  await meToo(it)
  const { record, timeline, can, transitions, names } = await records.view(ruben, incident, it.id)
  assert.deepEqual([timeline.items, transitions, names, can.follow, can.comment], [[], [], {}, false, false])
  assert.ok(!('description' in record))
  await assert.rejects(records.timeline(ruben, incident, it.id), missing)
})
