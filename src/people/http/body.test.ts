import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../kernel/errors.ts'
import { readBody, shapeSchema } from './body.ts'

const shape = { email: 'text', days: 'number', scopes: 'texts', next: 'text?' } as const
const good = { email: 'a', days: 1, scopes: ['read'] }

const faultsOf = (body: unknown): string[] => {
  try {
    readBody(shape, body)
    return []
  } catch (error) {
    assert.ok(error instanceof Failure)
    return error.faults.map(f => f.field)
  }
}

test('a body of the right shape is taken as it is', () => {
  assert.deepEqual(readBody(shape, good), good)
  assert.deepEqual(readBody(shape, { ...good, next: '/x' }), { ...good, next: '/x' })
})

test('all faults are told at once, unknown keys among them', () => {
  assert.deepEqual(faultsOf({ email: 5, scopes: 'read', role: 'administrator', constructor: 1 }), ['role', 'constructor', 'email', 'days', 'scopes'])
  assert.deepEqual(faultsOf(JSON.parse('{"email":"a","days":1,"scopes":[],"__proto__":{"x":1}}')), ['__proto__'])
  assert.deepEqual(faultsOf({ ...good, email: 'a\0b' }), ['email'])
  assert.deepEqual(faultsOf({ ...good, email: 'x'.repeat(2001) }), ['email'])
  assert.deepEqual(faultsOf({ ...good, days: Number.NaN, next: null }), ['days', 'next'])
})

test('what is no object is malformed', () => {
  for (const body of [null, undefined, [], 'x', 5]) assert.throws(() => readBody(shape, body), { kind: 'malformed' })
})

test('the description says the same', () => {
  assert.deepEqual(shapeSchema(shape).required, ['email', 'days', 'scopes'])
})
