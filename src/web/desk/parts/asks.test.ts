import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Asked, Row } from '../../client/shapes.ts'
import { asksSomething, fieldsAsked, mustAsk } from './asks.ts'

const label = { en: 'x', de: 'x' }
const plain: Asked = { label, from: ['new'] }
const row: Row = { id: '1', version: 1, code: 'solved', note: null }

test('a transition without questions happens at once', () => {
  assert.equal(asksSomething(plain), false)
  assert.equal(mustAsk(plain, row), false)
})

test('it must ask for what it requires and the record lacks, and only then', () => {
  assert.equal(mustAsk({ ...plain, requires: ['code'] }, row), false)
  assert.equal(mustAsk({ ...plain, requires: ['code', 'note'] }, row), true)
})

test('it must ask for a comment that has to be there, and may leave out one that need not', () => {
  assert.equal(mustAsk({ ...plain, comment: { visibility: 'public' } }, row), false)
  assert.equal(mustAsk({ ...plain, comment: { visibility: 'internal', required: true } }, row), true)
})

test('what is required comes first and nothing comes twice', () => {
  assert.deepEqual(fieldsAsked({ ...plain, asks: ['vendor', 'note'], requires: ['note', 'code'] }), ['note', 'code', 'vendor'])
})
