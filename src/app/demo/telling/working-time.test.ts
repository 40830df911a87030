import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterWork, duringDay } from './working-time.ts'

const later = (from: string, minutes: number) => new Date(afterWork(Date.parse(from), minutes)).toISOString()
const during = (at: string, through: number) => new Date(duringDay(Date.parse(at), through)).toISOString()

test('work goes on within the day', () => {
  assert.equal(later('2026-03-04T09:00:00.000Z', 90), '2026-03-04T10:30:00.000Z')
})

test('what is not finished in the evening goes on in the morning', () => {
  assert.equal(later('2026-03-04T15:30:00.000Z', 60), '2026-03-05T06:30:00.000Z')
})

test('nobody works at night and at weekends', () => {
  assert.equal(later('2026-03-06T15:00:00.000Z', 120), '2026-03-09T07:00:00.000Z')
  assert.equal(later('2026-03-07T22:00:00.000Z', 5), '2026-03-09T06:05:00.000Z')
  assert.equal(later('2026-03-04T23:00:00.000Z', 5), '2026-03-05T06:05:00.000Z')
  assert.equal(later('2026-03-04T03:00:00.000Z', 5), '2026-03-04T06:05:00.000Z')
})

test('time never runs backwards', () => {
  assert.equal(later('2026-03-06T09:00:00.000Z', 0), '2026-03-06T09:00:01.000Z')
})

test('a day is gone through from its first to its last hour', () => {
  assert.equal(during('2026-03-04T23:59:00.000Z', 0), '2026-03-05T06:00:00.000Z')
  assert.equal(during('2026-03-04T08:00:00.000Z', 0.5), '2026-03-04T11:00:00.000Z')
  assert.equal(during('2026-03-08T08:00:00.000Z', 0.1), '2026-03-09T07:00:00.000Z')
})
