import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkRule, normal, parseRule, pathsOf, ruleText } from './index.ts'
import { rule } from './test/random.ts'
import { model, thingType } from './test/things.ts'

test('a rule written as text reads back as the same rule', () => {
  fc.assert(
    fc.property(rule, given => {
      assert.deepEqual(parseRule(ruleText(given)), normal(given))
    }),
    { numRuns: 500 },
  )
})

test('the normal form of a rule has no other normal form and the same text', () => {
  fc.assert(
    fc.property(rule, given => {
      assert.deepEqual(normal(normal(given)), normal(given))
      assert.equal(ruleText(normal(given)), ruleText(given))
    }),
    { numRuns: 500 },
  )
})

test('any text and any number can stand in a rule', () => {
  const literal = fc.oneof(
    fc.string({ unit: 'binary' }).filter(text => !text.includes('\0') && text.isWellFormed()),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => (n === 0 ? 0 : n)),
    fc.integer(),
  )
  fc.assert(
    fc.property(literal, value => {
      const given = { field: 'title', is: '==' as const, value }
      assert.deepEqual(parseRule(ruleText(given)), given)
    }),
    { numRuns: 200 },
  )
})

test('a rule names each path it reads once', () => {
  assert.deepEqual(pathsOf(parseRule('owner == me && (team in me.groups || parent.title != null) && !(title == subTitle || owner == null)')), [
    'owner',
    'team',
    'parent.title',
    'title',
    'subTitle',
  ])
})

test('what random rules say can be asked of their fields', () => {
  fc.assert(
    fc.property(rule, given => {
      const faults = checkRule(model, thingType, given).filter(fault => !fault.includes('empty'))
      assert.deepEqual(faults, [])
    }),
  )
})
