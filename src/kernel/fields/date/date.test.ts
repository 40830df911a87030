import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { date } from './date.ts'

const field = fieldOf('date')
const days = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map(d => d.toISOString().slice(0, 10))

keepsTheLaws(date, field, days)
keepsOrder(date, days, (a, b) => Date.parse(a) - Date.parse(b))
operandIsValue(date, days)

test('days that are in the calendar are accepted, all others are refused', () => {
  for (const day of ['0001-01-01', '2024-02-29', '2000-02-29', '9999-12-31', ' 2026-03-29 ']) assert.equal(accepted(date.parse(day, field)), day.trim())
  for (const day of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-01', '2026-01-00', '0000-01-01'])
    assert.match(refusal(date.parse(day, field)), /^There is no day/)
})

test('a date is written in one way', () => {
  for (const wrong of ['29.03.2026', '2026-3-29', '20260329', '2026-03-29T00:00:00Z', '12026-03-29', '', 20260329]) {
    assert.equal(refusal(date.parse(wrong, field)), 'Use a date like 2026-03-29.')
  }
})

test('a file may have the day first with points, but not with strokes', () => {
  assert.equal(accepted(date.fromText(' 29.3.2026 ', field)), '2026-03-29')
  assert.equal(accepted(date.fromText('01.12.2026', field)), '2026-12-01')
  refusal(date.fromText('31.2.2026', field))
  refusal(date.fromText('03/04/2026', field))
})

test('a date is said as its reader writes dates', () => {
  assert.deepEqual([date.say('2026-03-29', field, 'en'), date.say('2026-03-29', field, 'de')], ['29 Mar 2026', '29.03.2026'])
})
