import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { tags } from './tags.ts'

const field = fieldOf('tags')
const parse = (value: unknown) => tags.parse(value, field)

keepsTheLaws(tags, field, fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), { maxLength: 3 }))

test('tags are small letters, each once, in the order given', () => {
  assert.deepEqual(accepted(parse([' VPN', 'home  Office', 'vpn', 'BÜRO'])), ['vpn', 'home office', 'büro'])
})

test('there are at most fifty tags of fifty characters', () => {
  assert.equal(accepted(parse(Array.from({ length: 50 }, (_, n) => `t${n}`))).length, 50)
  assert.equal(refusal(parse(Array.from({ length: 51 }, (_, n) => `t${n}`))), 'Use at most 50 tags.')
  assert.match(refusal(parse(['x'.repeat(51)])), /at most 50 characters/)
})

test('a tag is a word that can stand in a list of words', () => {
  for (const wrong of ['', ' ', 'a,b', 'a;b', 'a\0', '\ud800', 7]) refusal(parse([wrong]))
  assert.equal(refusal(parse('vpn')), 'Give a list of words.')
})

test('a file may part tags by commas, semicolons or lines', () => {
  assert.deepEqual(accepted(tags.fromText('VPN, mail;  \n büro', field)), ['vpn', 'mail', 'büro'])
  assert.deepEqual(accepted(tags.fromText('', field)), [])
})

test('a rule asks for one tag, in any case', () => {
  assert.equal(accepted(tags.parseOperand('VPN', field)), 'vpn')
  refusal(tags.parseOperand(['vpn'], field))
})
