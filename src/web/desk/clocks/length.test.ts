import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallLength, workLength } from './length.ts'

const minute = 60_000

test('a length is said in its two largest units, without empty ones', () => {
  assert.equal(workLength(130 * minute), '2 h 10 min')
  assert.equal(workLength(120 * minute), '2 h')
  assert.equal(workLength(59 * minute + 59_999), '59 min')
  assert.equal(wallLength((3 * 24 + 4) * 60 * minute + 59 * minute), '3 d 4 h')
})

test('working time is never said in days', () => {
  assert.equal(workLength(50 * 60 * minute), '50 h')
})

test('what is nearly nothing is not said to be nothing', () => {
  assert.equal(workLength(20_000), '< 1 min')
  assert.equal(workLength(0), '0 min')
})

test('a length that has run out is said without its sign', () => {
  assert.equal(wallLength(-3 * 60 * minute), '3 h')
})
