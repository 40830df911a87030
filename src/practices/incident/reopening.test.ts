import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import type { InputOf } from '../../kernel/define/index.ts'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { days, hours } from '../../../test/harness/world.ts'
import { incident, incidentSettings } from './index.ts'

const { records, rosa, ruben, ada, aron, mia, admin, clock, report } = await desk()

const resolved = async (by: Actor = rosa, input: InputOf<typeof incident> = {}) => {
  const it = await report(input, by)
  return records.transition(ada, incident, it.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Put the fire out.' })
}

/** Runs with other settings, and puts them back. */
async function withSettings(input: InputOf<typeof incidentSettings>, story: () => Promise<void>) {
  const { items } = await records.find(admin, incidentSettings)
  const [before] = items
  assert.ok(before)
  await records.change(admin, incidentSettings, before.id, input)
  await story()
  const { requesterMayReopen, reopenWithin } = before
  await records.change(admin, incidentSettings, before.id, { requesterMayReopen, reopenWithin })
}

test('a resolved incident can be reopened by its requester', async () => {
  const it = await resolved()
  const open = await records.transition(rosa, incident, it.id, 'reopen', { comment: 'It burns again.' })
  assert.deepEqual([open.state, open.category, open.reopenCount, open.reopenedBy], ['inProgress', 'open', 1, id(rosa)])
  assert.deepEqual([open.resolvedAt, open.resolvedBy, open.resolutionCode, open.resolutionNote], [null, null, null, null])
  assert.ok(open.reopenedAt)
})

test('what the resolution was stays in the history', async () => {
  const it = await resolved()
  await records.transition(rosa, incident, it.id, 'reopen')
  const { items } = await records.timeline(ada, incident, it.id)
  assert.deepEqual(items.at(-1)?.changes.resolutionNote, ['Put the fire out.', null])
})

test('each reopening counts', async () => {
  const it = await resolved()
  await records.transition(ada, incident, it.id, 'reopen')
  await records.transition(ada, incident, it.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Again.' })
  assert.equal((await records.transition(aron, incident, it.id, 'reopen')).reopenCount, 2)
})

test('the requester may reopen within five days of the resolution, and not later', async () => {
  const it = await resolved()
  const late = await resolved()
  clock.advance(days(5) - hours(1))
  await records.transition(rosa, incident, it.id, 'reopen')
  clock.advance(hours(2))
  await assert.rejects(records.transition(rosa, incident, late.id, 'reopen'), failsAs('conflict', /too long ago/))
})

test('an agent may reopen later', async () => {
  const it = await resolved()
  clock.advance(days(30))
  assert.equal((await records.transition(ada, incident, it.id, 'reopen')).state, 'inProgress')
})

test('the window is a setting', async () => {
  await withSettings({ reopenWithin: 'PT2H' }, async () => {
    const it = await resolved()
    clock.advance(hours(3))
    await assert.rejects(records.transition(rosa, incident, it.id, 'reopen'), failsAs('conflict'))
  })
  await withSettings({ reopenWithin: null }, async () => {
    const it = await resolved()
    clock.advance(days(100))
    assert.equal((await records.transition(rosa, incident, it.id, 'reopen')).state, 'inProgress')
  })
})

test('settings may leave reopening to the desk', async () => {
  await withSettings({ requesterMayReopen: false }, async () => {
    const it = await resolved()
    await assert.rejects(records.transition(rosa, incident, it.id, 'reopen'), failsAs('refused'))
    assert.equal((await records.transition(ada, incident, it.id, 'reopen')).state, 'inProgress')
  })
})

test('somebody who only watches may not reopen it, and somebody else does not see it', async () => {
  const it = await resolved(rosa, { watchers: [id(ruben)] })
  await assert.rejects(records.transition(ruben, incident, it.id, 'reopen'), failsAs('refused'))
  const other = await resolved()
  await assert.rejects(records.transition(ruben, incident, other.id, 'reopen'), failsAs('missing'))
})

test('a requester does not reopen a major incident; an agent does', async () => {
  const { id: number } = await report()
  await records.transition(mia, incident, number, 'acceptMajor', { businessImpact: 'Nobody can print invoices.', comment: 'All hands.' })
  await records.transition(ada, incident, number, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' })
  await assert.rejects(records.transition(rosa, incident, number, 'reopen'), failsAs('refused'))
  assert.equal((await records.transition(ada, incident, number, 'reopen')).state, 'inProgress')
})

test('only what is resolved can be reopened', async () => {
  const { id: open } = await report()
  await assert.rejects(records.transition(ada, incident, open, 'reopen'), failsAs('conflict'))
  const it = await resolved()
  await records.transition(ada, incident, it.id, 'close')
  await assert.rejects(records.transition(ada, incident, it.id, 'reopen'), failsAs('conflict'))
})

test("a requester's comment on a resolved incident leaves it resolved", async () => {
  const it = await resolved()
  await records.comment(rosa, incident, it.id, { text: 'Thank you!', visibility: 'public' })
  assert.equal((await records.get(ada, incident, it.id)).state, 'resolved')
})
