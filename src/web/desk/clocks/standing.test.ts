import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byPressure, standingOf } from './standing.ts'
import type { ExplainedClock } from './shapes.ts'

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`
const clock = { phase: 'running', startedAt: at(8), dueAt: at(16), breachedAt: null } as const
const now = (hour: number) => Date.parse(at(hour))

test('a clock presses from three quarters of its time on, and is missed when it is due, told or not', () => {
  assert.equal(standingOf(clock, now(9)), 'running')
  assert.equal(standingOf(clock, now(14)), 'soon')
  assert.equal(standingOf(clock, now(16)), 'missed')
})

test('what is used of the target counts for more than the clock on the wall', () => {
  assert.equal(standingOf({ ...clock, percent: 10 }, now(15)), 'running')
  assert.equal(standingOf({ ...clock, percent: 80 }, now(9)), 'soon')
})

test('a clock that waits is not missed when the time goes by', () => {
  assert.equal(standingOf({ ...clock, phase: 'paused' }, now(20)), 'paused')
  assert.equal(standingOf({ ...clock, phase: 'paused', breachedAt: at(16) }, now(20)), 'missed')
})

test('an end tells whether the promise was kept', () => {
  assert.equal(standingOf({ ...clock, phase: 'completed' }, now(20)), 'kept')
  assert.equal(standingOf({ ...clock, phase: 'completed', breachedAt: at(16) }, now(20)), 'late')
  assert.equal(standingOf({ ...clock, phase: 'cancelled', breachedAt: at(16) }, now(20)), 'cancelled')
})

test('the most pressing clock stands first, what is over last', () => {
  const one = (over: Partial<ExplainedClock>): ExplainedClock => ({ ...clock, endedAt: null, percent: null, ...over }) as ExplainedClock
  const clocks = [
    one({ phase: 'completed', endedAt: at(9) }),
    one({ phase: 'paused' }),
    one({ dueAt: at(18) }),
    one({ dueAt: at(15) }),
    one({ dueAt: at(9), breachedAt: at(9) }),
  ]
  const order = clocks.toSorted(byPressure(now(10))).map(c => clocks.indexOf(c))
  assert.deepEqual(order, [4, 3, 2, 1, 0])
})
