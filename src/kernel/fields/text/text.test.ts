import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, refusal } from '../test/laws.ts'
import { text } from './text.ts'

const field = fieldOf('text', { max: 20 })
const parse = (value: unknown) => text.parse(value, field)

keepsTheLaws(text, field, fc.oneof(fc.string({ unit: 'binary', maxLength: 25 }), fc.string({ unit: 'grapheme', maxLength: 12 })))
keepsOrder(
  text,
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 4 })
    .map(tidy)
    .filter(s => s !== ''),
  byUtf8,
)

function tidy(made: string): string {
  const parsed = text.parse(made, field)
  return 'value' in parsed ? parsed.value : ''
}

function byUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

test('text is trimmed and kept on one line', () => {
  assert.equal(accepted(parse('  Printer\r\n on\tfire ')), 'Printer  on\tfire')
})

test('the same letters are the same text, however they were typed', () => {
  assert.equal(accepted(parse('Mu\u0308ller')), 'M\u00fcller')
})

test('text that cannot be kept is refused', () => {
  assert.match(refusal(parse('a\0b')), /NUL/)
  assert.match(refusal(parse('a\ud800b')), /surrogate/)
  assert.match(refusal(parse('\udc00')), /surrogate/)
})

test('text with nothing to see in it is refused', () => {
  for (const blank of ['', '   ', '\n', '\u200b', '\u2060 \u00a0', '\ufeff', '\u3164']) assert.match(refusal(parse(blank)), /visible/)
})

test('characters are counted as people count them, not in units of UTF-16', () => {
  assert.equal(accepted(parse('😀'.repeat(20))).length, 40)
  assert.equal(refusal(parse('😀'.repeat(21))), 'Use at most 20 characters; these are 21.')
})

test('a rule may ask for a part of a text, blanks and all', () => {
  assert.equal(accepted(text.parseOperand('INC ', field)), 'INC ')
  assert.equal(accepted(text.parseOperand('u\u0308', field)), 'ü')
  refusal(text.parseOperand(7, field))
  refusal(text.parseOperand('\0', field))
})

test('text is compared by code point in the database', () => {
  assert.equal(text.operand('i.title'), '(i.title) collate "C"')
})

test('a text that must name a time zone is refused when there is none of the name', () => {
  const zone = fieldOf('text', { max: 60, format: 'time-zone' })
  assert.equal(accepted(text.parse('Europe/Berlin', zone)), 'Europe/Berlin')
  for (const none of ['Moon/Tranquility', '+02:00', 'Berlin']) assert.match(refusal(text.parse(none, zone)), /no such time zone/)
})
