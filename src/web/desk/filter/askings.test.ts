import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRule, ruleText } from '../../../kernel/rules/index.ts'
import { type Askable, askingsFor, conditionIn, partsOf, ruleOf } from './askings.ts'

const choice: Askable = { listed: true, many: false, moments: false, comparisons: ['==', '!=', 'in'], to: undefined }
const level: Askable = { ...choice, comparisons: ['==', '!=', 'in', '<', '<=', '>', '>='] }
const text: Askable = { listed: false, many: false, moments: false, comparisons: ['==', '!=', 'in', 'contains', 'startsWith', 'endsWith'], to: undefined }
const moment: Askable = { listed: false, many: false, moments: true, comparisons: ['==', '!=', '<', '<=', '>', '>='], to: undefined }
const person: Askable = { ...choice, to: 'person' }
const group: Askable = { ...choice, to: 'group' }
const people: Askable = { listed: true, many: true, moments: false, comparisons: ['contains'], to: 'person' }

const kinds = { choice, level, text, moment, person, group, people }

const samples = { none: null, many: ['a', 'b'], one: 'a', duration: 'PT4H' } as const

test('every condition a chip can make, it can read back, also after the way through text', () => {
  for (const [name, kind] of Object.entries(kinds)) {
    for (const asking of askingsFor(kind)) {
      const rule = asking.make('field', samples[asking.operand])
      const again = conditionIn(parseRule(ruleText(rule)), () => askingsFor(kind))
      assert.equal(again?.asking.name, asking.name, `${name}: ${ruleText(rule)}`)
      assert.deepEqual(again?.operand, samples[asking.operand])
      assert.equal(again?.path, 'field')
    }
  }
})

const read = (filter: string, kind: Askable) => conditionIn(parseRule(filter), () => askingsFor(kind))

test('one value is shown as a list of one where values are chosen', () => {
  assert.deepEqual(read("state == 'new'", choice)?.operand, ['new'])
  assert.equal(read("category != 'done'", choice)?.asking.name, 'isNoneOf')
})

test('me, my groups and times before now have words of their own', () => {
  assert.equal(read('assignee == me', person)?.asking.name, 'isMe')
  assert.equal(read('group in me.groups', group)?.asking.name, 'isMyGroup')
  const recent = read("updatedAt >= now() - duration('PT4H')", moment)
  assert.equal(recent?.asking.name, 'within')
  assert.equal(recent?.operand, 'PT4H')
})

test('what chips cannot say stays with the text', () => {
  assert.equal(read("state == 'new' || priority <= 2", choice), undefined)
  assert.equal(read('createdAt == updatedAt', moment), undefined)
})

test('a filter comes apart into chips and together again', () => {
  const rule = parseRule("state == 'new' && priority <= 2")
  assert.equal(partsOf(rule).length, 2)
  assert.deepEqual(ruleOf(partsOf(rule)), rule)
  assert.deepEqual(partsOf(undefined), [])
  assert.equal(ruleOf([]), undefined)
})
