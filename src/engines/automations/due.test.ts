import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastDue } from './due.ts'

const daily = (at: string, timeZone: string, now: string) => lastDue({ every: null, at, timeZone }, now)

test('every so often, at round times', () => {
  const every = (now: string) => lastDue({ every: 'PT15M', at: null, timeZone: null }, now)?.at
  assert.equal(every('2026-03-02T08:14:59.999Z'), '2026-03-02T08:00:00.000Z')
  assert.equal(every('2026-03-02T08:15:00.000Z'), '2026-03-02T08:15:00.000Z')
})

test('daily by the clocks of a place', () => {
  assert.deepEqual(daily('16:00', 'Europe/Berlin', '2026-03-02T14:59:59Z'), { name: '2026-03-01T16:00', at: '2026-03-01T15:00:00.000Z' })
  assert.deepEqual(daily('16:00', 'Europe/Berlin', '2026-03-02T15:00:00Z'), { name: '2026-03-02T16:00', at: '2026-03-02T15:00:00.000Z' })
  assert.deepEqual(daily('16:00', 'Europe/Berlin', '2026-07-02T14:00:00Z'), { name: '2026-07-02T16:00', at: '2026-07-02T14:00:00.000Z' })
  assert.deepEqual(daily('00:30', 'Asia/Kolkata', '2026-03-01T19:00:00Z'), { name: '2026-03-02T00:30', at: '2026-03-01T19:00:00.000Z' })
})

test('a time that the change of clocks leaves out is due as much later, one that comes twice at the first', () => {
  assert.deepEqual(daily('02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'), { name: '2026-03-29T02:30', at: '2026-03-29T01:30:00.000Z' })
  assert.deepEqual(daily('02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'), { name: '2026-10-25T02:30', at: '2026-10-25T00:30:00.000Z' })
  assert.equal(daily('02:30', 'Europe/Berlin', '2026-10-25T01:10:00Z')?.name, '2026-10-25T02:30')
})

test('without a schedule nothing is due', () => assert.equal(lastDue({ every: null, at: null, timeZone: null }, '2026-03-02T08:00:00Z'), undefined))
