import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { incident } from './index.ts'

const { records, rosa, ada, aron, lena, mia, report, look, said } = await desk()

const proposed = async () => {
  const it = await report({ impact: 'high', urgency: 'high' })
  return records.transition(ada, incident, it.id, 'proposeMajor', { comment: 'Ten calls in five minutes.' })
}
const acceptance = { businessImpact: 'Nobody can print invoices.', comment: 'All hands.' } as const

test('an agent proposes a major incident, and says why in a note', async () => {
  const it = await proposed()
  assert.deepEqual([it.majorState, it.proposedBy, it.state], ['proposed', id(ada), 'new'])
  assert.ok(it.proposedAt)
  assert.deepEqual(
    (await said(it)).map(e => e.visibility),
    ['internal'],
  )
})

test('who accepts it says what the business suffers, writes a note, and is its assignee', async () => {
  const it = await proposed()
  await assert.rejects(records.transition(mia, incident, it.id, 'acceptMajor', { comment: 'All hands.' }), failsAs('invalid', /business impact/))
  await assert.rejects(records.transition(mia, incident, it.id, 'acceptMajor', { businessImpact: 'No invoices.' }), failsAs('invalid', /note/))
  const accepted = await records.transition(mia, incident, it.id, 'acceptMajor', acceptance)
  assert.deepEqual([accepted.majorState, accepted.assignee, accepted.acceptedBy, accepted.state], ['accepted', id(mia), id(mia), 'new'])
})

test('leads and managers accept, agents do not', async () => {
  const it = await proposed()
  await assert.rejects(records.transition(aron, incident, it.id, 'acceptMajor', acceptance), failsAs('refused'))
  assert.equal((await records.transition(lena, incident, it.id, 'acceptMajor', acceptance)).assignee, id(lena))
})

test('a lead may accept without a proposal', async () => {
  const it = await report()
  assert.equal((await records.transition(lena, incident, it.id, 'acceptMajor', acceptance)).majorState, 'accepted')
})

test('rejecting says why', async () => {
  const it = await proposed()
  await assert.rejects(records.transition(lena, incident, it.id, 'rejectMajor'), failsAs('invalid', /note/))
  const rejected = await records.transition(lena, incident, it.id, 'rejectMajor', { comment: 'One printer of forty.' })
  assert.deepEqual([rejected.majorState, rejected.state], ['rejected', 'new'])
})

test('what was rejected may be proposed again', async () => {
  const it = await proposed()
  await records.transition(lena, incident, it.id, 'rejectMajor', { comment: 'One printer.' })
  assert.equal((await records.transition(ada, incident, it.id, 'proposeMajor')).majorState, 'proposed')
})

test('it is proposed once, and not when it is accepted', async () => {
  const it = await proposed()
  await assert.rejects(records.transition(aron, incident, it.id, 'proposeMajor'), failsAs('conflict', /already/))
  await records.transition(mia, incident, it.id, 'acceptMajor', acceptance)
  await assert.rejects(records.transition(aron, incident, it.id, 'proposeMajor'), failsAs('conflict', /already/))
  await assert.rejects(records.transition(lena, incident, it.id, 'rejectMajor', { comment: 'No.' }), failsAs('conflict', /not proposed/))
})

test('demoting leaves the incident where it is', async () => {
  const it = await proposed()
  await records.transition(mia, incident, it.id, 'acceptMajor', acceptance)
  await records.transition(mia, incident, it.id, 'start')
  const before = await look(it)
  const demoted = await records.transition(mia, incident, it.id, 'demoteMajor', { comment: 'Forty minutes, over.' })
  assert.deepEqual([demoted.majorState, demoted.state, demoted.assignee], ['canceled', before.state, id(mia)])
  await assert.rejects(records.transition(mia, incident, it.id, 'demoteMajor', { comment: 'Again.' }), failsAs('conflict'))
})

test('resolving it resolves its children', async () => {
  const it = await proposed()
  const child = await records.change(ada, incident, (await report()).id, { parent: it.id })
  await records.transition(mia, incident, it.id, 'acceptMajor', acceptance)
  await records.transition(ada, incident, it.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'New switch.' })
  assert.equal((await look(child)).state, 'resolved')
})

test('its requester sees neither notes nor where the decision stands', async () => {
  const it = await proposed()
  const seen = await records.get(rosa, incident, it.id)
  for (const field of ['majorState', 'businessImpact', 'proposedBy', 'acceptedBy']) assert.equal(field in seen, false, field)
  const { items } = await records.timeline(rosa, incident, it.id)
  assert.equal(
    items.some(e => e.act === 'comment' || 'majorState' in e.changes),
    false,
  )
  for (const filter of [
    { field: 'majorState', is: '==', value: 'proposed' },
    { field: 'majorState', is: '!=', value: 'none' },
  ] as const)
    assert.deepEqual((await records.find(rosa, incident, { filter })).items.length, filter.is === '==' ? 0 : await records.count(rosa, incident))
})
