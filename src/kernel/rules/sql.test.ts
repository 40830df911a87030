import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordType } from '../define/index.ts'
import { Failure } from '../errors.ts'
import { type Asker, type Guard, parseRule, ruleSql } from './index.ts'
import { model, thingType } from './test/things.ts'

const me = '00000000-0000-7000-8000-000000000001'
const asker: Asker = { person: me, groups: [me], roles: new Set(['agent']) }
const context = { model, type: thingType, alias: 't', asker, now: '2026-03-29T01:00:00.000Z' }
const sqlOf = (text: string, guard?: Guard) => {
  const { text: sql, values } = ruleSql(parseRule(text), guard ? { ...context, guard } : context)
  return [sql, ...values]
}

test('columns stand bare, so that an index serves', () => {
  assert.deepEqual(sqlOf("title == 'x'"), ['"t"."title" = $1::text', 'x'])
  assert.deepEqual(sqlOf("title in ['x', 'y']"), ['"t"."title" = any($1::text[])', ['x', 'y']])
  assert.deepEqual(sqlOf('owner == me'), ['"t"."owner" = $1::uuid', me])
  assert.deepEqual(sqlOf('team in me.groups'), ['"t"."team" = any($1::uuid[])', [me]])
  assert.deepEqual(sqlOf('me in watchers'), ['"t"."watchers" @> array[$1::uuid]', me])
  assert.deepEqual(sqlOf("dueAt < now() - duration('PT4H')"), ['"t"."due_at" < $1::timestamptz', '2026-03-28T21:00:00.000Z'])
  assert.deepEqual(sqlOf('bought < now()'), ['"t"."bought" < $1::date', '2026-03-29'])
  assert.deepEqual(sqlOf('priority <= 2'), ['"t"."priority" <= $1::bigint', 2])
  assert.deepEqual(sqlOf('owner == null'), ['"t"."owner" is null'])
  assert.deepEqual(sqlOf("title.contains('x')"), ['lower("t"."title") like lower($1::text)', '%x%'])
})

test('text is sorted by code point and matched literally', () => {
  assert.deepEqual(sqlOf("title < 'x'"), ['("t"."title") collate "C" < $1::text', 'x'])
  assert.deepEqual(sqlOf("title.startsWith('50%_\\\\')"), ['lower("t"."title") like lower($1::text)', '50\\%\\_\\\\%'])
})

test('nothing that a caller wrote stands in the SQL itself', () => {
  const nasty = `x'; drop table thing; --`
  for (const rule of [
    { field: 'title', is: '==', value: nasty },
    { field: 'title', is: 'contains', value: nasty },
    { field: 'title', is: 'in', value: [nasty] },
    { field: 'labels', is: 'contains', value: nasty.replace(/;/g, '') },
  ] as const) {
    assert.doesNotMatch(ruleSql(rule, context).text, /drop/)
  }
})

test('a path through references goes by the id of each record', () => {
  assert.deepEqual(sqlOf('parent.owner.manager == me'), [
    'exists (select 1 from "thing" "t_1" where "t_1"."id" = "t"."parent" and exists (select 1 from "person" "t_2" where "t_2"."id" = "t_1"."owner" and "t_2"."manager" = $1::uuid))',
    me,
  ])
})

const open: Guard = { field: () => true, record: () => true }
const hides = (name: string, may: boolean | ReturnType<typeof parseRule> = false): Guard => ({
  ...open,
  field: (_: RecordType, field: string) => field !== name || may,
})

const failureOf = (text: string, guard: Guard) => {
  try {
    sqlOf(text, guard)
  } catch (error) {
    if (error instanceof Failure) return { kind: error.kind, code: error.code, message: error.message.replace(/pric[ex]/g, '...') }
  }
  return undefined
}

test('a field that the caller may not read cannot be asked for, and looks as if it did not exist', () => {
  for (const [hidden, unknown] of [
    ['price == 1', 'pricx == 1'],
    ['parent.price > 1', 'parent.pricx > 1'],
    ['cost == price', 'cost == pricx'],
    ['!(price == null)', '!(pricx == null)'],
    ["loud == true || price == 'nonsense'", "loud == true || pricx == 'nonsense'"],
    ['me in price', 'me in pricx'],
  ] as const) {
    assert.deepEqual(failureOf(hidden, hides('price')), failureOf(unknown, hides('price')), hidden)
    assert.equal(failureOf(hidden, hides('price'))?.code, 'field_not_queryable')
  }
})

test('what the asker need not be told is refused before anything is decided by who asks', () => {
  assert.equal(failureOf("'agent' in me.roles || price == 1", hides('price'))?.code, 'field_not_queryable')
})

test('a field that may be read where a rule holds counts as empty elsewhere', () => {
  assert.deepEqual(sqlOf("price == '1'", hides('price', parseRule('owner == me'))), [
    `("t"."owner" = $1::uuid and (("t"."price")->>'amount')::numeric = $2)`,
    me,
    1,
  ])
  assert.deepEqual(sqlOf('price == null', hides('price', parseRule('owner == me'))), [
    '((("t"."owner" = $1::uuid and "t"."price" is not null)) is not true)',
    me,
  ])
  assert.deepEqual(sqlOf('price == null', hides('price', parseRule("'agent' in me.roles"))), ['"t"."price" is null'])
})

test('behind a reference only records that may be read are seen', () => {
  const guard: Guard = { ...open, record: type => type.name !== 'thing' || parseRule('team in me.groups') }
  assert.deepEqual(sqlOf("parent.size == 'low'", guard), [
    'exists (select 1 from "thing" "t_1" where "t_1"."id" = "t"."parent" and "t_1"."team" = any($1::uuid[]) and "t_1"."size" = $2::text)',
    [me],
    'low',
  ])
  assert.match(String(sqlOf("parent.size == 'low'", { ...open, record: () => false })[0]), /and false and/)
})

test('a filter that cannot be asked is refused with the reason', () => {
  assert.deepEqual(failureOf("size == 'huge'", open)?.code, 'bad_filter')
  assert.match(String(failureOf("size == 'huge'", open)?.message), /Choose one of/)
})
