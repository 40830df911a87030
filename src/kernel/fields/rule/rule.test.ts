import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, keepsTheLaws, refusal } from '../test/laws.ts'
import { samples } from '../test/samples.ts'
import { aboutOf } from './about.ts'
import { rule } from './rule.ts'
import { fieldOf } from '../test/laws.ts'

const field = fieldOf('rule', { of: 'record' })
const parse = (value: unknown) => rule.parse(value, field)

for (const sample of samples.rule) keepsTheLaws(rule, sample.field, sample.inputs)

test('a condition is kept in the one form that it has', () => {
  assert.equal(accepted(parse(' (state=="new")&&(priority<=2 && me!=null) ')), "state == 'new' && priority <= 2 && me != null")
})

test('what cannot be read is refused with the place where it goes wrong', () => {
  assert.match(refusal(parse("state = 'new'")), /write ==.*At character 7/)
  assert.match(refusal(parse('')), /empty/)
  assert.match(refusal(parse('size(tags) > 1')), /cannot be asked/)
})

test('a condition is no larger than any filter may be', () => {
  assert.match(refusal(parse(`title == '${'x'.repeat(4000)}'`)), /at most 4000/)
  assert.match(refusal(parse(`${'!('.repeat(40)}a == 1${')'.repeat(40)}`)), /levels deep|too deeply/)
  assert.match(refusal(parse(Array(300).fill('a == 1').join(' && '))), /at most 200/)
  // Each of these is written with an escape of six characters.
  assert.match(refusal(parse(`title == '${'\\t'.repeat(900)}'`)), /Written out/)
})

test('what it is about stands in the field beside it, or is always the same', () => {
  const fields = { record: fieldOf('choice'), service: fieldOf('reference') }
  assert.equal(aboutOf(field, { record: 'incident' }, fields), 'incident')
  assert.equal(aboutOf(field, { record: null }, fields), undefined)
  assert.equal(aboutOf(fieldOf('rule', { of: 'service' }), { service: '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e0f' }, fields), 'service')
  assert.equal(aboutOf(field, { record: 'incident' }), 'incident')
})
