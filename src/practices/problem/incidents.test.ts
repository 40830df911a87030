import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failsAs, id } from '../../../test/stories/desk.ts'
import { problemDesk } from '../../../test/stories/problems.ts'
import { incident } from '../incident/index.ts'
import { problem, problemTask } from './index.ts'

const { records, rosa, ada, open, move, inFix, incidentOf, report, look, said } = await problemDesk()

const awaiting = async (it: { readonly id: string }) => {
  const linked = await incidentOf(it)
  return records.transition(ada, incident, linked.id, 'hold', { holdReason: 'problem' })
}
const texts = async (it: { readonly id: string }) => (await said(it)).map(e => e.text)

test('the workaround is told to every open incident of the problem, as a public comment', async () => {
  const it = await open({ workaround: 'Print slowly.' })
  const [one, two, done, other] = [await incidentOf(it), await awaiting(it), await incidentOf(it), await report()]
  await records.transition(ada, incident, done.id, 'resolve', { resolutionCode: 'userError', resolutionNote: 'Lamp.' })
  const told = await move(it, 'communicateWorkaround')
  assert.deepEqual(new Set(told.workaroundToldTo), new Set([one.id, two.id]))
  assert.equal(told.state, 'new')
  for (const linked of [one, two]) assert.deepEqual(await texts(linked), [`Print slowly.\n\n${it.number}`])
  assert.deepEqual([await texts(done), await texts(other)], [[], []])
  const { items } = await records.timeline(rosa, incident, one.id)
  assert.ok(items.some(e => e.text?.startsWith('Print slowly.')))
})

test('nobody is told the same text twice; who is linked later is told then', async () => {
  const it = await open({ workaround: 'Print slowly.' })
  const early = await incidentOf(it)
  await move(it, 'communicateWorkaround')
  await assert.rejects(move(it, 'communicateWorkaround'), failsAs('conflict', /No open incident/))
  const late = await incidentOf(it)
  await move(it, 'communicateWorkaround')
  assert.deepEqual([(await texts(early)).length, (await texts(late)).length], [1, 1])
})

test('a new text is told to all again', async () => {
  const it = await open({ workaround: 'Print slowly.' })
  const linked = await incidentOf(it)
  await move(it, 'communicateWorkaround')
  await records.change(ada, problem, it.id, { workaround: 'Do not print.' })
  await move(it, 'communicateWorkaround')
  assert.deepEqual(await texts(linked), [`Print slowly.\n\n${it.number}`, `Do not print.\n\n${it.number}`])
})

test('there must be a workaround to tell', async () => {
  const it = await open()
  await incidentOf(it)
  await assert.rejects(move(it, 'communicateWorkaround'), failsAs('invalid', /workaround/))
})

test('the fix is told likewise', async () => {
  const it = await inFix({ fixNotes: 'New firmware tonight.' })
  const linked = await incidentOf(it)
  await move(it, 'communicateFix')
  assert.deepEqual(await texts(linked), [`New firmware tonight.\n\n${it.number}`])
  await assert.rejects(move(it, 'communicateFix'), failsAs('conflict'))
})

test('the fix resolves the incidents that wait for it', async () => {
  const it = await inFix()
  const [waits, works] = [await awaiting(it), await incidentOf(it)]
  await move(it, 'resolve', { fixNotes: 'New firmware.' })
  const resolved = await look(waits)
  assert.deepEqual([resolved.state, resolved.resolutionCode, resolved.resolutionNote], ['resolved', 'resolvedByProblem', 'New firmware.'])
  assert.equal((await look(works)).state, 'new')
})

test('the fix resolves all that are open, or none, as is chosen', async () => {
  const every = await inFix()
  const [waits, works] = [await awaiting(every), await incidentOf(every)]
  await move(every, 'resolve', { fixNotes: 'New firmware.', resolvesIncidents: 'open' })
  assert.deepEqual([(await look(waits)).state, (await look(works)).state], ['resolved', 'resolved'])
  const none = await inFix()
  const left = await awaiting(none)
  await move(none, 'resolve', { fixNotes: 'New firmware.', resolvesIncidents: 'none' })
  assert.equal((await look(left)).state, 'onHold')
})

test('a child that its parent takes along is resolved once', async () => {
  const it = await inFix()
  const parent = await incidentOf(it)
  const child = await incidentOf(it, { parent: parent.id })
  await move(it, 'resolve', { fixNotes: 'New firmware.', resolvesIncidents: 'open' })
  assert.deepEqual([(await look(parent)).state, (await look(child)).state], ['resolved', 'resolved'])
})

test('the history of an incident says which problem was fixed', async () => {
  const it = await inFix()
  const waits = await awaiting(it)
  await move(it, 'resolve', { fixNotes: 'New firmware.' })
  const last = (await records.timeline(ada, incident, waits.id)).items.at(-1)
  assert.deepEqual([last?.actor.name, last?.reason], ['problem-fix', `${it.number} is fixed.`])
})

test('a duplicate hands its incidents and tasks to the original', async () => {
  const original = await open()
  const it = await open({ title: 'Smoking printers' })
  await move(it, 'assess')
  const linked = await incidentOf(it)
  const closed = await incidentOf(it)
  await records.transition(ada, incident, closed.id, 'cancel', { comment: 'No.' })
  const task = await records.create(ada, problemTask, { problem: it.id, title: 'Read the logs' })
  const duplicate = await move(it, 'markDuplicate', { duplicateOf: original.id })
  assert.deepEqual([duplicate.state, duplicate.resolutionCode, duplicate.closedBy], ['closed', 'duplicate', id(ada)])
  assert.deepEqual([(await look(linked)).problem, (await look(closed)).problem], [original.id, original.id])
  const moved = await records.get(ada, problemTask, task.id)
  assert.deepEqual([moved.problem, moved.state], [original.id, 'new'])
  const { items } = await records.timeline(ada, problem, original.id)
  assert.equal(items.at(-1)?.text, `${it.number} is a duplicate of this problem: Smoking printers`)
})

test('a problem is no duplicate of itself, nor of a closed one, and not by hand', async () => {
  const it = await open()
  await move(it, 'assess')
  const over = await open()
  await move(over, 'assess')
  await move(over, 'cancel', { comment: 'No.' })
  await assert.rejects(move(it, 'markDuplicate', { duplicateOf: it.id }), failsAs('invalid', /itself/))
  await assert.rejects(move(it, 'markDuplicate', { duplicateOf: over.id }), failsAs('invalid', /closed/))
  await assert.rejects(records.change(ada, problem, it.id, { duplicateOf: over.id }), failsAs('invalid', /Duplicate of/))
  await assert.rejects(move(it, 'markDuplicate'), failsAs('invalid'))
})

test('a duplicate is not analysed again', async () => {
  const original = await open()
  const it = await open()
  await move(it, 'assess')
  await move(it, 'markDuplicate', { duplicateOf: original.id })
  await assert.rejects(move(it, 'reanalyse'), failsAs('conflict', /original/))
})
