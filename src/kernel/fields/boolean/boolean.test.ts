import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { boolean } from './boolean.ts'

const field = fieldOf('boolean')

keepsTheLaws(boolean, field, fc.boolean())
keepsOrder(boolean, fc.boolean(), (a, b) => Number(a) - Number(b))
operandIsValue(boolean, fc.boolean())

test('only true and false are true or false', () => {
  for (const wrong of [0, 1, 'true', '']) assert.equal(refusal(boolean.parse(wrong, field)), 'Use true or false.')
})

test('a file may say yes and no in either language', () => {
  for (const word of ['true', 'Yes', ' JA ', '1', 'wahr']) assert.equal(accepted(boolean.fromText(word, field)), true)
  for (const word of ['false', 'No', 'nein', '0', 'Falsch']) assert.equal(accepted(boolean.fromText(word, field)), false)
  for (const word of ['', 'maybe', '2']) refusal(boolean.fromText(word, field))
})

test('it is said as yes and no', () => {
  assert.deepEqual([boolean.say(true, field, 'de'), boolean.say(false, field, 'en')], ['Ja', 'No'])
})
