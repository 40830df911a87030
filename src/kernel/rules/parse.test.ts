import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rule } from '../define/index.ts'
import { Failure } from '../errors.ts'
import { limits, parseRule } from './index.ts'

const read: Readonly<Record<string, Rule>> = {
  "state == 'new' && priority <= 2": {
    all: [
      { field: 'state', is: '==', value: 'new' },
      { field: 'priority', is: '<=', value: 2 },
    ],
  },
  '!(a == 1 || b == -2.5)': {
    not: {
      any: [
        { field: 'a', is: '==', value: 1 },
        { field: 'b', is: '==', value: -2.5 },
      ],
    },
  },
  'a == 1 && (b == 2 && c == 3) && d == 4': {
    all: [
      { field: 'a', is: '==', value: 1 },
      { field: 'b', is: '==', value: 2 },
      { field: 'c', is: '==', value: 3 },
      { field: 'd', is: '==', value: 4 },
    ],
  },
  'a == 1 || b == 2 && c == 3': {
    any: [
      { field: 'a', is: '==', value: 1 },
      {
        all: [
          { field: 'b', is: '==', value: 2 },
          { field: 'c', is: '==', value: 3 },
        ],
      },
    ],
  },
  "x in ['a', 'b']": { field: 'x', is: 'in', value: ['a', 'b'] },
  'service.owner == me': { field: 'service.owner', is: '==', value: { me: true } },
  'me in watchers': { field: 'watchers', is: 'contains', value: { me: true } },
  "'vpn' in tags": { field: 'tags', is: 'contains', value: 'vpn' },
  'service in affected': { field: 'affected', is: 'contains', value: { field: 'service' } },
  "title.contains('x')": { field: 'title', is: 'contains', value: 'x' },
  "service.name.startsWith('x')": { field: 'service.name', is: 'startsWith', value: 'x' },
  'title.endsWith(number)': { field: 'title', is: 'endsWith', value: { field: 'number' } },
  'assignee == null': { field: 'assignee', empty: true },
  'null != assignee': { field: 'assignee', empty: false },
  "createdAt < now() - duration('PT4H')": { field: 'createdAt', is: '<', value: { now: '-PT4H' } },
  "now() + duration('P1D') >= dueAt": { field: 'dueAt', is: '<=', value: { now: 'P1D' } },
  'dueAt < now()': { field: 'dueAt', is: '<', value: { now: '' } },
  'resolvedAt > dueAt': { field: 'resolvedAt', is: '>', value: { field: 'dueAt' } },
  '2 > priority': { field: 'priority', is: '<', value: 2 },
  'me == requester': { field: 'requester', is: '==', value: { me: true } },
  'group in me.groups': { memberOf: 'group' },
  "'agent' in me.roles": { role: 'agent' },
  'me != null': { signedIn: true },
  'null == me': { not: { signedIn: true } },
  'loud == true': { field: 'loud', is: '==', value: true },
  false: { any: [] },
  'title == "it\'s \\\\ \\n \\u00e4"': { field: 'title', is: '==', value: "it's \\ \n ä" },
}

for (const [text, rule] of Object.entries(read)) {
  test(`reads ${text}`, () => assert.deepEqual(parseRule(text), rule))
}

const refused: Readonly<Record<string, RegExp>> = {
  '': /empty/,
  true: /me != null/,
  state: /state == true/,
  'service.owner': /service.owner == true, or service.owner != null/,
  "state = 'new'": /write ==.*character 7/,
  "state == 'new' and priority == 1": /write &&.*character 16/,
  "state == 'new' OR priority == 1": /write \|\|/,
  "state == 'new": /no closing quote.*character 10/,
  'state ==': /ends too early/,
  '1 == 2': /must be a field/,
  'me == me': /must be a field/,
  "state in 'new'": /comes a list/,
  "state == ['new']": /after 'in'/,
  'me.name == 1': /me, me.groups and me.roles/,
  "me.roles.contains('agent')": /me, me.groups and me.roles/,
  "title.matches('(a+)+')": /no 'matches'.*contains, startsWith and endsWith/,
  'title.contains()': /one value/,
  'title.contains(null)': /== null/,
  'size(tags) > 0': /!= null/,
  'has(service.owner)': /!= null/,
  'a < null': /a == null/,
  'a + 1 > 2': /Only now\(\)/,
  'createdAt < now() - 4': /duration\('PT4H'\)/,
  "createdAt < now() - duration('P1M')": /'P2D' \(two days\)/,
  "createdAt < now() - duration('-PT4H')": /'P2D' \(two days\)/,
  "effort > duration('PT4H')": /effort > 'PT4H'/,
  "createdAt < timestamp('2026-01-01T00:00:00Z')": /as text/,
  'a ? b : c': /\(a && b\)/,
  'tags.exists(t, t == 1)': /no 'exists'/,
  "custom['x'] == 1": /Put brackets/,
  '(a == 1) == true': /Put brackets/,
  '-a == 1': /value is expected/,
  'a == 9007199254740993': /too many digits/,
  "a == b'x'": /text in quotes/,
  'a == 5u': /text in quotes/,
  "a == {'b': 1}": /Put brackets/,
  "a == '\\u0000'": /no field can hold/,
  'toString() == 1': /no 'toString'/,
}

for (const [text, message] of Object.entries(refused)) {
  test(`refuses ${text === '' ? 'nothing' : text} and says what would be right`, () => assert.throws(() => parseRule(text), isBadFilter(message)))
}

const isBadFilter = (message: RegExp) => (error: unknown) =>
  error instanceof Failure && error.kind === 'malformed' && error.code === 'bad_filter' && message.test(error.message)

test('no name that every object has can be a field', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    for (const text of [`${name} == 1`, `service.${name} == 1`, `${name}.x == 1`, `a == ${name}`, `${name} in me.groups`, `1 in ${name}`]) {
      assert.throws(() => parseRule(text), isBadFilter(/cannot be used/), text)
    }
  }
})

test('says at which character a mistake stands, and shows it', () => {
  assert.throws(() => parseRule("state == 'new' && size(tags) > 0"), isBadFilter(/\(At character 19: size\(tags\)\)$/))
})

test('reads rules up to the limits of length, depth and number of conditions, and none beyond', () => {
  const nested = (depth: number) => `${'!('.repeat(depth - 1)}a == 1${')'.repeat(depth - 1)}`
  const many = (count: number) => Array(count).fill('a == 1').join(' && ')
  const long = (length: number) => `a == '${'x'.repeat(length - 7)}'`
  assert.doesNotThrow(() => [nested(limits.depth), many(limits.conditions), long(limits.length)].map(parseRule))
  assert.throws(() => parseRule(nested(limits.depth + 1)), isBadFilter(/30 levels/))
  assert.throws(() => parseRule(many(limits.conditions + 1)), isBadFilter(/201 conditions/))
  assert.throws(() => parseRule(long(limits.length + 1)), isBadFilter(/4001 characters/))
})

test('text made to tire a parser is refused at once', () => {
  const before = performance.now()
  for (const piece of ['(', '!', '-', '[', 'a.', 'a[', '{', 'a?', '!(', 'f(', "'", 'a&&', 'a in ', '((a']) {
    assert.throws(() => parseRule(piece.repeat(limits.length / piece.length - 1)), isBadFilter(/./), piece)
  }
  assert.ok(performance.now() - before < 1000)
})

test('the same text gives the same rule, which nobody can change', () => {
  const rule = parseRule("state in ['new'] && a == 1")
  assert.equal(parseRule("state in ['new'] && a == 1"), rule)
  assert.throws(() => Object.assign(rule, { any: [] }), TypeError)
  assert.ok('all' in rule && Object.isFrozen(rule.all) && Object.isFrozen(rule.all[0]))
})

test('only so many texts are remembered', () => {
  const first = parseRule('a == 0')
  for (let i = 1; i <= 600; i++) parseRule(`a == ${i}`)
  assert.notEqual(parseRule('a == 0'), first)
  assert.deepEqual(parseRule('a == 0'), first)
})
