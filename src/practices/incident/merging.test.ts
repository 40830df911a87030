import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { incident, incidentTask } from './index.ts'

const { records, rosa, ruben, ada, aron, mia, report, look, said } = await desk()

const merge = (duplicate: { readonly id: string }, survivor: { readonly id: string }) =>
  records.transition(ada, incident, duplicate.id, 'mergeInto', { duplicateOf: survivor.id })

test('merging closes an incident as a duplicate of another', async () => {
  const survivor = await report()
  const duplicate = await report({ title: 'Smoke on the third floor' }, ruben)
  const closed = await merge(duplicate, survivor)
  assert.deepEqual([closed.state, closed.resolutionCode, closed.duplicateOf, closed.closedBy], ['closed', 'duplicate', survivor.id, id(ada)])
  assert.equal(closed.resolutionNote, `Duplicate of ${survivor.number}.`)
  assert.ok(closed.resolvedAt)
})

test('the survivor is told, and takes over who waits and watches', async () => {
  const survivor = await report({ watchers: [id(aron)] })
  const duplicate = await report({ title: 'Smoke', watchers: [id(mia), id(aron), id(rosa)] }, ruben)
  await merge(duplicate, survivor)
  const now = await look(survivor)
  assert.deepEqual(new Set(now.watchers), new Set([id(aron), id(mia), id(ruben)]))
  assert.deepEqual(
    (await said(survivor)).map(e => [e.text, e.visibility, e.actor.name]),
    [[`${duplicate.number} was merged into this incident: Smoke`, 'internal', 'Ada']],
  )
  assert.equal((await records.get(ruben, incident, survivor.id)).title, survivor.title)
})

test('open children of the duplicate follow the survivor', async () => {
  const survivor = await report()
  const duplicate = await report()
  const child = await records.change(ada, incident, (await report()).id, { parent: duplicate.id })
  await merge(duplicate, survivor)
  assert.equal((await look(child)).parent, survivor.id)
})

test('a child may survive its parent', async () => {
  const parent = await report()
  const child = await records.change(ada, incident, (await report()).id, { parent: parent.id })
  await merge(parent, child)
  assert.equal((await look(child)).parent, null)
})

test('open tasks of the duplicate end with it', async () => {
  const survivor = await report()
  const duplicate = await report()
  const task = await records.create(ada, incidentTask, { incident: duplicate.id, title: 'Order toner' })
  await merge(duplicate, survivor)
  assert.equal((await records.get(ada, incidentTask, task.id)).state, 'closedIncomplete')
})

test('an incident is not merged into itself, nor into what has ended, nor into nothing', async () => {
  const it = await report()
  await assert.rejects(merge(it, it), failsAs('invalid', /itself/))
  const ended = await report()
  await records.transition(ada, incident, ended.id, 'cancel', { comment: 'No.' })
  await assert.rejects(merge(it, ended), failsAs('invalid', /closed already/))
  await assert.rejects(records.transition(ada, incident, it.id, 'mergeInto'), failsAs('invalid'))
  assert.equal((await look(it)).state, 'new')
})

test('a major incident is not merged into another', async () => {
  const major = await report()
  await records.transition(mia, incident, major.id, 'acceptMajor', { businessImpact: 'No invoices.', comment: 'All hands.' })
  const other = await report()
  await assert.rejects(merge(major, other), failsAs('conflict', /major/))
})

test('a resolved incident may turn out to be a duplicate, and keeps its own resolution note', async () => {
  const survivor = await report()
  const it = await report()
  await records.transition(aron, incident, it.id, 'resolve', { resolutionCode: 'userError', resolutionNote: 'It was the lamp.' })
  const merged = await merge(it, survivor)
  assert.deepEqual([merged.resolutionCode, merged.resolutionNote, merged.resolvedBy], ['duplicate', 'It was the lamp.', id(aron)])
})

test('a duplicate is made by merging only', async () => {
  const it = await report()
  const other = await report()
  await assert.rejects(records.change(ada, incident, it.id, { duplicateOf: other.id }), failsAs('invalid', /Duplicate of/))
})

test('requesters do not merge', async () => {
  const it = await report()
  const other = await report()
  await assert.rejects(records.transition(rosa, incident, it.id, 'mergeInto', { duplicateOf: other.id }), failsAs('refused'))
})
