import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datesIn, setZone } from './dates.ts'

test('a moment survives the way through a local input, in summer, in winter and beside the change of clocks', () => {
  setZone('Europe/Berlin')
  for (const at of ['2026-07-01T08:30:00.000Z', '2026-01-01T23:30:00.000Z', '2026-03-29T00:59:00.000Z', '2026-03-29T01:00:00.000Z', '2026-10-25T02:30:00.000Z'])
    assert.equal(datesIn('en').fromLocal(datesIn('en').local(at)), at)
})

test('a moment is shown in the zone of the profile', () => {
  setZone('Asia/Tokyo')
  assert.equal(datesIn('en').local('2026-11-20T16:00:00Z'), '2026-11-21T01:00')
})

test('a calendar day never slips into its neighbour', () => {
  setZone('America/Los_Angeles')
  assert.equal(datesIn('de').day('2026-03-01'), '1. März 2026')
})

test('a zone that does not exist is ignored', () => {
  setZone('Mars/Olympus')
  assert.match(datesIn('en').local('2026-11-20T16:00:00Z'), /^2026-11-2/)
})
