import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rule } from '../define/index.ts'
import { checkRule, limits, parseRule } from './index.ts'
import { model, thingType } from './test/things.ts'

const faults = (rule: string | Rule) => checkRule(model, thingType, typeof rule === 'string' ? parseRule(rule) : rule)

test('a rule that can be asked has no faults', () => {
  const rule =
    "size in ['low', 'high'] && priority <= 2 && parent.parent.owner.manager == me && !(team in me.groups) && dueAt < now() - duration('PT4H') && bought > now() && 'vpn' in labels && title.contains('x') && owner == finder && id in watchers"
  assert.deepEqual(faults(rule.replace(' && id in watchers', ' && owner in watchers')), [])
})

const wrong: Readonly<Record<string, RegExp>> = {
  'prioritty == 1': /no field 'prioritty' in thing. Did you mean 'priority'\?/,
  'parent.ownr.name == null': /Did you mean 'parent.owner.name'\?/,
  'parnt.owner == me': /Did you mean 'parent.owner'\?/,
  'qqqqqqqq == 1': /no field 'qqqqqqqq' in thing\.$/,
  'title.x == 1': /no field 'title.x'/,
  'watchers.name == null': /no field 'watchers.name'/,
  "size > 'low'": /cannot be asked with >. Use ==, !=, in/,
  "size == 'hihg'": /size: .*Did you mean 'high'\?/,
  "size in ['low', 'huge']": /size: Choose one of/,
  "priority == 'high'": /priority: Use a number/,
  'priority <= 2.5': /priority: Use a whole number/,
  "dueAt < 'tomorrow'": /dueAt: Use a date and time/,
  "owner == 'Anna'": /owner: Give an id/,
  'title == me': /'title' does not name a person/,
  'team == me': /'team' does not name a person/,
  'me in teams': /'teams' does not name a person/,
  'owner in me.groups': /'owner' does not name a group/,
  'title < now()': /neither a date nor a moment/,
  'opens < now()': /neither a date nor a moment/,
  'title == priority': /different kinds of values/,
  'bought == dueAt': /different kinds of values/,
  'labels == 1': /cannot be asked with ==/,
  'owner.contains(me)': /cannot be asked with contains/,
  'team in watchers.x': /no field 'watchers.x'/,
  'watchers.contains(parts)': /different kinds of values/,
  '!(false)': /denies as well/,
}

for (const [rule, message] of Object.entries(wrong)) {
  test(`finds what is wrong with ${rule}`, () => {
    const found = faults(rule)
    assert.equal(found.length, 1)
    assert.match(String(found[0]), message)
  })
}

test('finds what only a rule written as data can have wrong', () => {
  assert.match(String(faults({ all: [] })), /empty 'all'/)
  assert.match(String(faults({ field: 'title', is: '==', value: ['a'] })), /list can only stand after 'in'/)
  assert.match(String(faults({ field: 'title', is: 'in', value: 'a' })), /comes a list/)
  assert.match(String(faults({ field: 'dueAt', is: '<', value: { now: 'P1M' } })), /cannot be moved by 'P1M'/)
  assert.match(String(faults({ field: 'title', is: 'in', value: Array(limits.list + 1).fill('a') })), /1001 values/)
  assert.match(String(faults({ any: Array.from({ length: limits.conditions + 1 }, (): Rule => ({ field: 'title', empty: true })) })), /201 conditions/)
  let deep: Rule = { field: 'title', empty: true }
  for (let i = 0; i < 10_000; i++) deep = { not: deep }
  assert.match(String(faults(deep)), /more than 30 levels/)
})

test('a field that may not be read is spoken of like one that does not exist', () => {
  const readable = (_: unknown, field: string) => field !== 'price'
  const about = (rule: string) => checkRule(model, thingType, parseRule(rule), readable).map(fault => fault.replace(/pric[ex]/g, '...'))
  assert.deepEqual(about('price == 1'), about('pricx == 1'))
  assert.deepEqual(about("parent.price == 'no amount'"), about("parent.pricx == 'no amount'"))
  assert.doesNotMatch(String(about('pricy == 1')), /Did you mean '\.\.\.'/)
})
