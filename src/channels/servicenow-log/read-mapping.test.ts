import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeModel } from '../../app/installation.server.ts'
import { meaningOf } from './mapping.ts'
import { readMapping } from './read-mapping.ts'
import { shippedMapping } from './shipped-mapping.server.ts'

const model = wholeModel()
interface Draft {
  columns: Record<string, unknown>
  verbs: unknown
  rows?: unknown
}
const shipped = () => JSON.parse(shippedMapping()) as Draft
const edited = (edit: (mapping: Draft) => void) => {
  const mapping = shipped()
  edit(mapping)
  return () => readMapping(JSON.stringify(mapping), model)
}

test('the mapping that ships can be used', () => {
  const mapping = readMapping(shippedMapping(), model)
  assert.equal(mapping.source, 'servicenow-log')
  assert.ok(mapping.columns.length > 20)
})

test('words are understood whatever their letters and blanks, a rule with a star last', () => {
  const state = readMapping(shippedMapping(), model).columns.find(rule => rule.field === 'state')
  assert.ok(state?.values)
  assert.deepEqual(meaningOf(state.values, 'new'), { state: 'new' })
  assert.deepEqual(meaningOf(state.values, 'AWAITING VENDOR'), { state: 'onHold', holdReason: 'vendor' })
  assert.deepEqual(meaningOf(state.values, 'Awaiting Evidence'), { state: 'onHold', holdReason: null })
  assert.equal(meaningOf(state.values, '-100'), undefined)
})

test('a wrong name is told with its place and what was meant', () => {
  assert.throws(
    edited(m => (m.columns.impact = { field: 'impakt' })),
    /columns\.impact\.field: Incident has no field 'impakt'\. Did you mean 'impact'/,
  )
  assert.throws(
    edited(m => (m.columns.impact = { feild: 'impact' })),
    /columns\.impact\.feild: There is no such setting\. Did you mean 'field'/,
  )
  assert.throws(
    edited(m => (m.columns.impact = { field: 'impact', values: { x: 'huge' } })),
    /"huge" is no value of 'impact'/,
  )
  assert.throws(
    edited(m => (m.columns.caller_id = { field: 'requester' })),
    /'requester' is a person/,
  )
  assert.throws(
    edited(m => (m.columns.caller_id = { field: 'requester', names: 'group' })),
    /cannot hold a group/,
  )
  assert.throws(
    edited(m => (m.verbs = { resolved: ['solve'] })),
    /no transition 'solve'/,
  )
  assert.throws(
    edited(m => Object.assign(m, { dateForm: 'd/m/yyyy' })),
    /says nothing about the hour, minute/,
  )
  assert.throws(
    edited(m => Object.assign(m, { zone: 'Nowhere' })),
    /no time zone 'Nowhere'/,
  )
  assert.throws(
    edited(m => Object.assign(m, { title: ['no braces'] })),
    /no piece of a title/,
  )
  assert.throws(
    edited(m => delete m.rows),
    /rows must be an object/,
  )
})

test('all faults are told at once', () => {
  const read = edited(m => Object.assign(m, { zone: 'Nowhere', surprise: 1, missing: '?' }))
  assert.throws(read, (error: Error) => /zone/.test(error.message) && /surprise/.test(error.message) && /missing: It must be a list/.test(error.message))
})

test('what is not JSON, or tries to reach a prototype, is refused', () => {
  assert.throws(() => readMapping('source: x', model), /not JSON/)
  assert.throws(() => readMapping('[]', model), /must be an object/)
  assert.throws(() => readMapping(shippedMapping().replace('{', '{ "__proto__": { "zone": "UTC" },'), model), /__proto__: There is no such setting/)
})
