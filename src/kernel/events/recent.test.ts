import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Heard } from './heard.ts'
import { Recent } from './recent.ts'

const about = (version: number): Heard => ({ what: 'record', happening: { tenant: 't', type: 'ticket', id: 'one', version, needs: 'read' } })

test('what was heard is known for a minute, and before it began nothing is', () => {
  const recent = new Recent(1000)
  assert.equal(recent.since(1000), undefined)
  assert.deepEqual(recent.since(1001), [])
  recent.add(about(1), 2000)
  recent.add(about(2), 3000)
  assert.deepEqual(recent.since(2500), [about(2)])
  assert.deepEqual(recent.since(1001), [about(1), about(2)])
  recent.add(about(3), 62_500)
  assert.equal(recent.since(2000), undefined)
  assert.deepEqual(recent.since(2001), [about(2), about(3)])
})

test('of very much, the latest is known', () => {
  const recent = new Recent(0)
  for (let at = 1; at <= 2500; at++) recent.add(about(at), at)
  assert.equal(recent.since(500), undefined)
  assert.equal(recent.since(501)?.length, 2000)
})

test('who is where is not told again', () => {
  const recent = new Recent(0)
  recent.add({ what: 'presence', present: { tenant: 't', type: 'ticket', id: 'one', person: 'p', name: 'Ada', doing: 'reading' } }, 2)
  assert.deepEqual(recent.since(1), [])
})
