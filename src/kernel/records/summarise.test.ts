import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { failureOf, idOf, type Loan, loan, loanDesk } from '../../../test/harness/loans.ts'
import type { Actor } from '../actor.ts'
import { equals, type Grouping, type Measure, readGrouping, readMeasure } from '../define/index.ts'
import type { SummaryQuery } from './index.server.ts'

const { records, system, bea, bob, cleo, asks } = await loanDesk()

const measure = (text: string): Measure => readMeasure(text) ?? assert.fail(text)
const grouping = (text: string): Grouping => readGrouping(text) ?? assert.fail(text)
const ask = (actor: Actor, by: readonly string[], measures: readonly string[], more: Partial<SummaryQuery> = {}) =>
  records.summarise(actor, loan, { by: by.map(grouping), measures: measures.map(measure), ...more })
const rowsOf = async (asked: ReturnType<typeof ask>) => (await asked).groups.map(({ keys, values }) => [...keys, ...values])

before(async () => {
  // Around midnight in Berlin, on both sides of the change to summer time.
  const loans: [Parameters<typeof asks>[0], Actor][] = [
    [{ size: 'small', weight: 1, length: 'PT1H', dueAt: '2026-03-28T22:59:59.999Z', from: '2026-03-28', insured: true, level: 1 }, bea],
    [{ size: 'small', weight: 2, length: 'PT2H', dueAt: '2026-03-28T23:00:00.000Z', from: '2026-03-29', level: 2 }, bea],
    [{ size: 'large', weight: 10, length: 'P1D', dueAt: '2026-03-29T22:00:00.000Z', from: '2026-03-30', level: 2 }, bea],
    [{ size: 'large', weight: 4, length: 'PT8H', dueAt: '2026-03-29T21:59:00.000Z', from: '2026-03-29', insured: true, level: 5 }, bob],
    [{ size: 'large' }, bob],
  ]
  for (const [input, borrower] of loans) await asks({ ...input, borrower: idOf(borrower) }, cleo)
})

test('counts, sums, averages and percentiles come by group, and over everything', async () => {
  assert.deepEqual(await rowsOf(ask(cleo, ['size'], ['count', 'sum:weight', 'average:weight', 'median:weight', 'least:weight', 'most:weight'])), [
    ['large', 3, 14, 7, 7, 4, 10],
    ['small', 2, 3, 1.5, 1.5, 1, 2],
  ])
  assert.deepEqual(await rowsOf(ask(cleo, [], ['count', 'average:length', 'p90:length', "share:insured == true && size == 'large'"])), [
    [5, (3600 + 7200 + 86_400 + 28_800) / 4, 28_800 + 0.7 * (86_400 - 28_800), 0.2],
  ])
  const { total } = await ask(cleo, ['size'], ['count', 'median:weight'], { total: true })
  assert.deepEqual(total, [5, 3])
  assert.deepEqual(await rowsOf(ask(cleo, ['insured', 'size'], ['count'])), [
    [false, 'large', 2],
    [false, 'small', 1],
    [true, 'large', 1],
    [true, 'small', 1],
  ])
})

test('days, weeks and months are those of the zone that is asked for, of a date those of the calendar', async () => {
  assert.deepEqual(await rowsOf(ask(cleo, ['dueAt:day'], ['count'], { zone: 'Europe/Berlin' })), [
    ['2026-03-28', 1],
    ['2026-03-29', 2],
    ['2026-03-30', 1],
    [null, 1],
  ])
  assert.deepEqual(await rowsOf(ask(cleo, ['dueAt:day'], ['count'])), [
    ['2026-03-28', 2],
    ['2026-03-29', 2],
    [null, 1],
  ])
  assert.deepEqual(await rowsOf(ask(cleo, ['dueAt:week'], ['count'], { zone: 'Europe/Berlin' })), [
    ['2026-03-23', 3],
    ['2026-03-30', 1],
    [null, 1],
  ])
  for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Auckland']) {
    assert.deepEqual(
      await rowsOf(ask(cleo, ['from:day'], ['count'], { zone })),
      [
        ['2026-03-28', 1],
        ['2026-03-29', 2],
        ['2026-03-30', 1],
        [null, 1],
      ],
      zone,
    )
  }
  assert.deepEqual(await rowsOf(ask(cleo, ['from:month', 'size'], ['count'])), [
    ['2026-03-01', 'large', 2],
    ['2026-03-01', 'small', 2],
    [null, 'large', 1],
  ])
})

test('amounts are gathered in bands, and the records of a band are found and counted', async () => {
  assert.deepEqual(await rowsOf(ask(cleo, ['length:PT2H|PT8H'], ['count'])), [
    [0, 1],
    [1, 1],
    [2, 2],
    [null, 1],
  ])
  assert.deepEqual(await rowsOf(ask(cleo, ['from..dueAt:P1D'], ['count'])), [
    [0, 4],
    [null, 1],
  ])
  const titles = async (within: NonNullable<SummaryQuery['within']>) =>
    (await records.find(cleo, loan, { within })).items.map((l: Loan) => l.length).toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))
  assert.deepEqual(await titles({ of: { field: 'length' }, least: 'PT2H', below: 'PT8H' }), ['PT2H'])
  assert.deepEqual(await titles({ of: { field: 'length' }, least: 'PT8H' }), ['P1D', 'PT8H'])
  assert.equal(await records.count(cleo, loan, equals('size', 'large'), undefined, { of: { field: 'weight' }, below: '10' }), 1)
})

test('only as many groups come as were asked for, the largest first, and it is told that there are more', async () => {
  const first = await ask(cleo, ['borrower'], ['count'], { limit: 1, names: true })
  assert.deepEqual([first.groups.map(g => g.keys), first.more], [[[idOf(bea)]], true])
  assert.equal(first.names[idOf(bea)]?.title, 'Bea')
  assert.equal((await ask(cleo, ['borrower'], ['count'], { limit: 2 })).more, false)
})

test('everybody gets the figures of what they may see', async () => {
  assert.deepEqual(await rowsOf(ask(bea, [], ['count', 'sum:weight'])), [[3, 13]])
  assert.deepEqual(await rowsOf(ask(bob, ['borrower'], ['count', 'most:weight'])), [[idOf(bob), 2, 4]])
  assert.deepEqual(await rowsOf(ask(bob, ['size'], ['count'], { filter: equals('size', 'small') })), [])
})

test('what may not be read is no grouping, no measure, no band and no part of a rule', async () => {
  const asked: [by: string[], measures: string[]][] = [
    [['level'], ['count']],
    [[], ['sum:level']],
    [[], ['share:level > 1']],
    [['level:1|2'], ['count']],
    [['before.level'], ['count']],
    [[], ['p50:before.level']],
  ]
  for (const [by, measures] of asked) {
    const failure = await failureOf(ask(bea, by, measures))
    const unknown = await failureOf(
      ask(
        bea,
        by.map(b => b.replace('level', 'levol')),
        measures.map(m => m.replace('level', 'levol')),
      ),
    )
    assert.deepEqual([failure.kind, failure.code], ['malformed', 'field_not_queryable'], [...by, ...measures].join())
    assert.equal(failure.message.replaceAll('level', 'levol'), unknown.message)
    await ask(cleo, by, measures)
  }
  const within = await failureOf(records.find(bea, loan, { within: { of: { field: 'level' }, least: '1' } }))
  assert.equal(within.code, 'field_not_queryable')
})

test('what cannot be reckoned is refused in words', async () => {
  const refused: [by: string[], measures: string[], more: Partial<SummaryQuery>, code: string][] = [
    [['title:month'], ['count'], {}, 'bad_grouping'],
    [['dueAt'], ['count'], {}, 'bad_grouping'],
    [['marks'], ['count'], {}, 'bad_grouping'],
    [['worth'], ['count'], {}, 'bad_grouping'],
    [['code'], ['count'], {}, 'bad_grouping'],
    [['length:PT2H|PT1H'], ['count'], {}, 'bad_grouping'],
    [['size', 'size', 'size'], ['count'], {}, 'bad_grouping'],
    [[], ['sum:title'], {}, 'bad_measure'],
    [[], ['sum:worth'], {}, 'bad_measure'],
    [[], ['average:title..dueAt'], {}, 'bad_measure'],
    [[], Array(9).fill('count'), {}, 'bad_measure'],
    [[], ['count'], { limit: 0 }, 'bad_limit'],
    [['dueAt:day'], ['count'], { zone: '+02:00' }, 'bad_parameter'],
    [['dueAt:day'], ['count'], { zone: "UTC'; select pg_sleep(3)" }, 'bad_parameter'],
  ]
  for (const [by, measures, more, code] of refused) assert.equal((await failureOf(ask(cleo, by, measures, more))).code, code, [...by, ...measures].join())
  assert.equal((await failureOf(ask(system, ['nothing'], ['count']))).code, 'field_not_queryable')
})
