import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datesIn, setZone } from '../../text/dates.ts'
import { ticksOf } from './ticks.ts'

setZone('Europe/Berlin')
const dates = datesIn('en')
const ticks = (from: string, to: string) => ticksOf(Date.parse(from), Date.parse(to), dates).map(tick => tick.label)

test('a day is cut at round hours, and its midnight is said as a date', () => {
  assert.deepEqual(ticks('2026-11-20T15:30:00Z', '2026-11-21T05:00:00Z'), ['18:00', '20:00', '22:00', '21 Nov', '02:00', '04:00', '06:00'])
})

test('weeks are cut at midnights, also where the clocks change', () => {
  assert.deepEqual(ticks('2026-10-23T10:00:00Z', '2026-10-28T10:00:00Z'), ['24 Oct', '25 Oct', '26 Oct', '27 Oct', '28 Oct'])
})

test('there are never more marks than can be read', () => {
  for (const days of [1, 3, 10, 40, 200, 700]) {
    const from = Date.parse('2026-01-01T05:00:00Z')
    assert.ok(ticksOf(from, from + days * 86_400_000, dates).length <= 8, `${days} days`)
  }
})
