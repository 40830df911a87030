import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { choice } from './choice.ts'

const field = fieldOf('choice', {
  words: { hardware: { en: 'Hardware', de: 'Geräte' }, network: { en: 'Network', de: 'Netz' }, other: { en: 'hardware', de: 'Netz' } },
})
const names = fc.constantFrom('hardware', 'network', 'other')

keepsTheLaws(choice, field, names)
keepsOrder(choice, names, (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)), field)
operandIsValue(choice, names, field)

test('a wrong name is told the right ones, and the one that was meant', () => {
  assert.equal(refusal(choice.parse('netwrok', field)), "Choose one of: hardware, network, other. Did you mean 'network'?")
  assert.equal(refusal(choice.parse('printer', field)), 'Choose one of: hardware, network, other.')
  assert.match(refusal(choice.parse('x'.repeat(1_000_000), field)), /^Choose one of/)
})

test('names that every object has are not names', () => {
  for (const name of ['constructor', '__proto__', 'toString']) refusal(choice.parse(name, field))
})

test('a program must give the name, a file may give the word', () => {
  refusal(choice.parse('Geräte', field))
  assert.equal(accepted(choice.fromText(' GERÄTE ', field)), 'hardware')
  assert.equal(accepted(choice.fromText('Network', field)), 'network')
})

test("a name goes before another name's word", () => {
  assert.equal(accepted(choice.fromText('hardware', field)), 'hardware')
  assert.equal(accepted(choice.fromText('Hardware', field)), 'hardware')
})

test('it is said in words, and a name that is gone is still said', () => {
  assert.equal(choice.say('network', field, 'de'), 'Netz')
  assert.equal(choice.say('telephone', field, 'en'), 'telephone')
})
