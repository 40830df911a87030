import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Stage } from './stage.ts'
import { pathOf } from './tracker.ts'

const said = (stage: Stage, reached: readonly Stage[], quantity = 1) =>
  pathOf({ stage, quantity }, new Map(reached.map((one, i) => [one, `2026-03-0${i + 1}T08:00:00.000Z`]))).map(({ stage: name, state }) => `${name} ${state}`)

test('what needs no approval begins with fulfilment', () => {
  assert.deepEqual(said('fulfilment', ['fulfilment']), ['fulfilment here', 'completed ahead'])
})

test('what waits for an approval shows what lies ahead', () => {
  assert.deepEqual(said('waitingForApproval', ['waitingForApproval']), ['waitingForApproval here', 'fulfilment ahead', 'completed ahead'])
})

test('several of a thing are delivered on the way', () => {
  assert.deepEqual(said('delivery', ['fulfilment', 'delivery'], 3), ['fulfilment done', 'delivery here', 'completed ahead'])
  assert.deepEqual(said('fulfilment', ['fulfilment'], 3), ['fulfilment here', 'delivery ahead', 'completed ahead'])
})

test('what is completed lies behind altogether', () => {
  assert.deepEqual(said('completed', ['waitingForApproval', 'approved', 'fulfilment', 'completed']), [
    'waitingForApproval done',
    'approved done',
    'fulfilment done',
    'completed done',
  ])
})

test('what was cancelled or not approved ends there, without what never came', () => {
  assert.deepEqual(said('cancelled', ['fulfilment', 'cancelled']), ['fulfilment done', 'cancelled done'])
  assert.deepEqual(said('rejected', ['waitingForApproval', 'rejected']), ['waitingForApproval done', 'rejected done'])
})

test('each mark says when it was reached, and none that lies ahead', () => {
  const path = pathOf({ stage: 'fulfilment', quantity: 1 }, new Map([['fulfilment', '2026-03-01T08:00:00.000Z']]))
  assert.deepEqual(
    path.map(({ at }) => at),
    ['2026-03-01T08:00:00.000Z', null],
  )
})
