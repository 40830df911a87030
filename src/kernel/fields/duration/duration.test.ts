import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { duration, secondsOf } from './duration.ts'
import { isoFrom, longest } from './iso.ts'

const field = fieldOf('duration')
const parse = (value: unknown) => duration.parse(value, field)
const lengths = fc.oneof(fc.nat({ max: 200_000 }), fc.integer({ min: 0, max: longest }))
const durations = lengths.map(isoFrom)

keepsTheLaws(duration, field, durations)
keepsOrder(duration, durations, (a, b) => secondsOf(a) - secondsOf(b))
operandIsValue(duration, durations)

test('a length written down and read again is as long as before', () => {
  fc.assert(fc.property(lengths, length => assert.equal(secondsOf(isoFrom(length)), length)))
})

test('what the database keeps is what was given', () => {
  fc.assert(fc.property(durations, value => assert.equal(duration.read(duration.write(value)), value)))
})

test('hours, minutes and seconds add up however they are parted', () => {
  fc.assert(
    fc.property(fc.nat({ max: 500 }), fc.nat({ max: 500 }), fc.nat({ max: 5000 }), fc.nat({ max: 50_000 }), (d, h, m, s) =>
      assert.equal(secondsOf(accepted(parse(`P${d}DT${h}H${m}M${s}S`))), d * 86_400 + h * 3_600 + m * 60 + s),
    ),
  )
})

test('a length of time is written in one way only', () => {
  const ways: Record<string, string> = {
    PT4H: 'PT4H',
    PT240M: 'PT4H',
    PT24H: 'P1D',
    P1W: 'P7D',
    P1DT2H: 'P1DT2H',
    pt90m: 'PT1H30M',
    'PT0.5H': 'PT30M',
    'PT1,1H': 'PT1H6M',
    P0D: 'PT0S',
    PT0S: 'PT0S',
  }
  for (const [given, kept] of Object.entries(ways)) assert.equal(accepted(parse(given)), kept)
})

test('months and years are refused, since nobody knows how long they are', () => {
  for (const wrong of ['P1M', 'P1Y', 'P1Y2DT3H']) assert.match(refusal(parse(wrong)), /no fixed length/)
})

test('what is no length of time is refused', () => {
  for (const wrong of ['', 'P', 'PT', 'P1DT', 'PT1H2D', '4', 'P1D2H', 'PT1H1H', 'P-1D', 14400]) assert.match(refusal(parse(wrong)), /like PT4H/)
  assert.match(refusal(parse('-PT4H')), /negative/)
  assert.match(refusal(parse('PT0.5S')), /whole seconds/)
  assert.match(refusal(parse('P36526D')), /100 years/)
})

test('people may type it shorter', () => {
  const ways: Record<string, string> = {
    '4h': 'PT4H',
    '2d 4h 30m': 'P2DT4H30M',
    '90 min': 'PT1H30M',
    '1.5 hours': 'PT1H30M',
    '1,5 Std': 'PT1H30M',
    '2 Tage': 'P2D',
    '1w': 'P7D',
    PT4H: 'PT4H',
  }
  for (const [given, kept] of Object.entries(ways)) assert.equal(accepted(duration.fromText(given, field)), kept)
  for (const wrong of ['4', 'h', '4x', '4 constructor', '1..5h', '']) refusal(duration.fromText(wrong, field))
})

test('it is said in words', () => {
  assert.equal(duration.say('PT4H', field, 'en'), '4 hours')
  assert.equal(duration.say('P1DT1H', field, 'de'), '1 Tag 1 Stunde')
  assert.equal(duration.say('PT0S', field, 'en'), '0 seconds')
})

test('what is said can be typed again, in every language', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom('en' as const, 'de' as const), (value, language) =>
      assert.equal(accepted(duration.fromText(duration.say(value, field, language), field)), value),
    ),
  )
})

test('a rule compares lengths in seconds', () => {
  assert.equal(accepted(duration.parseOperand('PT4H', field)), 14_400)
  refusal(duration.parseOperand(14_400, field))
})
