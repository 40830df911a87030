import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { references } from './references.ts'

const field = fieldOf('references', { to: 'person' })
const id = (n: number) => `0198c1f0-6d2a-7b3c-8e4f-${String(n).padStart(12, '0')}`

keepsTheLaws(references, field, fc.array(fc.uuid(), { maxLength: 20 }))

test('ids keep their order, each once', () => {
  assert.deepEqual(accepted(references.parse([id(3), id(1), id(3).toUpperCase(), id(2)], field)), [id(3), id(1), id(2)])
})

test('there are at most five hundred, counted after doubles are gone', () => {
  const many = Array.from({ length: 500 }, (_, n) => id(n))
  assert.equal(accepted(references.parse([...many, ...many], field)).length, 500)
  assert.equal(refusal(references.parse([...many, id(500)], field)), 'Use at most 500 entries.')
})

test('one wrong id spoils the list', () => {
  assert.match(refusal(references.parse([id(1), 'Anna'], field)), /^Give an id/)
  assert.equal(refusal(references.parse(id(1), field)), 'Give a list of ids.')
})

test('a file may part ids by blanks, commas or lines', () => {
  assert.deepEqual(accepted(references.fromText(`${id(1)}, ${id(2)}\n${id(3)};`, field)), [id(1), id(2), id(3)])
  assert.deepEqual(accepted(references.fromText('', field)), [])
})

test('a rule asks for one member', () => {
  assert.equal(accepted(references.parseOperand(id(1), field)), id(1))
  refusal(references.parseOperand([id(1)], field))
})
