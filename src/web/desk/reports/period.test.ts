import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datesIn, setZone } from '../../text/dates.ts'
import { daysOf, momentsOf } from './period.ts'

test('months and quarters have their first and their last day', () => {
  assert.deepEqual(daysOf('thisMonth', '2026-02-14'), { from: '2026-02-01', to: '2026-02-28' })
  assert.deepEqual(daysOf('lastMonth', '2026-01-31'), { from: '2025-12-01', to: '2025-12-31' })
  assert.deepEqual(daysOf('quarter', '2026-06-30'), { from: '2026-04-01', to: '2026-06-30' })
  assert.deepEqual(daysOf('year', '2026-11-28'), { from: '2025-12-01', to: '2026-11-30' })
})

test('a period ends with the midnight after its last day, in the zone of whoever looks', () => {
  setZone('Europe/Berlin')
  const dates = datesIn('en')
  assert.deepEqual(momentsOf({ from: '2026-10-01', to: '2026-10-31' }, dates), { from: '2026-09-30T22:00:00.000Z', to: '2026-10-31T23:00:00.000Z' })
  assert.equal(momentsOf({ from: '2026-10-02', to: '2026-10-01' }, dates), undefined)
  assert.equal(momentsOf({ from: '', to: '' }, dates), undefined)
})
