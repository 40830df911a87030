import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neededOf, nextMoves, type Standing, verdictOf } from './reckon.ts'

test('percent are rounded half up, and at least one is needed', () => {
  const percent = (howMany: number, people: number) => neededOf({ need: 'percent', howMany }, people)
  assert.deepEqual([percent(50, 5), percent(50, 4), percent(15, 30), percent(10, 4), percent(1, 3), percent(100, 7), percent(33, 100)], [3, 2, 5, 1, 1, 7, 33])
})

test('all means all of however many there are, a number means that number', () => {
  assert.deepEqual(
    [neededOf({ need: 'all', howMany: null }, 4), neededOf({ need: 'count', howMany: 2 }, 4), neededOf({ need: 'any', howMany: 3 }, 4)],
    [4, 2, 1],
  )
})

test('where anyone may, the first answer decides; where all must, the first no', () => {
  assert.equal(verdictOf({ need: 'any', needed: 1, people: 3, given: 1, refusals: 0 }), 'approved')
  assert.equal(verdictOf({ need: 'any', needed: 1, people: 3, given: 0, refusals: 1 }), 'rejected')
  assert.equal(verdictOf({ need: 'all', needed: 3, people: 3, given: 2, refusals: 0 }), 'open')
  assert.equal(verdictOf({ need: 'all', needed: 3, people: 3, given: 2, refusals: 1 }), 'rejected')
})

test('where some must, it is rejected as soon as these some cannot be reached', () => {
  for (const need of ['count', 'percent'] as const) {
    assert.equal(verdictOf({ need, needed: 2, people: 4, given: 1, refusals: 2 }), 'open')
    assert.equal(verdictOf({ need, needed: 2, people: 4, given: 1, refusals: 3 }), 'rejected')
    assert.equal(verdictOf({ need, needed: 2, people: 4, given: 2, refusals: 2 }), 'approved')
  }
})

const step = (id: string, stage: number, state: string, minute = 0): Standing => ({ id, stage, state, stateSince: `2026-03-02T08:0${minute}:00.000Z` })

test('what stands in a stage is asked together, and the next stage when it is approved', () => {
  assert.deepEqual(nextMoves([step('a', 0, 'planned'), step('b', 0, 'planned'), step('c', 1, 'planned')]).request, ['a', 'b'])
  assert.deepEqual(nextMoves([step('a', 0, 'approved'), step('b', 0, 'requested'), step('c', 1, 'planned')]).request, [])
  assert.deepEqual(nextMoves([step('a', 0, 'approved'), step('b', 0, 'approved'), step('c', 1, 'planned')]).request, ['c'])
})

test('one rejection ends the round, and releases the others', () => {
  assert.deepEqual(nextMoves([step('a', 0, 'approved'), step('b', 0, 'rejected'), step('c', 0, 'requested'), step('d', 1, 'planned')]), {
    request: [],
    release: [
      { id: 'c', reason: 'othersRejected' },
      { id: 'd', reason: 'othersRejected' },
    ],
    end: { outcome: 'rejected', by: 'b' },
  })
})

test('the last approval ends the round', () => {
  assert.deepEqual(nextMoves([step('a', 0, 'approved', 5), step('b', 1, 'approved', 2)]).end, { outcome: 'approved', by: 'a' })
})

test('a superseded step is as if it had never been; its successor is asked while later stages stand', () => {
  const moves = nextMoves([step('a', 0, 'superseded'), step('b', 1, 'requested'), step('a2', 0, 'planned')])
  assert.deepEqual(moves, { request: ['a2'], release: [] })
})

test('a step that nobody can decide keeps the round open', () => {
  assert.deepEqual(nextMoves([step('a', 0, 'stuck'), step('b', 1, 'planned')]), { request: [], release: [] })
})
