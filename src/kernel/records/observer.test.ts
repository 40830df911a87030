import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { brokenChains } from '../../../test/conformance/history-laws.ts'
import { failureOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { person } from '../../people/index.ts'
import { conflict } from '../errors.ts'
import type { Observed, Observer } from './index.server.ts'

let told: Observed[] = []
let fails = false

const watcher: Observer = {
  watches: type => type.name === 'loan',
  before: async ({ row, was }) =>
    was === undefined && row.title === 'Ladder' ? { values: { terms: 'Mind your head.' }, reason: 'Ladders have terms.' } : undefined,
  after: async (act, { db }) => {
    told.push(act)
    await db.query(
      sql`insert into job (tenant_id, id, name, payload, due_at) values (${system.tenant}::uuid, ${act.row.id}::uuid, 'seen', '{}', now()) on conflict do nothing`,
    )
    if (fails) throw conflict('Not like this.')
  },
}

const { records, system, cleo, bea, asks, owner, model } = await loanDesk({ engine: { observers: [watcher] } })
const seen = async (id: string) => (await owner.query(sql`select 1 from store.job where id = ${id}::uuid and name = 'seen'`)).length

beforeEach(() => {
  told = []
  fails = false
})

test('an observer is told every act, with its number in the history', async () => {
  const made = await asks({ title: 'Projector' })
  await records.change(cleo, loan, made.id, { terms: 'Two days.' })
  await records.comment(cleo, loan, made.id, { text: 'It is heavy.', visibility: 'internal' })
  await records.transition(cleo, loan, made.id, 'lend', { dueAt: '2026-04-01T00:00:00Z' })
  assert.deepEqual(
    told.map(t => [t.act, t.transition, t.seq, t.was === undefined, t.comment?.text]),
    [
      ['create', undefined, 1, true, undefined],
      ['change', undefined, 2, false, undefined],
      ['comment', undefined, 3, false, 'It is heavy.'],
      ['transition', 'lend', 4, false, undefined],
    ],
  )
  assert.deepEqual([told[1]?.was?.terms, told[1]?.row.terms, told[1]?.row.version], [null, 'Two days.', 2])
})

test('a fact is told and kept, for those who read notes, and is no update', async () => {
  const made = await asks({ title: 'Microphone' })
  const before = await records.get(cleo, loan, made.id)
  await records.fact(system, loan, made.id, { kind: 'loan.late', say: { en: 'It is late.', de: 'Es ist spät.' }, about: { days: 2 } })
  assert.deepEqual([told.at(-1)?.act, told.at(-1)?.fact?.kind], ['fact', 'loan.late'])
  assert.equal((await records.get(cleo, loan, made.id)).updatedAt, before.updatedAt)
  const acts = async (actor: typeof cleo) => (await records.timeline(actor, loan, made.id)).items.map(e => e.fact?.about.days ?? e.act)
  assert.deepEqual(await acts(cleo), ['create', 2])
  assert.deepEqual(await acts(bea), ['create'])
  assert.equal((await failureOf(records.fact(cleo, loan, made.id, { kind: 'x', say: { en: 'x', de: 'x' }, about: {} }))).kind, 'refused')
  assert.deepEqual(await brokenChains(owner, model.type('loan')), [])
})

test('a change that changes nothing is not told', async () => {
  const made = await asks({ title: 'Screen' })
  await records.change(cleo, loan, made.id, { title: 'Screen' })
  assert.deepEqual(
    told.map(t => t.act),
    ['create'],
  )
})

test('what it settles is saved, and the history says why', async () => {
  const made = await asks({ title: 'Ladder' })
  assert.equal(made.terms, 'Mind your head.')
  const { items } = await records.timeline(cleo, loan, made.id)
  assert.equal(items[0]?.reason, 'Ladders have terms.')
})

test('what it does is part of the act: all of it or nothing', async () => {
  const made = await asks({ title: 'Tripod' })
  assert.equal(await seen(made.id), 1)
  fails = true
  const failure = await failureOf(records.change(cleo, loan, made.id, { terms: 'Three days.' }))
  assert.equal(failure.kind, 'conflict')
  assert.equal((await records.get(cleo, loan, made.id)).terms, null)
})

test('an observer that does not watch a type hears nothing of it', async () => {
  await records.create(system, person, { name: 'Dora', email: 'dora@example.test' })
  assert.deepEqual(told, [])
})
