import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenChains } from '../../../test/conformance/history-laws.ts'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'

const { records, model, owner, bea, cleo, system, asks } = await loanDesk()
const intact = async () => assert.deepEqual(await brokenChains(owner, model.type('loan')), [])

test('thirty changes at once of different fields are all there, one after the other', async () => {
  const { id } = await asks()
  const fields = [
    ['terms', (n: number) => `Terms ${n}`],
    ['level', (n: number) => (n % 5) + 1],
    ['weight', (n: number) => n + 0.5],
  ] as const
  const done = await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      const [name, value] = fields[n % 3] ?? fields[0]
      return retried(() => records.change(cleo, loan, id, { [name]: value(n) }))
    }),
  )
  const entries = (await records.timeline(cleo, loan, id)).items
  assert.deepEqual(
    entries.map(entry => entry.seq),
    Array.from({ length: entries.length }, (_, n) => n + 1),
  )
  // Two that set the same value one after the other are one change.
  const changed = entries.filter(entry => entry.act === 'change')
  const { version, terms, level, weight } = await records.get(cleo, loan, id)
  assert.equal(version, changed.length + 1)
  assert.ok(changed.length >= 20, `${changed.length}`)
  assert.equal(Math.max(...done.map(row => row.version)), version)
  for (const [name, value] of [
    ['terms', terms],
    ['level', level],
    ['weight', weight],
  ] as const) {
    const values = changed.flatMap(entry => (entry.changes[name] ? [entry.changes[name]] : []))
    for (const [i, [before]] of values.entries()) assert.deepEqual(before, i === 0 ? null : values[i - 1]?.[1], `${name}: each goes on from the one before`)
    assert.deepEqual(values.at(-1)?.[1], value)
  }
  await intact()
})

test('a few at once who name no version all succeed, without trying again themselves', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await asks()
    await Promise.all([
      records.change(cleo, loan, id, { terms: 'One.' }),
      records.change(cleo, loan, id, { level: 2 }),
      records.change(cleo, loan, id, { weight: 3 }),
    ])
    const { terms, level, weight, version } = await records.get(cleo, loan, id)
    assert.deepEqual([terms, level, weight, version], ['One.', 2, 3, 4])
  }
})

test('of many who saw the same version, one changes it and the others are told', async () => {
  const it = await asks()
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      records.change(bea, loan, it.id, { terms: `Writer ${n}` }, { version: it.version }).then(
        row => row.terms,
        error => (error as { kind: string }).kind,
      ),
    ),
  )
  assert.equal(all.filter(outcome => outcome === 'stale').length, 11)
  const now = await records.get(bea, loan, it.id)
  assert.equal(now.version, 2)
  assert.ok(all.includes(now.terms))
  await intact()
})

test('changes, comments and moves at once keep one order', async () => {
  const { id } = await asks({ dueAt: '2026-05-01T00:00:00Z' })
  await Promise.all([
    ...Array.from({ length: 8 }, (_, n) => retried(() => records.change(cleo, loan, id, { level: (n % 5) + 1, weight: n }))),
    ...Array.from({ length: 8 }, (_, n) => records.comment(cleo, loan, id, { text: `${n}`, visibility: 'internal' })),
    retried(() => records.transition(cleo, loan, id, 'lend')),
  ])
  const { items } = await records.timeline(cleo, loan, id)
  assert.deepEqual(
    items.map(entry => entry.seq),
    Array.from({ length: 18 }, (_, n) => n + 1),
  )
  assert.equal((await records.get(cleo, loan, id)).state, 'out')
  await intact()
})

test('a change and a removal at once: the one that comes later finds it changed, or gone', async () => {
  for (let n = 0; n < 5; n++) {
    const { id } = await asks()
    const [changed, removed] = await Promise.allSettled([records.change(cleo, loan, id, { weight: 1 }), records.remove(system, loan, id)])
    assert.ok(changed.status === 'fulfilled' || removed.status === 'fulfilled')
    if (removed.status === 'fulfilled') assert.equal((await failureOf(records.get(cleo, loan, id))).kind, 'missing')
    else assert.equal((await records.get(cleo, loan, id)).weight, 1)
  }
  await intact()
})

test('nothing is lost when a record is changed through what others do', async () => {
  const its = await Promise.all(Array.from({ length: 5 }, () => asks()))
  await Promise.all(its.flatMap(({ id }) => [1, 2, 3].map(n => retried(() => records.change(cleo, loan, id, { weight: n, witnesses: [idOf(bea)] })))))
  for (const { id } of its) {
    const { version } = await records.get(cleo, loan, id)
    assert.equal((await records.timeline(cleo, loan, id)).items.length, version)
  }
  await intact()
})

/** As a script would: once more when somebody was faster too often. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if ((error as { kind?: string }).kind !== 'stale' || tries === 50) throw error
    }
  }
}
