import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeModel } from '../../kernel/define/index.ts'
import { people } from '../index.ts'
import { permits, scopeFault } from './scopes.ts'

const model = makeModel([people])

test('scopes are read, write, admin, or one type of record', () => {
  for (const good of ['read', 'write', 'admin', 'person:read', 'group:write']) assert.equal(scopeFault(model, good), undefined, good)
  assert.match(scopeFault(model, 'persn:read') ?? '', /Did you mean 'person'/)
  for (const bad of ['', 'all', 'person', 'person:delete', 'person:read:x', '*', 'read write', 'constructor:read'])
    assert.notEqual(scopeFault(model, bad), undefined, bad)
})

test('a scope reaches as far as it says and no further', () => {
  assert.equal(permits(['read'], 'read', 'person'), true)
  assert.equal(permits(['read'], 'write', 'person'), false)
  assert.equal(permits(['write'], 'read', undefined), true)
  assert.equal(permits(['person:read'], 'read', 'person'), true)
  assert.equal(permits(['person:read'], 'write', 'person'), false)
  assert.equal(permits(['person:write'], 'read', 'person'), true)
  assert.equal(permits(['person:write'], 'read', 'group'), false)
  assert.equal(permits(['person:read'], 'read', undefined), false)
  assert.equal(permits([], 'read', 'person'), false)
})
