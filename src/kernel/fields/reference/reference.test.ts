import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { reference } from './reference.ts'

const field = fieldOf('reference', { to: 'person' })

keepsTheLaws(reference, field, fc.uuid())
keepsOrder(reference, fc.uuid(), (a, b) => Buffer.compare(bytes(a), bytes(b)))
operandIsValue(reference, fc.uuid())

function bytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

test('an id is kept in small letters', () => {
  assert.equal(accepted(reference.parse(' 0198C1F0-6D2A-7B3C-8E4F-5A6B7C8D9E0F ', field)), '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e0f')
})

test('what is no id is refused', () => {
  for (const wrong of [
    '',
    'INC0001001',
    '0198c1f06d2a7b3c8e4f5a6b7c8d9e0f',
    '{0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e0f}',
    '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e0g',
    7,
  ]) {
    assert.match(refusal(reference.parse(wrong, field)), /^Give an id like/)
  }
})
