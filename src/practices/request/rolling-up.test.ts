import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stageOfAll } from './rolling-up.server.ts'
import type { Stage } from './stage.ts'

const ends: readonly Stage[] = ['completed', 'rejected', 'notDelivered', 'cancelled']
const of = (...stages: readonly Stage[]) => stageOfAll(stages.map(stage => ({ stage, category: ends.includes(stage) ? ('done' as const) : ('open' as const) })))

test('a request stands where its items stand', () => {
  assert.equal(of('waitingForApproval', 'waitingForApproval'), 'waitingForApproval')
  assert.equal(of('waitingForApproval', 'approved'), 'approved')
  assert.equal(of('waitingForApproval', 'fulfilment'), 'fulfilment')
  assert.equal(of('waitingForApproval', 'cancelled'), 'waitingForApproval')
  assert.equal(of('fulfilment', 'delivery'), 'delivery')
  assert.equal(of('waitingForApproval', 'completed'), 'delivery')
})

test('what became of a request is what became of most of it', () => {
  assert.equal(of('completed', 'cancelled'), 'completed')
  assert.equal(of('completed', 'completed'), 'completed')
  assert.equal(of('cancelled', 'cancelled'), 'cancelled')
  assert.equal(of('cancelled', 'rejected'), 'rejected')
  assert.equal(of('rejected', 'notDelivered'), 'notDelivered')
})
