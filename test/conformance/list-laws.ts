import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import { type Comparison, type Field, fieldsOf, type Grouping, type Literal, type RecordType, type Rule } from '../../src/kernel/define/index.ts'
import { type Comparable, compare, fieldType } from '../../src/kernel/fields/index.ts'
import type { Query, Row } from '../../src/kernel/records/index.server.ts'
import { parseRule, ruleText } from '../../src/kernel/rules/index.ts'
import type { Subject } from './subject.ts'

/** Lists: sorted, page by page, filtered, counted. */
export function listLaws(type: RecordType, subject: () => Subject): void {
  const sortable = fieldsOf(type).filter(([, { kind }]) => !fieldType(kind).many && fieldType(kind).comparisons.length > 0)

  test('page by page, every record comes once, whatever it is sorted by', async () => {
    const { world } = subject()
    const all = (await pages(subject(), world.system, { limit: 500 })).map(row => row.id).sort()
    const limit = Math.max(2, Math.ceil(all.length / 6))
    for (const [name, field] of sortable) {
      for (const sort of [name, `-${name}`]) {
        const rows = await pages(subject(), world.system, { sort: [sort], limit })
        assert.deepEqual(rows.map(row => row.id).sort(), all, sort)
        inOrder(rows, name, field, sort.startsWith('-'))
      }
    }
  })

  test('each value is found by every comparison that its field offers', async () => {
    for (const row of await present(subject())) {
      for (const [name, field] of fieldsOf(type)) {
        for (const [rule, finds] of questions(name, field, row[name]))
          assert.equal(await found(subject(), row, rule), finds, `${ruleText(rule)} on ${JSON.stringify(row[name])}`)
      }
    }
  })

  test('as many are counted as are listed', async () => {
    const { world, record } = subject()
    const [row] = await present(subject())
    const rules: Rule[] = fieldsOf(type).map(([field]) => ({ field, empty: true }))
    for (const filter of [undefined, { field: 'id', is: '==', value: String(row?.id) } as const, ...rules]) {
      const query = filter === undefined ? {} : { filter }
      assert.equal(await world.records.count(world.system, record, filter), (await pages(subject(), world.system, query)).length)
    }
    assert.equal(await world.records.count(world.system, record, undefined, 1), 1)
  })

  test('whatever they are grouped by, the groups together hold every record once', async () => {
    const { world, record } = subject()
    const all = await world.records.count(world.system, record)
    for (const [name, { kind }] of fieldsOf(type)) {
      const { gathers } = fieldType(kind)
      if (gathers === undefined) continue
      const by: Grouping = gathers === 'time' ? { by: name, unit: 'day' } : { by: name }
      const { groups } = await world.records.summarise(world.system, record, { by: [by], measures: [{ is: 'count' }], limit: 1000 })
      const counted = groups.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)
      assert.equal(counted, all, name)
    }
  })
}

/** The samples as they are now. */
export const present = ({ world, record, samples }: Subject): Promise<Row[]> =>
  Promise.all(samples.map(({ id }): Promise<Row> => world.records.get(world.system, record, id)))

/** All pages of a list. */
export async function pages({ world, record }: Subject, actor: Actor, query: Query): Promise<Row[]> {
  const rows: Row[] = []
  let next: string | null | undefined
  for (let page = 0; next !== null; page++) {
    assert.ok(page < 200, 'the list does not end')
    const found: { readonly items: readonly Row[]; readonly next: string | null } = await world.records.find(
      actor,
      record,
      next === undefined ? query : { ...query, cursor: next },
    )
    rows.push(...found.items)
    next = found.next
  }
  return rows
}

/** Nothing comes last, or first when descending. Texts go by the database's own alphabet, which is not repeated here. */
function inOrder(rows: readonly Row[], name: string, field: Field, descending: boolean): void {
  const { comparable, searchText } = fieldType(field.kind)
  const values = rows.map(row => (isNothing(row[name]) ? undefined : comparable(row[name])))
  const inTurn = descending ? values.reverse() : values
  for (const [i, value] of inTurn.slice(1).entries()) {
    const before = inTurn[i]
    assert.ok(before !== undefined || value === undefined, `${name}: nothing comes before something`)
    if (before !== undefined && value !== undefined && searchText === undefined) assert.ok(compare(before, value) <= 0, `${name}: ${before} before ${value}`)
  }
}

async function found({ world, record }: Subject, row: Row, rule: Rule): Promise<boolean> {
  const asked = parseRule(ruleText({ all: [{ field: 'id', is: '==', value: row.id }, rule] }))
  return (await world.records.count(world.system, record, asked)) === 1
}

/** What can be asked of a field, and whether a record with this value should be found by it. */
function questions(field: string, { kind }: Field, value: unknown): [Rule, boolean][] {
  const { comparisons, comparable, many } = fieldType(kind)
  if (isNothing(value)) {
    return [
      [{ field, empty: true }, true],
      [{ field, empty: false }, false],
    ]
  }
  const offered = (asked: [Comparison, Literal | readonly Literal[], boolean][]) =>
    asked.filter(([is]) => comparisons.includes(is)).map(([is, literal, finds]): [Rule, boolean] => [{ field, is, value: literal }, finds])
  if (many) return [[{ field, empty: false }, true], ...offered((value as string[]).map(member => ['contains', member, true]))]
  const size = comparable(value) as Comparable
  const literal = typeof value === 'string' ? value : size
  const text = String(value)
  const asked = offered([
    ['==', literal, true],
    ['!=', literal, false],
    ['in', [literal], true],
    ['<=', literal, true],
    ['>=', literal, true],
    ['<', literal, false],
    ['>', literal, false],
    ['contains', text.slice(1, 5).toUpperCase(), true],
    ['startsWith', text.slice(0, 3), true],
    ['endsWith', text.slice(-3), true],
    ['contains', `${text}~`, false],
  ])
  return [[{ field, empty: true }, false], [{ field, empty: false }, true], ...asked]
}

export const isNothing = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0)
