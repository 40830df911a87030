import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InputOf } from '../../kernel/define/index.ts'
import { days, hours } from '../../../test/harness/world.ts'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { incident, incidentSettings, incidentTask } from './index.ts'

const { records, system, rosa, ruben, ada, lena, mia, admin, clock, report, look, run } = await desk()

const resolve = (number: string) =>
  records.transition(ada, incident, number, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Put the fire out.' })
const resolved = async () => resolve((await report()).id)
const change = async (input: InputOf<typeof incidentSettings>) => {
  const [settings] = (await records.find(admin, incidentSettings)).items
  assert.ok(settings)
  await records.change(admin, incidentSettings, settings.id, input)
}

test('resolving asks for a code and a note, and says who did it when', async () => {
  const { id: open } = await report()
  await assert.rejects(records.transition(ada, incident, open, 'resolve'), error => {
    assert.deepEqual((error as { faults: { field: string }[] }).faults.map(f => f.field).toSorted(), ['resolutionCode', 'resolutionNote'])
    return true
  })
  const done = await resolve(open)
  assert.deepEqual([done.state, done.category, done.resolvedBy, done.resolutionCode], ['resolved', 'done', id(ada), 'solutionProvided'])
  assert.ok(done.resolvedAt)
})

test('what has been resolved for five days closes by itself', async () => {
  const it = await resolved()
  clock.advance(days(5) - hours(1))
  const later = await resolved()
  await run('incident.autoClose')
  assert.equal((await look(it)).state, 'resolved')
  clock.advance(hours(2))
  await run('incident.autoClose')
  const closed = await look(it)
  assert.deepEqual([closed.state, closed.closedBy], ['closed', null])
  assert.ok(closed.closedAt)
  assert.equal((await look(later)).state, 'resolved')
})

test('remarks after the resolution do not prolong it', async () => {
  const it = await resolved()
  clock.advance(days(4))
  await records.comment(rosa, incident, it.id, { text: 'Still fine.', visibility: 'public' })
  await records.change(ada, incident, it.id, { classification: 'Printing' })
  clock.advance(days(1) + hours(1))
  await run('incident.autoClose')
  assert.equal((await look(it)).state, 'closed')
})

test('a reopened incident waits anew from its next resolution', async () => {
  const it = await resolved()
  clock.advance(days(4))
  await records.transition(ada, incident, it.id, 'reopen')
  await resolve(it.id)
  clock.advance(days(2))
  await run('incident.autoClose')
  assert.equal((await look(it)).state, 'resolved')
})

test('a major incident never closes by itself, until it is demoted', async () => {
  const { id: number } = await report()
  await records.transition(mia, incident, number, 'acceptMajor', { businessImpact: 'No invoices.', comment: 'All hands.' })
  await resolve(number)
  clock.advance(days(60))
  await run('incident.autoClose')
  assert.equal((await records.get(ada, incident, number)).state, 'resolved')
  await records.transition(lena, incident, number, 'demoteMajor', { comment: 'Over.' })
  await run('incident.autoClose')
  assert.equal((await records.get(ada, incident, number)).state, 'closed')
})

test('after how long is a setting, and empty means never', async () => {
  await change({ autoCloseAfter: 'PT1H' })
  const quick = await resolved()
  clock.advance(hours(2))
  await run('incident.autoClose')
  assert.equal((await look(quick)).state, 'closed')
  await change({ autoCloseAfter: null })
  const never = await resolved()
  clock.advance(days(400))
  await run('incident.autoClose')
  assert.equal((await look(never)).state, 'resolved')
  await change({ autoCloseAfter: 'P5D' })
})

test('its requester may close what is resolved; others who may read it may not', async () => {
  const { id: number } = await report({ watchers: [id(ruben)] })
  await assert.rejects(records.transition(rosa, incident, number, 'close'), failsAs('conflict'))
  await resolve(number)
  await assert.rejects(records.transition(ruben, incident, number, 'close'), failsAs('refused'))
  const closed = await records.transition(rosa, incident, number, 'close')
  assert.deepEqual([closed.state, closed.closedBy], ['closed', id(rosa)])
})

test('a requester whose trouble is over says so, and the words are the resolution', async () => {
  const { id: number } = await report()
  const done = await records.transition(rosa, incident, number, 'withdraw', { comment: 'The fire went out by itself.' })
  assert.deepEqual([done.state, done.resolutionCode, done.resolutionNote], ['resolved', 'resolvedByRequester', 'The fire went out by itself.'])
  const { id: quiet } = await report()
  assert.match((await records.transition(rosa, incident, quiet, 'withdraw')).resolutionNote ?? '', /requester says/)
})

test('a requester does not end a major incident', async () => {
  const { id: number } = await report()
  await records.transition(mia, incident, number, 'acceptMajor', { businessImpact: 'No invoices.', comment: 'All hands.' })
  await assert.rejects(records.transition(rosa, incident, number, 'withdraw'), failsAs('refused'))
  await resolve(number)
  await assert.rejects(records.transition(rosa, incident, number, 'close'), failsAs('refused'))
})

test('canceling says why', async () => {
  const { id: number } = await report()
  await assert.rejects(records.transition(ada, incident, number, 'cancel'), failsAs('invalid', /requester/))
  const gone = await records.transition(ada, incident, number, 'cancel', { comment: 'This was a test alarm.' })
  assert.deepEqual([gone.state, gone.category, gone.closedBy], ['canceled', 'done', id(ada)])
})

test('tasks that are still open end as incomplete when the incident closes', async () => {
  const it = await report()
  const open = await records.create(ada, incidentTask, { incident: it.id, title: 'Order toner' })
  const done = await records.create(ada, incidentTask, { incident: it.id, title: 'Call the fire brigade' })
  await records.transition(ada, incidentTask, done.id, 'complete', { closeNotes: 'They came.' })
  await resolve(it.id)
  assert.equal((await records.get(ada, incidentTask, open.id)).state, 'open')
  await records.transition(ada, incident, it.id, 'close')
  const ended = await records.get(ada, incidentTask, open.id)
  assert.deepEqual([ended.state, ended.category], ['closedIncomplete', 'done'])
  assert.equal((await records.get(ada, incidentTask, done.id)).state, 'closedComplete')
})

test('tasks that are still open are skipped when the incident is canceled', async () => {
  const it = await report()
  const waits = await records.create(ada, incidentTask, { incident: it.id, title: 'Order toner' })
  await records.transition(ada, incidentTask, waits.id, 'postpone')
  await records.transition(ada, incident, it.id, 'cancel', { comment: 'No printer, no fire.' })
  assert.equal((await records.get(ada, incidentTask, waits.id)).state, 'closedSkipped')
})

test('what is closed is closed: agents add notes, requesters report anew, administrators mend', async () => {
  const it = await resolved()
  await records.transition(ada, incident, it.id, 'close')
  await assert.rejects(records.change(ada, incident, it.id, { title: 'Another' }), failsAs('refused'))
  await assert.rejects(records.comment(rosa, incident, it.id, { text: 'Hello?', visibility: 'public' }), failsAs('refused'))
  await records.comment(ada, incident, it.id, { text: 'For the audit.', visibility: 'internal' })
  assert.equal((await records.change(admin, incident, it.id, { title: 'The printer was on fire' })).title, 'The printer was on fire')
})

test('a task needs an incident that has not ended', async () => {
  const it = await resolved()
  await records.transition(ada, incident, it.id, 'close')
  await assert.rejects(records.create(ada, incidentTask, { incident: it.id, title: 'Too late' }), failsAs('invalid', /has ended/))
  const [task] = (await records.find(system, incidentTask, { filter: { field: 'state', is: '==', value: 'closedIncomplete' } })).items
  assert.ok(task)
  await assert.rejects(records.transition(ada, incidentTask, task.id, 'reopen'), failsAs('conflict', /has ended/))
})
