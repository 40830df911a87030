import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { document } from './document.ts'

const field = fieldOf('document')
const json = fc.dictionary(fc.string(), fc.jsonValue())

keepsTheLaws(document, field, json)

const parse = (value: unknown) => document.parse(value, field)

test('it is an object with something in it', () => {
  for (const wrong of [[], [1], 'text', 3, true, {}, new Date(), new Map([['a', 1]])]) assert.match(refusal(parse(wrong)), /object with something/)
  assert.deepEqual(accepted(parse({ parts: [] })), { parts: [] })
})

test('nothing comes in that cannot be kept as it is', () => {
  assert.match(refusal(parse({ a: ['\0'] })), /NUL/)
  assert.match(refusal(parse({ ['\ud800']: 1 })), /surrogate/)
  assert.match(refusal(parse({ a: { b: Number.POSITIVE_INFINITY } })), /JSON/)
  assert.match(refusal(parse({ a: new Date() })), /JSON/)
})

test('a key that means something to JavaScript is refused wherever it stands', () => {
  assert.match(refusal(parse(JSON.parse('{ "a": [{ "__proto__": { "admin": true } }] }'))), /__proto__/)
  assert.equal(Object.hasOwn(Object.prototype, 'admin'), false)
})

test('its depth and its size are bounded', () => {
  let deep: object = { a: 1 }
  for (let i = 1; i < 20; i++) deep = { deep }
  assert.ok('value' in parse(deep))
  assert.match(refusal(parse({ deep })), /at most 20 levels/)
  assert.match(refusal(parse({ text: 'x'.repeat(256_001) })), /at most 256000/)
})

test('what JSON writes otherwise is kept as JSON writes it', () => {
  assert.deepEqual(accepted(parse({ a: [-0] })), { a: [0] })
})

test('its keys keep their order', () => {
  assert.deepEqual(Object.keys(accepted(parse({ zebra: 1, a: 2, bb: 3 }))), ['zebra', 'a', 'bb'])
  assert.equal(document.column(field), 'json')
})

test('from a file it must be JSON', () => {
  assert.match(refusal(document.fromText('{ a: 1', field)), /JSON object/)
})
