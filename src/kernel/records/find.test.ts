import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import type { AnyDefinition, Rule } from '../define/index.ts'
import { type Comparable, compare, fieldType } from '../fields/index.ts'
import { holds } from '../rules/index.ts'
import type { Query, Row } from './index.server.ts'

const { records, model, system, bea, bob, cleo, asks, clock } = await loanDesk()
const type = model.type('loan')
/** Set SEED to run a failed case again. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

let all: readonly Row[] = []
before(async () => {
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 })
  const loans = fc.record({
    weight: some(fc.constantFrom(-1.5, 0, 0.1, 2, 1e9)),
    level: some(fc.integer({ min: 1, max: 5 })),
    from: some(fc.constantFrom('2026-01-31', '2026-02-01', '0999-12-31')),
    dueAt: some(fc.constantFrom('2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.001Z')),
    fetchedAt: some(fc.constantFrom('09:00', '09:00:01', '23:59')),
    length: some(fc.constantFrom('PT9H', 'PT10H', 'P1D')),
    worth: some(fc.constantFrom({ amount: '9.50', currency: 'EUR' }, { amount: '10.00', currency: 'USD' }, { amount: '-1.00', currency: 'EUR' })),
    insured: fc.boolean(),
    size: fc.constantFrom('small' as const, 'large' as const),
    borrower: fc.constantFrom(idOf(bea), idOf(bob)),
  })
  for (const input of fc.sample(loans, { seed, numRuns: 60 })) await asks(input, cleo)
  all = (await records.find(system, loan as AnyDefinition, { limit: 500 })).items
})

const sortable = ['weight', 'level', 'from', 'dueAt', 'fetchedAt', 'length', 'worth', 'insured', 'size', 'createdAt'] as const
const sorting = fc.uniqueArray(fc.constantFrom(...sortable), { maxLength: 3 }).chain(names => fc.tuple(...names.map(name => fc.constantFrom(name, `-${name}`))))
const filtering: fc.Arbitrary<Rule | undefined> = fc.constantFrom<(Rule | undefined)[]>(
  undefined,
  { field: 'level', is: '<=', value: 3 },
  { field: 'weight', empty: false },
  {
    any: [
      { field: 'insured', is: '==', value: true },
      { field: 'length', is: '>', value: 'PT9H' },
    ],
  },
  { not: { field: 'size', is: '==', value: 'small' } },
  { field: 'borrower', is: '==', value: { me: true } },
)

/** Nothing comes last, or first when descending; what is equal goes by id, in the direction of the last field. */
function sorted(rows: readonly Row[], sort: readonly string[]): string[] {
  const keys = sort.map(text => ({ name: text.replace('-', ''), down: text.startsWith('-') }))
  const sizeOf = (row: Row, name: string): Comparable | undefined => {
    const value = row[name]
    return value === null || value === undefined ? undefined : fieldType(type.fields[name]?.kind ?? '').comparable(value)
  }
  const order = (a: Comparable | undefined, b: Comparable | undefined) => (a === undefined ? (b === undefined ? 0 : 1) : b === undefined ? -1 : compare(a, b))
  const byKey = (a: Row, b: Row) => {
    for (const { name, down } of keys) {
      const turn = order(sizeOf(a, name), sizeOf(b, name))
      if (turn !== 0) return down ? -turn : turn
    }
    return keys.at(-1)?.down ? compare(b.id, a.id) : compare(a.id, b.id)
  }
  return rows.toSorted(byKey).map(row => row.id)
}

async function walk(by: typeof bea, query: Query): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page: { items: readonly { id: string }[]; next: string | null } = await records.find(by, loan, {
      ...query,
      ...(cursor === undefined ? {} : { cursor }),
    })
    assert.ok(page.items.length <= (query.limit ?? 50))
    ids.push(...page.items.map(row => row.id))
    cursor = page.next
  }
  return ids
}

test('whatever it is sorted and filtered by, page by page comes the same as sorting it by hand', async () => {
  await fc.assert(
    fc.asyncProperty(sorting, filtering, fc.integer({ min: 2, max: 70 }), fc.constantFrom(cleo, bea, system), async (sort, filter, limit, by) => {
      const seen = all.filter(row => by !== bea || row.borrower === idOf(bea))
      const visible = sort.some(s => s.endsWith('level') || s.endsWith('worth')) || JSON.stringify(filter ?? '').includes('level')
      fc.pre(by !== bea || !visible)
      const wanted = seen.filter(row => filter === undefined || holds(filter, { model, type, row, asker: by, now: clock.now() }))
      const query: Query = { sort, limit, ...(filter ? { filter } : {}) }
      // Without a sort of its own, a list goes by the definition's.
      const found = await walk(by, sort.length === 0 ? { ...query, sort: ['createdAt'] } : query)
      assert.deepEqual(found, sorted(wanted, sort.length === 0 ? ['createdAt'] : sort), `${JSON.stringify(query)} seed ${seed}`)
      assert.equal(await records.count(by, loan, filter), wanted.length)
    }),
    { seed, numRuns: 80 },
  )
})

test('texts come in the order of the database, in which an index serves', async () => {
  const up = await walk(cleo, { sort: ['title'], limit: 7 })
  assert.deepEqual(await walk(cleo, { sort: ['-title'], limit: 9 }), up.toReversed())
})

test('what is created while somebody leafs through comes at most once, and disturbs nothing', async () => {
  const first = await records.find(cleo, loan, { sort: ['-createdAt'], limit: 5 })
  const fresh = await asks({ title: 'Meanwhile' })
  const rest = await walk(cleo, { sort: ['-createdAt'], limit: 50 })
  const second = await records.find(cleo, loan, { sort: ['-createdAt'], limit: 5, cursor: String(first.next) })
  assert.deepEqual(
    second.items.map(row => row.id),
    rest.filter(id => id !== fresh.id).slice(5, 10),
  )
  await records.remove(system, loan, fresh.id)
})

test('a cursor serves its own list only, and cannot be made up', async () => {
  const sort = ['weight']
  const { next } = await records.find(cleo, loan, { sort, limit: 5 })
  const cursor = String(next)
  const [body = '', signature = ''] = cursor.split('.')
  const forged = Buffer.from(JSON.stringify([0, '00000000-0000-7000-8000-000000000000'])).toString('base64url')
  const wrong: Query[] = [
    { sort: ['-weight'], cursor },
    { sort: ['level'], cursor },
    { sort, cursor, filter: { field: 'insured', is: '==', value: true } },
    { sort, cursor: `${forged}.${signature}` },
    { sort, cursor: body },
    { sort, cursor: `${body}.` },
    { sort, cursor: `${body}.${signature.slice(0, -1)}` },
    { sort, cursor: `${body}.${signature}x` },
    { sort, cursor: '' },
    { sort, cursor: '.' },
    { sort, cursor: '💥' },
    { sort, cursor: cursor.repeat(500) },
  ]
  for (const query of wrong) {
    const { kind, code } = await failureOf(records.find(cleo, loan, query))
    assert.deepEqual([kind, code], ['malformed', 'bad_cursor'], JSON.stringify(query).slice(0, 200))
  }
  await assert.rejects(records.find({ ...cleo, tenant: '00000000-0000-7000-8000-00000000beef' }, loan, { sort, cursor }), { code: 'bad_cursor' })
})

test('only the fields that are asked for come, with id and version', async () => {
  const { items } = await records.find(cleo, loan, { fields: ['title', 'borrower'], limit: 1, sort: ['-weight'] })
  assert.deepEqual(Object.keys(items[0] ?? {}).toSorted(), ['borrower', 'id', 'title', 'version'])
  assert.deepEqual(Object.keys((await records.find(cleo, loan, { fields: ['id'], limit: 1 })).items[0] ?? {}), ['id', 'version'])
})

test('what cannot be asked is refused with a word for scripts', async () => {
  const wrong: [Query, string][] = [
    [{ limit: 0 }, 'bad_limit'],
    [{ limit: 501 }, 'bad_limit'],
    [{ limit: 1.5 }, 'bad_limit'],
    [{ sort: ['witnesses'] }, 'bad_sort'],
    [{ sort: ['title', 'level', 'from', 'dueAt', 'size'] }, 'bad_sort'],
    [{ sort: ['__proto__'] }, 'field_not_queryable'],
    [{ sort: ['toString'] }, 'field_not_queryable'],
    [{ sort: ['title; drop table loan'] }, 'field_not_queryable'],
    [{ sort: [''] }, 'field_not_queryable'],
    [{ fields: ['constructor'] }, 'field_not_queryable'],
    [{ filter: { field: 'level', is: '==', value: 'one' } }, 'bad_filter'],
    [{ filter: { field: 'nothing', empty: true } }, 'field_not_queryable'],
  ]
  for (const [query, word] of wrong) assert.equal((await failureOf(records.find(cleo, loan, query))).code, word, JSON.stringify(query))
})

test('counting stops where it is told to', async () => {
  assert.equal(await records.count(cleo, loan, undefined, 10), 10)
  assert.equal(await records.count(cleo, loan), all.length)
})
