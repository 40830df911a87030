import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { number } from './number.ts'

const any = fieldOf('number')
const count = fieldOf('number', { whole: true, min: 0 })
const priority = fieldOf('number', { whole: true, words: { 1: { en: 'Critical', de: 'Kritisch' }, 2: { en: 'High', de: 'Hoch' } } })

keepsTheLaws(number, any, fc.double())
keepsTheLaws(number, count, fc.oneof(fc.maxSafeInteger(), fc.double()))
keepsTheLaws(number, priority, fc.constantFrom(0, 1, 2, 3))
keepsOrder(number, fc.double({ noNaN: true, noDefaultInfinity: true }), (a, b) => a - b || 0)
operandIsValue(number, fc.double({ noNaN: true, noDefaultInfinity: true }))

test('only finite numbers are numbers', () => {
  for (const wrong of [Number.POSITIVE_INFINITY, Number.NaN, '4', true]) refusal(number.parse(wrong, any))
})

test('there is no minus zero', () => {
  assert.ok(Object.is(accepted(number.parse(-0, any)), 0))
  assert.ok(Object.is(accepted(number.fromText('-0', any)), 0))
})

test('a whole number must be whole and exact', () => {
  assert.match(refusal(number.parse(2.5, count)), /whole number/)
  assert.match(refusal(number.parse(2 ** 53, count)), /whole number/)
  assert.equal(accepted(number.parse(2 ** 53 - 1, count)), 9007199254740991)
})

test('a number outside its bounds is told the bounds', () => {
  assert.equal(refusal(number.parse(-1, count)), 'Use a number of at least 0.')
  assert.equal(refusal(number.parse(9, fieldOf('number', { most: 5 }))), 'Use a number of at most 5.')
  assert.equal(refusal(number.parse(0, fieldOf('number', { min: 1, most: 5 }))), 'Use a number from 1 to 5.')
})

test('a level is one of its words, kept as a number and said as a word', () => {
  assert.equal(refusal(number.parse(3, priority)), 'Choose one of: 1 (Critical), 2 (High).')
  assert.equal(number.say(1, priority, 'de'), 'Kritisch')
  assert.equal(accepted(number.fromText('2', priority)), 2)
  assert.equal(accepted(number.fromText('high', priority)), 2)
  assert.equal(accepted(number.fromText(' Kritisch ', priority)), 1)
  assert.match(refusal(number.fromText('Hihg', priority)), /2 \(High\)/)
})

test('a number in a file has a point, and nothing between thousands', () => {
  assert.equal(accepted(number.fromText(' -2.5e3 ', any)), -2500)
  assert.equal(accepted(number.fromText('2,5', any)), 2.5)
  for (const wrong of ['1,500', '1.234,5', "1'000", '0x10', 'Infinity', '', '.', '1e999']) refusal(number.fromText(wrong, any))
})

test('a number is said as its reader writes numbers', () => {
  assert.equal(number.say(1234.5, any, 'en'), '1,234.5')
  assert.equal(number.say(1234.5, any, 'de'), '1.234,5')
})

test('a rule may compare with a number that the field itself could not have, but only with one the column can', () => {
  assert.equal(accepted(number.parseOperand(5, priority)), 5)
  assert.equal(accepted(number.parseOperand(-1, count)), -1)
  assert.match(refusal(number.parseOperand(2.5, count)), /whole/)
})

test('whole numbers have a column of their own', () => {
  assert.deepEqual([number.column(count), number.column(any)], ['bigint', 'double precision'])
})
