import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { brokenChains } from '../../../test/conformance/history-laws.ts'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { defineRecord, number, signedIn, text } from '../define/index.ts'
import { conflict } from '../errors.ts'
import { behave } from './index.server.ts'

const word = (name: string) => ({ en: name, de: name })

/** A small table that hooks look at. */
const tariff = defineRecord({
  name: 'tariff',
  label: { one: word('Tariff'), many: word('Tariffs') },
  help: word('What a day costs.'),
  fields: { name: text({ label: word('Name'), required: true }), perDay: number({ label: word('Per day'), required: true }) },
  may: { read: signedIn, create: signedIn, change: signedIn },
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

/** A small table whose own hooks look at it. */
const rate = defineRecord({
  name: 'rate',
  label: { one: word('Rate'), many: word('Rates') },
  help: word('What a week costs.'),
  fields: { name: text({ label: word('Name'), required: true }) },
  may: { read: signedIn, create: signedIn, change: signedIn },
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})
let rates: readonly string[] = []
const seenByHook = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  await work()
  return rates
}
const rateBehaviour = behave(rate, {
  after: {
    create: async (_, { table }) => {
      rates = (await table(rate)).map(r => r.name)
      say('after rate')
    },
  },
})

/** What ran, in order, with what it saw. */
let ran: string[] = []
/** The hook that fails, if any. */
let fails: string | undefined
/** How many tariffs the last creation saw. */
let tariffs = 0
const say = (step: string) => {
  ran.push(step)
  if (step.split(':')[0] === fails) throw conflict(`${step} says no.`)
}

const behaviour = behave(loan, {
  compute: {
    weight: row => {
      say(`compute:${row.title}`)
      return row.weight
    },
  },
  before: {
    create: async ({ row, was, input }, { table }) => {
      say(`before create:${row.title},${was === undefined},${Object.keys(input).length}`)
      const all = await table(tariff)
      const [first] = all
      tariffs = all.length
      return { terms: `${first?.perDay ?? 'nothing'} a day` }
    },
    change: ({ row, was, input, comment }) => {
      say(`before change:${was?.state}>${row.state},${Object.keys(input).join()},${comment ?? ''}`)
      return row.size === 'large' ? { level: 5 } : undefined
    },
    transitions: { giveBack: ({ row }) => (say(`before giveBack:${row.level}`), undefined) },
  },
  after: {
    create: async ({ row }, { records, by, later }) => {
      say(`after create:${row.number.slice(0, 3)}`)
      if (row.before === null) return
      await records.change(by('follow-up'), loan, row.before, { terms: `Followed by ${row.number}.` })
      await later('test.remind', { id: row.id }, { key: row.id })
      say('after create, done')
    },
    change: async ({ row, was }) => say(`after change:${was?.state}>${row.state}`),
    transitions: { giveBack: async ({ comment }) => say(`after giveBack:${comment ?? ''}`) },
    comment: async ({ entry }) => say(`after comment:${entry.text ?? ''}`),
  },
})

const { records, owner, model, system, bea, cleo, asks, happenings } = await loanDesk({
  behaviour: { behaviours: [behaviour, rateBehaviour] },
  also: [tariff, rate],
})
const dueAt = '2026-05-01T00:00:00.000Z'
const jobs = async () => (await owner.query<{ n: number }>(sql`select count(*)::integer as n from store.job where name = 'test.remind'`))[0]?.n
const loans = () => records.count(system, loan)

beforeEach(() => {
  ran = []
  fails = undefined
})

test('a creation runs before, compute, after, in this order', async () => {
  const it = await asks({ title: 'Order' })
  assert.deepEqual(ran, ['before create:Order,true,2', 'compute:Order', 'after create:LOA'])
  assert.equal(it.terms, 'nothing a day')
})

test('a transition runs what is for all changes, then what is its own; its comment is told before what follows', async () => {
  const { id } = await asks({ dueAt })
  await records.transition(cleo, loan, id, 'lend')
  ran = []
  await records.transition(bea, loan, id, 'giveBack', { comment: 'Thanks' })
  assert.deepEqual(
    ran.map(step => step.replace(/compute:.*/, 'compute')),
    ['before change:out>back,,Thanks', 'before giveBack:null', 'compute', 'after comment:Thanks', 'after change:out>back', 'after giveBack:Thanks'],
  )
})

test('what a hook sets is part of the same change', async () => {
  const { id } = await asks()
  const changed = await records.change(cleo, loan, id, { size: 'large' })
  assert.deepEqual([changed.level, changed.version], [5, 2])
  assert.deepEqual(Object.keys((await records.timeline(cleo, loan, id)).items.at(-1)?.changes ?? {}).toSorted(), ['level', 'size'])
})

test('a change that changes nothing has nothing follow from it', async () => {
  const { id } = await asks()
  ran = []
  await records.change(cleo, loan, id, {})
  assert.ok(!ran.some(step => step.startsWith('after')))
})

test('what follows from a change is done by the system under a name of its own, in the same transaction', async () => {
  const first = await asks()
  const second = await asks({ before: first.id })
  const last = (await records.timeline(cleo, loan, first.id)).items.at(-1)
  assert.deepEqual(last?.actor, { id: null, name: 'follow-up' })
  assert.equal(last?.channel, 'automation')
  assert.equal((await records.get(cleo, loan, first.id)).terms, `Followed by ${second.number}.`)
  const order = ['after create:LOA', 'before change:asked>asked,terms,', 'after change:asked>asked', 'after create, done']
  assert.deepEqual(ran.filter(step => order.includes(step)).slice(-4), order)
})

test('whichever hook fails, nothing of it all has happened', async () => {
  const first = await asks()
  for (const step of ['before create', 'compute', 'after create', 'after create, done', 'before change', 'after change']) {
    const before = { loans: await loans(), first: await records.get(cleo, loan, first.id), jobs: await jobs(), told: happenings.length }
    fails = step
    assert.equal((await failureOf(asks({ title: `Never: ${step}`, before: first.id }))).kind, 'conflict', step)
    fails = undefined
    assert.deepEqual({ loans: await loans(), first: await records.get(cleo, loan, first.id), jobs: await jobs(), told: happenings.length }, before, step)
  }
  assert.deepEqual(await brokenChains(owner, model.type('loan')), [])
})

test('work for later is queued with the change that causes it', async () => {
  const before = await jobs()
  const first = await asks()
  await asks({ before: first.id })
  assert.equal(await jobs(), Number(before) + 1)
})

test('several calls together happen all, or none', async () => {
  const { id } = await asks()
  const before = { loans: await loans(), told: happenings.length }
  await assert.rejects(
    records.together(bea, async within => {
      await within.create(bea, loan, { title: 'Half', borrower: idOf(bea) })
      await within.change(bea, loan, id, { terms: 'Half' })
      await within.comment(bea, loan, id, { text: 'Half', visibility: 'public' })
      assert.equal((await within.get(bea, loan, id)).terms, 'Half')
      throw conflict('No.')
    }),
    { kind: 'conflict' },
  )
  assert.deepEqual({ loans: await loans(), told: happenings.length }, before)
  assert.notEqual((await records.get(bea, loan, id)).terms, 'Half')

  await records.together(bea, async within => {
    await within.change(bea, loan, id, { terms: 'Whole' })
    await within.together(bea, inner => inner.comment(bea, loan, id, { text: 'Whole', visibility: 'public' }))
    assert.equal(happenings.length, before.told)
  })
  assert.equal((await records.get(bea, loan, id)).terms, 'Whole')
  assert.equal(happenings.length, before.told + 2)
})

test('a small table is kept, and what is changed in it holds at once', async () => {
  const { id } = await records.create(system, tariff, { name: 'Standard', perDay: 3 })
  assert.equal((await asks()).terms, '3 a day')
  await records.change(system, tariff, id, { perDay: 4 })
  assert.equal((await asks()).terms, '4 a day')
})

test('a transaction sees what it has changed in a small table; others do so when it is done, and never if it fails', async () => {
  const [row] = (await records.find(system, tariff)).items
  const id = row?.id ?? assert.fail('no tariff')
  await assert.rejects(
    records.together(system, async within => {
      await within.change(system, tariff, id, { perDay: 50 })
      assert.equal((await within.create(cleo, loan, { title: 'Within', borrower: idOf(bea) })).terms, '50 a day')
      assert.equal((await asks()).terms, '4 a day')
      throw conflict('No.')
    }),
    { kind: 'conflict' },
  )
  assert.equal((await asks()).terms, '4 a day')
})

test('what follows from a creation sees the new record in its small table', async () => {
  const before = (await seenByHook(() => records.create(system, rate, { name: 'First' }))).length
  assert.deepEqual(await seenByHook(() => records.create(system, rate, { name: 'Second' })), [...Array.from({ length: before }, () => 'First'), 'Second'])
})

test('a creation that fails leaves nothing of itself in a small table', async () => {
  fails = 'after rate'
  await assert.rejects(records.create(system, rate, { name: 'Never' }), { kind: 'conflict' })
  fails = undefined
  assert.ok(!(await seenByHook(() => records.create(system, rate, { name: 'Third' }))).includes('Never'))
})

test('a small table has all of its records, also when they are more than a page', async () => {
  await records
    .together(system, async within => {
      for (let i = 0; i < 501; i++) await within.create(system, tariff, { name: `More ${i}`, perDay: 4 })
      await within.create(cleo, loan, { title: 'Many', borrower: idOf(bea) })
      throw conflict('No.')
    })
    .catch(() => {})
  assert.ok(tariffs > 500, `${tariffs} of them`)
})
