import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Doing } from './heard.ts'
import { Presence, staysFor } from './presence.ts'

const place = { tenant: 't', type: 'ticket', id: '1' }
const at = (person: string, doing: Doing | null, id = '1') => ({ ...place, id, person, name: person.toUpperCase(), doing })

test('people are there until they leave', () => {
  const presence = new Presence()
  assert.equal(presence.hear(at('bea', 'reading'), 0), true)
  assert.equal(presence.hear(at('ada', 'writing'), 0), true)
  assert.deepEqual(presence.people(place), [
    { id: 'ada', name: 'ADA', doing: 'writing' },
    { id: 'bea', name: 'BEA', doing: 'reading' },
  ])
  assert.equal(presence.hear(at('ada', null), 1), true)
  assert.deepEqual(
    presence.people(place).map(p => p.id),
    ['bea'],
  )
})

test('saying the same again changes nothing but keeps one there', () => {
  const presence = new Presence()
  presence.hear(at('ada', 'reading'), 0)
  assert.equal(presence.hear(at('ada', 'reading'), 20_000), false)
  assert.deepEqual(presence.expire(staysFor), [])
  assert.deepEqual(presence.expire(20_000 + staysFor), [place])
  assert.deepEqual(presence.people(place), [])
})

test('doing something else is a change', () => {
  const presence = new Presence()
  presence.hear(at('ada', 'reading'), 0)
  assert.equal(presence.hear(at('ada', 'writing'), 0), true)
})

test('whoever is not there does not leave', () => {
  const presence = new Presence()
  assert.equal(presence.hear(at('ada', null), 0), false)
  presence.hear(at('ada', 'reading', '2'), 0)
  assert.equal(presence.hear(at('ada', null), 0), false)
  assert.deepEqual(
    presence.people({ ...place, id: '2' }).map(p => p.id),
    ['ada'],
  )
})

test('only those who are silent for too long are forgotten', () => {
  const presence = new Presence()
  presence.hear(at('ada', 'reading'), 0)
  presence.hear(at('bea', 'reading'), 30_000)
  assert.deepEqual(presence.expire(staysFor), [place])
  assert.deepEqual(
    presence.people(place).map(p => p.id),
    ['bea'],
  )
})
