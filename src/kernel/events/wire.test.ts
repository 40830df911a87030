import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Happening } from '../records/index.server.ts'
import type { Heard } from './heard.ts'
import { pack, unpack } from './wire.ts'

const tenant = '00000000-0000-7000-8000-000000000001'
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const record = (n: number, version = 1, needs: Happening['needs'] = 'read'): Heard => ({
  what: 'record',
  happening: { tenant, type: 'ticket', id: id(n), version, needs },
})
const told = (heard: readonly Heard[]) => pack('me', heard).flatMap(payload => unpack('you', payload))

test('what is packed is unpacked elsewhere', () => {
  const heard: Heard[] = [
    record(1),
    record(2, 7, 'note'),
    record(3, 7, 'follow'),
    { what: 'type', tenant, type: 'ticket' },
    { what: 'rights', tenant, person: null },
    { what: 'rights', tenant, person: id(3) },
    { what: 'presence', present: { tenant, type: 'ticket', id: id(1), person: id(3), name: 'Zoë "Z"', doing: 'writing' } },
    { what: 'presence', present: { tenant, type: 'ticket', id: id(2), person: id(3), name: 'Zoë', doing: null } },
  ]
  assert.deepEqual(told(heard), heard)
})

test('a process does not hear itself', () =>
  assert.deepEqual(
    pack('me', [record(1)]).flatMap(payload => unpack('me', payload)),
    [],
  ))

test('nothing is packed into nothing', () => assert.deepEqual(pack('me', []), []))

test('of one record only the last version is told, its notes apart', () =>
  assert.deepEqual(told([record(1, 1), record(1, 2), record(1, 2, 'note'), record(1, 3)]), [record(1, 3), record(1, 2, 'note')]))

test('many are told in several payloads, each short enough for PostgreSQL', () => {
  const heard = Array.from({ length: 200 }, (_, n) => record(n))
  const payloads = pack('me', heard)
  assert.ok(payloads.length > 1)
  assert.ok(payloads.every(payload => Buffer.byteLength(payload) < 8000))
  assert.deepEqual(
    payloads.flatMap(payload => unpack('you', payload)),
    heard,
  )
})

test('too many to name are told by their type, beside what else is told', () => {
  const present: Heard = { what: 'presence', present: { tenant, type: 'ticket', id: id(1), person: id(3), name: 'Ada', doing: 'reading' } }
  assert.deepEqual(told([...Array.from({ length: 5000 }, (_, n) => record(n)), present]), [{ what: 'type', tenant, type: 'ticket' }, present])
})

test('too many types to name are told as anything', () =>
  assert.deepEqual(told(Array.from({ length: 5000 }, (_, n) => ({ what: 'type', tenant: id(n), type: 'ticket' }))), [{ what: 'anything' }]))

test('names of many bytes are counted by their bytes', () => {
  const heard = Array.from(
    { length: 60 },
    (_, n): Heard => ({ what: 'presence', present: { tenant, type: 'ticket', id: id(n), person: id(n), name: '山'.repeat(100), doing: 'reading' } }),
  )
  assert.ok(pack('me', heard).every(payload => Buffer.byteLength(payload) < 8000))
})

test('what cannot be read makes everything doubtful', () => {
  for (const payload of ['nonsense', '{}', '[']) assert.deepEqual(unpack('me', payload), [{ what: 'anything' }])
  assert.deepEqual(unpack('me', '["you",["of a later release"]]'), [{ what: 'anything' }])
})
