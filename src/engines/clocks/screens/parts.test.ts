import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wholeParts } from './parts.web.ts'

test('what is shown of the parts adds up to what is shown of the whole', () => {
  assert.deepEqual(wholeParts([183.6, 97.7]), [183, 98])
  assert.deepEqual(wholeParts([100 / 3, 100 / 3, 100 / 3]), [34, 33, 33])
  assert.deepEqual(wholeParts([]), [])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 20 }), seconds => {
      const minutes = seconds.map(s => s / 60)
      const shown = wholeParts(minutes)
      assert.equal(
        shown.reduce((a, b) => a + b, 0),
        Math.floor(seconds.reduce((a, b) => a + b, 0) / 60),
      )
      assert.ok(shown.every((value, i) => Math.abs(value - (minutes[i] ?? 0)) < 1))
    }),
  )
})
