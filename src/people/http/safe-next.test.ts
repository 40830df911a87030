import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { safeNext } from './safe-next.ts'

test('a path of ours is gone to, with its query and fragment', () => {
  for (const path of ['/', '/desk', '/desk/incidents?filter=state%20==%20%27new%27', '/portal/INC0001001#reply', '/a//b', '/@me'])
    assert.equal(safeNext(path), path)
})

test('whatever leads away leads home', () => {
  const away = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '',
    '/..//evil.example',
    '/./\\evil.example',
    '///evil.example',
    '/a/../..//evil.example',
    `/${'a'.repeat(3000)}`,
  ]
  for (const path of away) assert.match(safeNext(path), /^\/(%0d%0a.*)?$/, path)
  assert.equal(safeNext(undefined), '/')
  assert.equal(safeNext(null), '/')
})

test('nothing that anybody makes up leaves our origin', () => {
  const parts = fc.array(fc.constantFrom('/', '\\', '.', '..', '@', ':', '\t', '\n', '%2f', 'evil.example', 'javascript', '?', '#', ' ', 'a', '//'), {
    maxLength: 10,
  })
  fc.assert(
    fc.property(parts, made => {
      const found = new URL(safeNext(made.join('')), 'https://desk.example.com')
      assert.equal(found.origin, 'https://desk.example.com')
    }),
  )
})
