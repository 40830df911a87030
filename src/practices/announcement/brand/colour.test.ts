import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast, isReadable, leastContrast, mixed, type Mode, nearestReadable } from './colour.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)

test('contrast is as WCAG reckons it', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#123456', '#123456'), 1)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54')
})

test('whatever colour is given, what is suggested can be read in light and in dark', () => {
  fc.assert(
    fc.property(hex, fc.constantFrom<Mode>('light', 'dark'), (colour, mode) => {
      const found = nearestReadable(colour, mode)
      assert.ok(leastContrast(found, mode) >= 4.5, `${colour} -> ${found}`)
      if (isReadable(colour, mode)) assert.equal(found, colour)
    }),
  )
})

test('a yellow becomes a darker yellow, not a grey', () => {
  const found = nearestReadable('#ffcc00', 'light')
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(found.slice(at, at + 2), 16))
  assert.ok(r > b + 60 && g > b + 40, found)
})

test('half of black in white is grey', () => assert.equal(mixed('#000000', '#ffffff', 0.5), '#808080'))
