import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wholeModel } from '../../app/installation.server.ts'
import type { LogRow } from './log-row.ts'
import { readMapping } from './read-mapping.ts'
import { grown, inOrder, stepOf, transitionBetween } from './sequence.ts'
import { shippedMapping } from './shipped-mapping.server.ts'

const model = wholeModel()
const type = model.type('incident')
const mapping = readMapping(shippedMapping(), model)
const known = (kind: string, label: string) => `${kind}:${label}`

const at = (minute: number) => new Date(Date.UTC(2016, 1, 29, 8, minute)).toISOString()
const row = (minute: number, order: number, more: Partial<LogRow> = {}): LogRow => ({
  row: minute * 10 + order,
  number: 'INC1',
  at: at(minute),
  order,
  by: 'Ann',
  values: { state: 'new' },
  once: {},
  names: [],
  strange: [],
  ...more,
})

test('rows are in order of time, and within a minute of their count, wherever they stood', () => {
  const rows = [row(1, 0), row(2, 2), row(2, 3), row(2, 10), row(3, 4), row(9, 1)]
  fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), shuffled => assert.deepEqual(inOrder(shuffled).rows, rows)))
})

test('a count that falls does not put a later day first', () => {
  assert.deepEqual(
    inOrder([row(1, 7), row(2, 1), row(3, 2)]).rows.map(r => r.order),
    [7, 1, 2],
  )
})

test('a row that stands there twice is taken once', () => {
  const { rows, repeated } = inOrder([row(1, 0), row(2, 1, { row: 5 }), row(2, 1, { row: 9 }), row(2, 1, { values: { state: 'resolved' } })])
  assert.deepEqual([rows.length, repeated], [3, 1])
})

test('the first row says what never changes; later rows do not change it', () => {
  const once = { openedAt: at(0), createdAt: at(1) }
  const names = [
    { field: 'createdBy', kind: 'person', label: 'Bob', once: true },
    { field: 'group', kind: 'group', label: 'G', once: false },
  ]
  const first = stepOf(type, mapping, row(1, 0, { once, names }), undefined, known)
  assert.deepEqual(first.values, { openedAt: at(0), createdAt: at(1), state: 'new', createdBy: 'person:Bob', group: 'group:G' })
  const later = stepOf(type, mapping, row(2, 1, { once, names }), 'new', known)
  assert.deepEqual(later.values, { state: 'new', group: 'group:G' })
  assert.deepEqual(later.by, { id: 'person:Ann', name: 'Ann' })
})

test('an incident whose opening is missing was opened when the log begins', () => {
  assert.equal(stepOf(type, mapping, row(1, 0), undefined, known).values.openedAt, at(1))
})

test('the verb stands in the history where one leads that way', () => {
  assert.equal(transitionBetween(type, mapping.verbs, 'new', 'inProgress'), 'start')
  assert.equal(transitionBetween(type, mapping.verbs, 'onHold', 'inProgress'), 'resume')
  assert.equal(transitionBetween(type, mapping.verbs, 'resolved', 'inProgress'), 'reopen')
  assert.equal(transitionBetween(type, mapping.verbs, 'inProgress', 'resolved'), 'resolve')
  assert.equal(transitionBetween(type, mapping.verbs, 'new', 'closed'), undefined)
  assert.equal(transitionBetween(type, mapping.verbs, 'closed', 'inProgress'), undefined)
})

const entries = (...rows: LogRow[]) => rows.map(r => ({ at: r.at, by: `person:${r.by}` }))

test('rows that are here already are not written again; new ones at the end are', () => {
  const rows = [row(1, 0), row(2, 1), row(2, 2), row(3, 3)]
  const all = grown(rows, { entries: entries(...rows), changedHere: undefined }, known)
  assert.deepEqual([all.present.length, all.fresh.length, all.held.length], [4, 0, 0])
  const some = grown(rows, { entries: entries(...rows.slice(0, 2)), changedHere: undefined }, known)
  assert.deepEqual(some.fresh, rows.slice(2))
})

test('a log that holds only what is new is added at the end', () => {
  assert.equal(grown([row(5, 4)], { entries: entries(row(1, 0), row(2, 1)), changedHere: undefined }, known).fresh.length, 1)
})

test('a new row before the end of the history is held', () => {
  const late = grown([row(1, 0), row(2, 1, { by: 'Eve' }), row(3, 2)], { entries: entries(row(1, 0), row(3, 2)), changedHere: undefined }, known)
  assert.deepEqual(
    late.held.map(h => [h.reason, h.row]),
    [['late', 21]],
  )
})

test('a log no longer speaks for an incident that was changed here', () => {
  const { held } = grown([row(1, 0), row(5, 1)], { entries: entries(row(1, 0)), changedHere: at(4) }, known)
  assert.deepEqual(
    held.map(h => h.reason),
    ['changed_here'],
  )
})
