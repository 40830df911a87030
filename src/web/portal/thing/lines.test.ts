import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry } from '../../client/shapes.ts'
import { type Line, linesOf } from './lines.ts'

const mara = { id: 'mara', name: 'Mara Dorn' }
const lea = { id: 'lea', name: 'Lea Schmidt' }

let seq = 0
const entry = (given: Partial<Entry>): Entry => ({
  seq: ++seq,
  at: `2026-03-02T09:${String(seq).padStart(2, '0')}:00.000Z`,
  act: 'change',
  transition: null,
  actor: mara,
  channel: 'web',
  changes: {},
  reason: null,
  text: null,
  visibility: 'public',
  attachment: null,
  fact: null,
  ...given,
})
const photo = (given: Partial<Entry> = {}) => entry({ act: 'attach', attachment: { id: 'f', name: 'door.jpg', type: 'image/jpeg', size: 9 }, ...given })
const brief = (line: Line) => (line.kind === 'said' ? `${line.who.name}: ${line.text}${line.files.length > 0 ? ` +${line.files.length}` : ''}` : line.what.act)
const told = (entries: readonly Entry[], description: string | null = null) => linesOf(entries, description).map(brief)

test('a report begins with what was written, and the photos that came with it', () => {
  assert.deepEqual(told([entry({ act: 'create' }), photo(), photo()], 'Door 4 stays shut'), ['reported', 'Mara Dorn: Door 4 stays shut +2'])
})

test('a conversation is read from its beginning, in whatever order it came', () => {
  const first = entry({ act: 'comment', text: 'Which door?', actor: lea })
  const second = entry({ act: 'comment', text: 'The left one' })
  assert.deepEqual(told([second, first]), ['Lea Schmidt: Which door?', 'Mara Dorn: The left one'])
})

test('internal notes and their files are never shown, even to somebody who may read them', () => {
  assert.deepEqual(told([entry({ act: 'comment', text: 'Careful', visibility: 'internal', actor: lea }), photo({ visibility: 'internal' })]), [])
})

test('a photo belongs to the words of its sender, not to those of somebody else', () => {
  const words = entry({ act: 'comment', text: 'Here' })
  const between = entry({ act: 'comment', text: 'Thanks', actor: lea })
  assert.deepEqual(told([words, between, photo()]), ['Mara Dorn: Here +1', 'Lea Schmidt: Thanks'])
})

test('a photo sent hours later stands by itself', () => {
  assert.deepEqual(told([entry({ act: 'comment', text: 'Here' }), photo({ at: '2026-03-02T15:00:00.000Z' })]), ['Mara Dorn: Here', 'Mara Dorn:  +1'])
})

test('a resolution tells the step and then the solution', () => {
  const resolve = entry({
    act: 'transition',
    transition: 'resolve',
    actor: lea,
    changes: { state: ['inProgress', 'resolved'], resolutionNote: [null, 'New lock.'] },
  })
  assert.deepEqual(told([resolve]), ['moved', 'Lea Schmidt: New lock.'])
})

test('what the person said when it was solved by itself is not told twice', () => {
  const withdraw = entry({ act: 'transition', transition: 'withdraw', changes: { state: ['new', 'resolved'], resolutionNote: [null, 'Works again'] } })
  assert.deepEqual(told([withdraw, entry({ act: 'comment', text: 'Works again' })]), ['moved', 'Mara Dorn: Works again'])
})

test('of all changes only those are told that mean something to a requester', () => {
  assert.deepEqual(told([entry({ changes: { assignee: [null, 'lea'], service: [null, 'doors'] } }), entry({ changes: { urgency: ['low', 'high'] } })]), [
    'taken',
    'about',
  ])
})

test('a transition that moves nothing tells nothing', () => {
  assert.deepEqual(told([entry({ act: 'transition', transition: 'proposeMajor', changes: {} })]), [])
})

test('every line has a key of its own', () => {
  const all = linesOf(
    [
      entry({ act: 'create' }),
      entry({ act: 'transition', transition: 'start', changes: { state: ['new', 'inProgress'], assignee: [null, 'lea'], service: [null, 'doors'] } }),
    ],
    'Door',
  )
  assert.equal(new Set(all.map(l => l.key)).size, all.length)
})
