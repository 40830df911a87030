import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedOf, parametersOf, writeAsks } from './audit-address.ts'

test('what is looked for goes into the address and comes back', () => {
  const asks = { who: '01890000-0000-7000-8000-000000000001', type: 'service', since: '2026-03-02' }
  assert.deepEqual(askedOf(writeAsks(asks)), asks)
  assert.equal(writeAsks({}), '')
  assert.deepEqual(askedOf('?nonsense=1&act='), {})
})

test('the last day counts whole, and what is no day is not asked', () => {
  const { since, until } = parametersOf({ since: '2026-03-02', until: '2026-03-02' })
  assert.equal(Date.parse(until ?? '') - Date.parse(since ?? ''), 86_400_000)
  assert.equal(parametersOf({ since: 'soon' }).since, undefined)
})
