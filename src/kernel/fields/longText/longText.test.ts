import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { longText } from './longText.ts'

const field = fieldOf('longText', { max: 30 })
const parse = (value: unknown) => longText.parse(value, field)

keepsTheLaws(
  longText,
  field,
  fc
    .array(fc.oneof(fc.constantFrom('\n', '\r\n', '\r', ' ', '\t'), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 6 })
    .map(parts => parts.join('')),
)

test('lines end alike, and blank lines around the text go', () => {
  assert.equal(accepted(parse('\r\n \r\nfirst\r\n\r\nsecond\r\n  ')), 'first\n\nsecond')
})

test('the indent of the first line stays: in Markdown it makes code', () => {
  assert.equal(accepted(parse('\n    rm -rf build\n')), '    rm -rf build')
})

test('a text without anything to see is refused', () => {
  assert.match(refusal(parse(' \r\n\t\n')), /visible/)
})

test('a text may be as long as the field says and no longer', () => {
  assert.equal(accepted(parse('x'.repeat(30))).length, 30)
  assert.match(refusal(parse('x'.repeat(31))), /at most 30/)
})

test('a hundred thousand blank lines are read in no time', () => {
  const started = performance.now()
  refusal(parse(' \n'.repeat(100_000)))
  refusal(parse(`${' '.repeat(100_000)}x`))
  assert.ok(performance.now() - started < 500)
})
