import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { time } from './time.ts'

const field = fieldOf('time')
const two = (n: number) => String(n).padStart(2, '0')
const times = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }), fc.oneof(fc.constant(0), fc.nat({ max: 59 })), fc.boolean())
  .map(([h, m, s, short]) => `${two(h)}:${two(m)}${short && s === 0 ? '' : `:${two(s)}`}`)
const seconds = (text: string): number =>
  text
    .split(':')
    .map(Number)
    .reduce((sum, part, i) => sum + part * 60 ** (2 - i), 0)

keepsTheLaws(time, field, times)
keepsOrder(time, times, (a, b) => seconds(a) - seconds(b))
operandIsValue(time, times)

test('seconds that are none are not written', () => {
  assert.equal(accepted(time.parse('16:00:00', field)), '16:00')
  assert.equal(accepted(time.parse('16:00:30', field)), '16:00:30')
  assert.equal(time.read('16:00:00'), '16:00')
  assert.equal(time.read('16:00:05'), '16:00:05')
})

test('there are twenty-four hours, counted from nought', () => {
  for (const wrong of ['24:00', '16:60', '16', '4pm', '9:30', '16:00Z', '16:00:00.5', '', 16]) assert.match(refusal(time.parse(wrong, field)), /16:00/)
})

test('a file may leave out the nought of the hour', () => {
  assert.equal(accepted(time.fromText(' 9:30 ', field)), '09:30')
})
