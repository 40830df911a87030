import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, failsAs } from '../../../test/stories/desk.ts'
import { incident } from './index.ts'

const { records, rosa, ruben, ada, admin, report, look, said } = await desk()

const heldFor = async (holdReason: 'requester' | 'vendor', input = {}) => {
  const it = await report(input)
  return records.transition(ada, incident, it.id, 'hold', { holdReason, comment: 'Which printer is it?' })
}

test('who waits for the requester asks something', async () => {
  const { id } = await report()
  await assert.rejects(records.transition(ada, incident, id, 'hold', { holdReason: 'requester' }), failsAs('invalid', /Tell the requester/))
  const held = await records.transition(ada, incident, id, 'hold', { holdReason: 'requester', comment: 'Which printer is it?' })
  assert.deepEqual([held.state, held.category, held.holdReason], ['onHold', 'waiting', 'requester'])
  assert.deepEqual(
    (await said(held)).map(e => [e.text, e.visibility]),
    [['Which printer is it?', 'public']],
  )
})

test('who waits for a vendor need not ask the requester', async () => {
  const { id } = await report()
  const held = await records.transition(ada, incident, id, 'hold', { holdReason: 'vendor', vendor: 'Inkworks' })
  assert.deepEqual([held.state, held.vendor], ['onHold', 'Inkworks'])
})

test('nothing is put on hold without a reason', async () => {
  const { id } = await report()
  await assert.rejects(records.transition(ada, incident, id, 'hold', { comment: 'later' }), failsAs('invalid', /hold reason/))
})

test("a requester's reply ends the wait", async () => {
  const it = await heldFor('requester')
  await records.comment(rosa, incident, it.id, { text: 'The one on the third floor.', visibility: 'public' })
  const now = await look(it)
  assert.deepEqual([now.state, now.category, now.holdReason], ['inProgress', 'open', null])
})

test('of two replies at the same moment both are kept, and one ends the wait', async () => {
  for (let round = 0; round < 5; round++) {
    const it = await heldFor('requester')
    const reply = (text: string) => records.comment(rosa, incident, it.id, { text, visibility: 'public' })
    await Promise.all([reply('The one on the third floor.'), reply('Next to the lift.')])
    assert.equal((await said(it)).length, 3)
    const { items } = await records.timeline(ada, incident, it.id)
    assert.equal(items.filter(e => e.transition === 'resume').length, 1)
  }
})

test('the history says that the reply ended it', async () => {
  const it = await heldFor('requester')
  await records.comment(rosa, incident, it.id, { text: 'The one on the third floor.', visibility: 'public' })
  const { items } = await records.timeline(ada, incident, it.id)
  const resumed = items.find(e => e.transition === 'resume')
  assert.deepEqual([resumed?.actor.name, resumed?.channel], ['requester-reply', 'automation'])
})

test("an agent's comment or note does not end it", async () => {
  const it = await heldFor('requester')
  await records.comment(ada, incident, it.id, { text: 'Are you there?', visibility: 'public' })
  await records.comment(ada, incident, it.id, { text: 'Called, no answer.', visibility: 'internal' })
  assert.equal((await look(it)).state, 'onHold')
})

test("a watcher's comment does not end it", async () => {
  const it = await heldFor('requester', { watchers: [ruben.person ?? ''] })
  await records.comment(ruben, incident, it.id, { text: 'Me too!', visibility: 'public' })
  assert.equal((await look(it)).state, 'onHold')
})

test("the requester's reply does not end a wait for the vendor", async () => {
  const it = await heldFor('vendor')
  await records.comment(rosa, incident, it.id, { text: 'Any news?', visibility: 'public' })
  const now = await look(it)
  assert.deepEqual([now.state, now.holdReason], ['onHold', 'vendor'])
})

test('the reason may change while it waits, and turning to the requester asks for a question', async () => {
  const it = await heldFor('vendor')
  const changed = await records.transition(ada, incident, it.id, 'hold', { holdReason: 'change' })
  assert.equal(changed.holdReason, 'change')
  await assert.rejects(records.transition(ada, incident, it.id, 'hold', { holdReason: 'requester' }), failsAs('invalid', /Tell the requester/))
  await records.transition(ada, incident, it.id, 'hold', { holdReason: 'requester', comment: 'Does it still burn?' })
})

test('the reason comes and goes with the wait, and is not written by hand', async () => {
  const it = await heldFor('vendor')
  await assert.rejects(records.change(ada, incident, it.id, { holdReason: 'requester' }), failsAs('invalid'))
  await assert.rejects(records.change(ada, incident, it.id, { holdReason: null }), failsAs('invalid'))
  assert.equal((await records.transition(ada, incident, it.id, 'resume')).holdReason, null)
  await assert.rejects(report({ holdReason: 'vendor' }, admin), failsAs('invalid'))
})

test('resolving ends the wait too', async () => {
  const it = await heldFor('requester')
  const done = await records.transition(ada, incident, it.id, 'resolve', { resolutionCode: 'userError', resolutionNote: 'It was the lamp.' })
  assert.deepEqual([done.state, done.holdReason], ['resolved', null])
})
