import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostAttempts, nextDue, secondsToWait } from './backoff.ts'

test('waits grow from five seconds to an hour within the attempts there are', () => {
  const waits = Array.from({ length: mostAttempts - 1 }, (_, i) => secondsToWait(i + 1))
  assert.deepEqual(waits, [5, 15, 45, 135, 405, 1215, 3600])
})

test('no wait is longer than an hour', () => assert.equal(secondsToWait(500), 3600))

test('a scheduled job keeps its rhythm when it runs a little late', () =>
  assert.equal(nextDue('2026-03-02T08:00:00.000Z', 3600, '2026-03-02T08:00:07.000Z'), '2026-03-02T09:00:00.000Z'))

test('times that were missed are not made up for', () =>
  assert.equal(nextDue('2026-03-02T08:00:00.000Z', 3600, '2026-03-05T10:30:00.000Z'), '2026-03-05T11:30:00.000Z'))
