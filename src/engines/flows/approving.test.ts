import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '../../kernel/define/index.ts'
import { failureOf } from '../../../test/harness/loans.ts'
import { flow, flowRun } from './index.ts'
import { approval, errand, flowDesk, parcel } from './test/desk.ts'

const desk = await flowDesk({ approvals: 'real' })
const { records, system, admin, agent } = desk
const boss = await desk.person('Boss', ['requester'])

const drawn = (steps: readonly object[]) =>
  ({
    nodes: [
      { kind: 'start', key: 'start', name: 'Start', next: 'ask' },
      { kind: 'approval', key: 'ask', name: 'Ask', next: 'carry', rejected: 'no', steps, shows: ['title', 'size'] },
      { kind: 'task', key: 'carry', name: 'Carry', next: 'end', recordType: 'errand', title: 'Carry {{title}}' },
      { kind: 'set', key: 'no', name: 'No', next: 'end', fields: [{ field: 'note', value: 'no' }] },
      { kind: 'end', key: 'end', name: 'End' },
    ],
  }) as unknown as Document

const published = async () => {
  const { id } = await records.create(admin, flow, { name: `Flow ${Math.random()}`, of: 'parcel', draft: drawn([{ name: 'Boss', people: [boss.person] }]) })
  return (await records.transition(admin, flow, id, 'publish')).published ?? ''
}
const version = await published()
const asked = async (id: string, state: string) => (await records.find(system, approval, { limit: 100 })).items.find(a => a.subject === id && a.state === state)

test('an approval that nobody could give is refused when the flow is published', async () => {
  for (const [steps, told] of [
    [[{ name: 'Nobody' }], /Say who is asked/],
    [[{ name: 'Wrong', people: 'boss' }], /People/],
    [[{ name: 'Odd', persons: [] }], /no part 'persons'/],
    [[{ name: 'Lost', path: 'requester.nam' }], /nam/],
  ] as const) {
    const { id } = await records.create(admin, flow, { name: `Wrong ${Math.random()}`, of: 'parcel', draft: drawn(steps) })
    assert.match((await failureOf(records.transition(admin, flow, id, 'publish'))).message, told)
  }
})

test('a run waits for the approvals that it asked for, and goes on when they are given or refused', async () => {
  const [yes, no] = [await desk.start(version), await desk.start(version)]
  await desk.work()
  await records.transition(boss, approval, (await asked(yes.parcel, 'requested'))?.id ?? '', 'approve')
  await records.transition(boss, approval, (await asked(no.parcel, 'requested'))?.id ?? '', 'reject', { comment: 'Too dear' })
  await desk.work()
  assert.equal((await desk.tokens(yes.run))[0]?.node, 'carry')
  assert.equal((await records.get(system, parcel, no.parcel)).note, 'no')
})

test('what is changed after it was approved holds the run until it is approved again', async () => {
  const { run, parcel: id } = await desk.start(version)
  await desk.work()
  await records.transition(boss, approval, (await asked(id, 'requested'))?.id ?? '', 'approve')
  await desk.work()
  await records.change(agent, parcel, id, { size: 'large' })
  await desk.work()
  const held = await desk.run(run)
  assert.equal(held.state, 'onHold')
  await records.transition(agent, errand, (await desk.errands()).find(e => e.parcel === id)?.id ?? '', 'finish')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'onHold')
  await records.transition(boss, approval, (await asked(id, 'requested'))?.id ?? '', 'approve')
  await desk.work()
  assert.equal((await desk.run(run)).state, 'ended')
})

test('a run that is cancelled withdraws what it asked', async () => {
  const { run, parcel: id } = await desk.start(version)
  await desk.work()
  await records.transition(admin, flowRun, run, 'cancel', { comment: 'Not needed' })
  await desk.work()
  assert.equal((await asked(id, 'cancelled'))?.reason, 'withdrawn')
})
