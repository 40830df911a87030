import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { type Failure, unavailable } from '../errors.ts'
import type { Records } from '../records/index.server.ts'
import { bulkChange } from './bulk.server.ts'

const { records, cleo, asks } = await loanDesk()
const three = async () => (await Promise.all([asks(), asks(), asks()])).map(it => it.id)

/** The records, until they have changed so many: then something is wrong. */
const failingAfter = (changes: number, error: Failure | Error): Records => {
  let left = changes
  return { ...records, change: (...given) => (left-- > 0 ? records.change(...given) : Promise.reject(error)) }
}

for (const [what, error, status] of [
  ['where the database goes away', unavailable('The database cannot be reached at the moment.'), 'unavailable'],
  ['where something breaks', new Error('It broke.'), 'broken'],
] as const) {
  test(`${what} in the middle, everybody hears which records were changed, and nothing more is tried`, async () => {
    const ids = await three()
    const broken: unknown[] = []
    const { results } = await bulkChange(failingAfter(1, error), cleo, loan, { ids, change: { terms: 'Care.' } }, { ...deaf, broke: e => broken.push(e) })
    assert.deepEqual(
      results.map(r => [r.ok, r.error?.status]),
      [
        [true, undefined],
        [false, status],
        [false, status],
      ],
    )
    assert.deepEqual(broken, [error])
    for (const [i, id] of ids.entries()) assert.equal((await records.get(cleo, loan, id)).terms, i === 0 ? 'Care.' : null)
  })
}

const deaf = { broke: () => {}, refused: async () => {} }

test('where the database is away from the beginning, the whole request says so', async () => {
  const away = unavailable('The database cannot be reached at the moment.')
  assert.equal((await failureOf(bulkChange(failingAfter(0, away), cleo, loan, { ids: await three(), change: { terms: 'x' } }, deaf))).kind, 'unavailable')
})

test('what would be left out is refused', async () => {
  const ids = await three()
  for (const [body, field] of [
    [{ change: { terms: 'x' }, comment: 'Why' }, 'comment'],
    [{ change: { terms: 'x' }, transition: 'lend' }, 'transition'],
    [{ change: 'x', comment: 'Why' }, 'change'],
    [{ comment: 'Why', input: { terms: 'x' } }, 'input'],
    [{ comment: 'Why', visibility: 'pubic' }, 'visibility'],
    [{ transition: 'lend', input: 'x' }, 'input'],
    [{ transition: 'lend', comment: 7 }, 'comment'],
    [{ transition: 'lend', visibility: 'public' }, 'visibility'],
    [{}, 'change'],
  ] as const) {
    const { kind, fields } = await failureOf(bulkChange(records, cleo, loan, { ids, ...body }, deaf))
    assert.deepEqual([kind, fields], ['invalid', [field]], JSON.stringify(body))
  }
})
