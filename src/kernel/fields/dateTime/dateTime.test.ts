import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { dateTime } from './dateTime.ts'

const field = fieldOf('dateTime')
const parse = (value: unknown) => dateTime.parse(value, field)
const moments = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }).map(d => d.toISOString())

keepsTheLaws(dateTime, field, moments)
keepsOrder(dateTime, moments, (a, b) => Date.parse(a) - Date.parse(b))
operandIsValue(dateTime, moments)

test('the same moment is the same text, in whatever zone it was given', () => {
  const offsets = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 })
  fc.assert(
    fc.property(moments, offsets, (moment, offset) => {
      const local = new Date(Date.parse(moment) + offset * 60_000).toISOString()
      fc.pre(/^(?!0000)\d{4}-/.test(local))
      assert.equal(accepted(parse(local.replace('Z', written(offset)))), moment)
    }),
  )
})

function written(offset: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const size = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

test('every common way of ISO 8601 and RFC 3339 is understood', () => {
  const same = [
    '2026-03-29T01:00:00.000Z',
    '2026-03-29T03:00:00+02:00',
    '2026-03-28T20:00-0500',
    '2026-03-29T03+02',
    '2026-03-29t01:00z',
    '2026-03-29 01:00:00 Z',
    '20260329T010000Z',
    '2026-03-29T01:00:00,0Z',
  ]
  for (const way of same) assert.equal(accepted(parse(way)), '2026-03-29T01:00:00.000Z', way)
})

test('what is finer than a millisecond is cut off, never rounded up', () => {
  assert.equal(accepted(parse('2026-03-29T01:00:00.9999999Z')), '2026-03-29T01:00:00.999Z')
  assert.equal(accepted(parse('2026-03-29T01:00:00.5Z')), '2026-03-29T01:00:00.500Z')
})

test('a time without a zone is refused: nobody can know when it is', () => {
  assert.match(refusal(parse('2026-03-29T01:00:00')), /zone/)
})

test('what is no moment is refused', () => {
  for (const wrong of [
    '2026-03-29',
    '',
    'now',
    '2026-03-29T24:00Z',
    '2026-03-29T01:60Z',
    '2026-03-29T01:00:60Z',
    '2026-03-29T0100:00Z',
    '2026-0329T01:00Z',
    '2026-03-29T01:00+24:00',
    '2026-03-29T01:00Z[UTC]',
    1774746000000,
  ]) {
    assert.match(refusal(parse(wrong)), /2026-03-29T01:00:00Z/, String(wrong))
  }
  assert.match(refusal(parse('2026-02-30T01:00Z')), /no day 2026-02-30/)
})

test('years have four digits, in UTC too', () => {
  assert.match(refusal(parse('0001-01-01T00:00:00+01:00')), /0001 to 9999/)
  assert.match(refusal(parse('9999-12-31T23:59:59-01:00')), /0001 to 9999/)
  assert.equal(accepted(parse('0001-01-01T00:00:00-01:00')), '0001-01-01T01:00:00.000Z')
})

test('a moment is said with its zone', () => {
  assert.equal(dateTime.say('2026-03-29T01:00:00.000Z', field, 'de'), '29.03.2026, 01:00 UTC')
  assert.equal(dateTime.say('2026-03-29T01:00:00.000Z', field, 'en'), '29 Mar 2026, 01:00 UTC')
})
