import assert from 'node:assert/strict'
import { test } from 'node:test'
import { group } from '../../people/index.ts'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { service } from '../service/index.ts'
import { incident } from './index.ts'

const { records, system, rosa, ruben, ada, aron, mia, admin, report, clock } = await desk()

test('somebody who reports something is its requester, and it is new', async () => {
  const before = clock.now()
  const it = await report({ description: 'Flames.', impact: 'medium', urgency: 'high', contactType: 'phone' })
  assert.match(it.number, /^INC\d{7}$/)
  assert.deepEqual([it.state, it.category, it.requester, it.createdBy], ['new', 'open', id(rosa), id(rosa)])
  assert.deepEqual([it.priority, it.contactType], [2, 'phone'])
  assert.ok(it.openedAt > before)
})

test('without a word about impact or urgency it is of low priority', async () => {
  assert.equal((await report()).priority, 4)
})

test('an agent reports for somebody else', async () => {
  const it = await report({ requester: id(ruben) }, ada)
  assert.deepEqual([it.requester, it.createdBy], [id(ruben), id(ada)])
  assert.equal((await records.get(ruben, incident, it.id)).number, it.number)
})

test('a requester names neither another requester, nor who works on it, nor how it ends', async () => {
  for (const input of [{ requester: id(ruben) }, { assignee: id(ada) }, { resolutionNote: 'x' }, { businessImpact: 'x' }, { correlationId: 'x' }]) {
    await assert.rejects(report(input), failsAs('refused'), JSON.stringify(input))
  }
  await assert.rejects(report({ priority: 1 }), failsAs('invalid'))
  await assert.rejects(report({ majorState: 'accepted' }), failsAs('invalid'))
})

test('requesters see what is theirs, what they created and what they watch', async () => {
  const theirs = await report({ title: 'Mine' }, ruben)
  const watched = await report({ title: 'Watched', watchers: [id(ruben)] })
  const other = await report({ title: 'Of Rosa' })
  const seen = (await records.find(ruben, incident, { limit: 100 })).items.map(i => i.id)
  assert.ok(seen.includes(theirs.id) && seen.includes(watched.id))
  assert.equal(seen.includes(other.id), false)
  await assert.rejects(records.get(ruben, incident, other.id), failsAs('missing'))
  await assert.rejects(records.comment(ruben, incident, other.id, { text: 'Hi', visibility: 'public' }), failsAs('missing'))
})

test('agents, leads and managers see all', async () => {
  const it = await report()
  for (const actor of [ada, mia]) assert.equal((await records.get(actor, incident, it.id)).id, it.id)
})

test('requesters talk, and do not change', async () => {
  const it = await report()
  await records.comment(rosa, incident, it.id, { text: 'Hurry.', visibility: 'public' })
  await assert.rejects(records.comment(rosa, incident, it.id, { text: 'Hm.', visibility: 'internal' }), failsAs('refused'))
  await assert.rejects(records.change(rosa, incident, it.id, { urgency: 'high' }), failsAs('refused'))
  for (const verb of ['start', 'assign', 'cancel', 'proposeMajor'] as const)
    await assert.rejects(records.transition(rosa, incident, it.id, verb, { comment: 'x' }), failsAs('refused'), verb)
})

test('priority follows when impact or urgency changes', async () => {
  const it = await report()
  assert.equal((await records.change(ada, incident, it.id, { impact: 'high', urgency: 'high' })).priority, 1)
  assert.equal((await records.change(ada, incident, it.id, { title: 'Still' })).priority, 1)
})

test('work on a service that names nobody goes to the group that supports it', async () => {
  const desk1 = await records.create(system, group, { name: 'Print team' })
  const printing = await records.create(admin, service, { name: 'Printing', supportGroup: desk1.id })
  const lonely = await records.create(admin, service, { name: 'Lonely' })
  assert.equal((await report({ service: printing.id })).group, desk1.id)
  assert.equal((await report({ service: lonely.id })).group, null)
  assert.equal((await report({ service: printing.id, assignee: id(ada) }, ada)).group, null)
})

test('to assign is to name somebody', async () => {
  const it = await report()
  await assert.rejects(records.transition(ada, incident, it.id, 'assign'), failsAs('invalid', /Name a group/))
  assert.equal((await records.transition(ada, incident, it.id, 'assign', { assignee: id(aron) })).assignee, id(aron))
})

test("whoever starts what is nobody's takes it, and leaves alone what is somebody's", async () => {
  const free = await report()
  assert.equal((await records.transition(ada, incident, free.id, 'start')).assignee, id(ada))
  const taken = await report({ assignee: id(aron) }, ada)
  assert.equal((await records.transition(ada, incident, taken.id, 'start')).assignee, id(aron))
})

test('going from hand to hand is counted, being given away first is not', async () => {
  const it = await report()
  assert.equal((await records.transition(ada, incident, it.id, 'assign', { assignee: id(ada) })).reassignmentCount, 0)
  assert.equal((await records.transition(ada, incident, it.id, 'assign', { assignee: id(aron) })).reassignmentCount, 1)
  assert.equal((await records.change(ada, incident, it.id, { title: 'Same hands' })).reassignmentCount, 1)
  assert.equal((await records.change(ada, incident, it.id, { assignee: null })).reassignmentCount, 2)
})
