import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Rule, nobody, role } from '../define/index.ts'
import { type Asker, holds, parseRule, ruleSql, simplify } from './index.ts'
import { model, thingType } from './test/things.ts'

const me = '00000000-0000-7000-8000-000000000001'
const agent: Asker = { person: me, groups: [me], roles: new Set(['agent']) }
const stranger: Asker = { person: null, groups: [], roles: new Set() }
const simple = (text: string, asker: Asker) => simplify(parseRule(text), asker)

test('what depends on the asker alone is decided', () => {
  assert.equal(simple("'agent' in me.roles", agent), true)
  assert.equal(simple("'agent' in me.roles", stranger), false)
  assert.equal(simple('me != null', agent), true)
  assert.equal(simple('me != null', stranger), false)
  assert.equal(simple('me == null', stranger), true)
  assert.equal(simple('team in me.groups', stranger), false)
  assert.equal(simple('owner == me', stranger), false)
  assert.equal(simple('me in watchers', stranger), false)
  assert.equal(simple('owner != me', stranger), true)
})

test('what depends on the record remains, and nothing else', () => {
  assert.deepEqual(simple("'agent' in me.roles && size == 'low'", agent), parseRule("size == 'low'"))
  assert.equal(simple("'agent' in me.roles && size == 'low'", stranger), false)
  assert.equal(simple("'agent' in me.roles || size == 'low'", agent), true)
  assert.deepEqual(simple("'agent' in me.roles || size == 'low' || owner == me", stranger), parseRule("size == 'low'"))
  assert.deepEqual(simple("!(!('agent' in me.roles) || size == 'low')", agent), parseRule("!(size == 'low')"))
  assert.deepEqual(simple("!(!(size == 'low'))", agent), parseRule("size == 'low'"))
})

test('a rule with nothing in it denies, also where it is negated', () => {
  const filled: Rule = { field: 'title', empty: false }
  const denying: Rule[] = [
    { all: [] },
    { any: [] },
    { not: nobody },
    { not: { all: [] } },
    { not: { not: nobody } },
    role(),
    { not: role() },
    { all: [filled, nobody] },
    { not: { all: [filled, nobody] } },
    { not: { all: [{ any: [nobody] }] } },
  ]
  for (const rule of denying) {
    assert.equal(simplify(rule, agent), false, JSON.stringify(rule))
    assert.equal(holds(rule, { model, type: thingType, row: { title: 'x' }, asker: agent, now: '2026-03-29T01:00:00.000Z' }), false)
    assert.equal(ruleSql(rule, { model, type: thingType, alias: 't', asker: agent, now: '2026-03-29T01:00:00.000Z' }).text, 'false')
  }
})

test('an empty rule among alternatives takes nothing from the others', () => {
  const low = parseRule("size == 'low'")
  assert.deepEqual(simplify({ any: [nobody, low] }, agent), low)
  assert.deepEqual(simplify({ not: { any: [nobody, low] } }, agent), { not: low })
})
