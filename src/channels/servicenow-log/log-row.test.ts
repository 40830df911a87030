import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeModel } from '../../app/installation.server.ts'
import { type HeldRow, isHeld, type LogRow, rowReader } from './log-row.ts'
import { readMapping } from './read-mapping.ts'
import { shippedMapping } from './shipped-mapping.server.ts'

const model = wholeModel()
const type = model.type('incident')

const plain = {
  number: 'INC0000045',
  incident_state: 'Resolved',
  reassignment_count: '0',
  reopen_count: '0',
  sys_mod_count: '2',
  caller_id: 'Caller 2403',
  opened_by: 'Opened by  8',
  opened_at: '29/2/2016 01:16',
  sys_created_by: 'Created by 6',
  sys_created_at: '29/2/2016 01:23',
  sys_updated_by: 'Updated by 642',
  sys_updated_at: '29/2/2016 08:53',
  contact_type: 'Phone',
  location: 'Location 143',
  category: 'Category 55',
  subcategory: 'Subcategory 170',
  u_symptom: 'Symptom 72',
  cmdb_ci: '?',
  impact: '2 - Medium',
  urgency: '2 - Medium',
  priority: '3 - Moderate',
  assignment_group: 'Group 56',
  assigned_to: '?',
  problem_id: '?',
  rfc: '?',
  vendor: '?',
  caused_by: '?',
  closed_code: 'code 5',
  resolved_by: 'Resolved by 149',
  resolved_at: '29/2/2016 11:29',
  closed_at: '5/3/2016 12:00',
}

function read(changes: Partial<typeof plain> = {}, edit: (mapping: Record<string, unknown>) => void = () => {}): LogRow | HeldRow {
  const mapping = JSON.parse(shippedMapping()) as Record<string, unknown>
  edit(mapping)
  const row = { ...plain, ...changes }
  const heading = Object.keys(row)
  return rowReader(readMapping(JSON.stringify(mapping), model), type, heading.length, column => heading.indexOf(column))(Object.values(row), 7)
}

function taken(...given: Parameters<typeof read>): LogRow {
  const row = read(...given)
  assert.ok(!isHeld(row), JSON.stringify(row))
  return row
}

function held(changes: Partial<typeof plain>): HeldRow {
  const row = read(changes)
  assert.ok(isHeld(row))
  return row
}

const name = (row: LogRow, field: string) => row.names.find(n => n.field === field)?.label

test('a row says what the incident was after the update', () => {
  const row = taken()
  assert.deepEqual([row.row, row.number, row.at, row.order, row.by], [7, 'INC0000045', '2016-02-29T08:53:00.000Z', 2, 'Updated by 642'])
  assert.equal(row.values.state, 'resolved')
  assert.equal(row.values.impact, 'medium')
  assert.equal(row.values.priority, 3)
  assert.equal(row.values.title, 'Category 55 / Subcategory 170: Symptom 72')
  assert.equal(row.once.openedAt, '2016-02-29T01:16:00.000Z')
})

test('labels are the same however many blanks are in them', () => {
  assert.equal(name(taken(), 'createdBy'), 'Opened by 8')
})

test('what is missing is nothing, and no person called question mark', () => {
  const row = taken({ caller_id: '?', vendor: '?' })
  assert.equal(row.values.requester, null)
  assert.equal(name(row, 'requester'), undefined)
  assert.equal(row.values.vendor, null)
})

test('who opened it is who created it, where the opener is missing', () => {
  assert.equal(name(taken({ opened_by: '?' }), 'createdBy'), 'Created by 6')
})

test('back-filled values are held back until their state and their time', () => {
  const waiting = taken({ incident_state: 'New' })
  assert.deepEqual(
    [waiting.values.resolvedAt, waiting.values.resolutionNote, name(waiting, 'resolvedBy'), waiting.values.closedAt],
    [null, null, undefined, null],
  )
  const early = taken()
  assert.deepEqual([early.values.resolvedAt, name(early, 'resolvedBy')], [null, undefined])
  const resolved = taken({ sys_updated_at: '29/2/2016 11:29' })
  assert.deepEqual(
    [resolved.values.resolvedAt, resolved.values.resolutionNote, name(resolved, 'resolvedBy')],
    ['2016-02-29T11:29:00.000Z', 'Close code: code 5', 'Resolved by 149'],
  )
  assert.equal(resolved.values.closedAt, null)
  assert.equal(taken({ incident_state: 'Closed', sys_updated_at: '5/3/2016 12:00' }).values.closedAt, '2016-03-05T12:00:00.000Z')
})

test('a resolution without a time shows with its state', () => {
  const row = taken({ resolved_at: '?' })
  assert.deepEqual([row.values.resolvedAt, name(row, 'resolvedBy')], [null, 'Resolved by 149'])
})

test('an unknown state holds the row, with what to do', () => {
  const row = held({ incident_state: '-100' })
  assert.deepEqual([row.row, row.number, row.reason, row.column, row.value], [7, 'INC0000045', 'unknown_value', 'incident_state', '-100'])
  assert.match(row.remedy, /columns\.incident_state\.values/)
})

test('a row that cannot be placed is held', () => {
  assert.equal(held({ number: '?' }).reason, 'no_number')
  assert.equal(held({ sys_updated_at: '2/29/2016 08:53' }).reason, 'bad_time')
  assert.equal(held({ sys_mod_count: 'two' }).reason, 'bad_order')
  assert.equal(held({ impact: '?' }).reason, 'empty')
  assert.equal(held({ impact: 'Huge' }).reason, 'unknown_value')
  assert.equal(held({ priority: '9 - Whatever' }).reason, 'bad_value')
  assert.equal(held({ reopen_count: '-1' }).reason, 'bad_value')
})

test('a word without a meaning in a column that may be empty is left out and told', () => {
  const row = taken({ contact_type: 'Carrier pigeon' })
  assert.equal(row.values.contactType, null)
  assert.deepEqual(row.strange, [{ column: 'contact_type', word: 'Carrier pigeon' }])
})

test('a title is made of what is there', () => {
  assert.equal(taken({ u_symptom: '?' }).values.title, 'Category 55 / Subcategory 170')
  assert.equal(taken({ category: '?', u_symptom: '?' }).values.title, 'Subcategory 170')
  assert.equal(taken({ category: '?', subcategory: '?', u_symptom: '?' }).values.title, 'Incident INC0000045')
})

test('a mapping can name what an empty cell means, a prefix and a zone', () => {
  const edit = (m: Record<string, unknown>) => {
    const columns = m.columns as Record<string, Record<string, unknown>>
    columns.impact = { ...columns.impact, ifMissing: '2' }
    Object.assign(m, { numberPrefix: 'SN-', zone: 'America/Sao_Paulo' })
  }
  const row = taken({ impact: '?' }, edit)
  assert.deepEqual([row.values.impact, row.number, row.at], ['medium', 'SN-INC0000045', '2016-02-29T11:53:00.000Z'])
})
