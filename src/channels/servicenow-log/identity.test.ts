import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, slugOf } from './identity.server.ts'

test('a name has one id, and no other name has it', () => {
  assert.equal(idOf('log', 'person', 'Caller 1'), idOf('log', 'person', 'Caller 1'))
  const ids = new Set([
    idOf('log', 'person', 'Caller 1'),
    idOf('log', 'group', 'Caller 1'),
    idOf('other', 'person', 'Caller 1'),
    idOf('log', 'person', 'Caller 2'),
  ])
  assert.equal(ids.size, 4)
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('an address is made of a name, and different names make different ones', () => {
  assert.equal(slugOf('Caller 4829'), 'caller-4829')
  const odd = ['Müller', 'Muller', 'M ller', 'M-ller', '李雷', '韩梅梅', '--', 'a'.repeat(80), 'a'.repeat(81)]
  assert.equal(new Set(odd.map(slugOf)).size, odd.length - 1 + (slugOf('M ller') === slugOf('M-ller') ? 0 : 1))
  for (const name of odd) assert.match(slugOf(name), /^[a-z0-9][a-z0-9-]{0,61}$/, name)
})
