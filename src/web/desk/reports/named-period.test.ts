import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedDays, nextDay } from './named-period.ts'

test('a saved period is whole days that end today, or months', () => {
  assert.deepEqual(namedDays('last7', '2026-03-02'), { from: '2026-02-24', to: '2026-03-02' })
  assert.deepEqual(namedDays('last30', '2026-03-02'), { from: '2026-02-01', to: '2026-03-02' })
  assert.deepEqual(namedDays('lastMonth', '2026-03-31'), { from: '2026-02-01', to: '2026-02-28' })
})

test('a unit ends where the next begins', () => {
  assert.deepEqual(
    (['day', 'week', 'month', 'quarter', 'year'] as const).map(unit => nextDay('2025-12-31', unit)),
    ['2026-01-01', '2026-01-07', '2026-01-01', '2026-03-01', '2026-12-01'],
  )
})
