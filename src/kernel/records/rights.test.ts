import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { person } from '../../people/index.ts'

const { records, system, bea, bob, cleo, admin, asks, person: newPerson } = await loanDesk()

test('a field that may not be read is not there, wherever one looks', async () => {
  const { id } = await asks()
  await records.change(cleo, loan, id, { secret: 'Always late.', level: 2, worth: { amount: '10', currency: 'EUR' } })
  const places = [
    await records.get(bea, loan, id),
    (await records.find(bea, loan, { filter: { field: 'id', is: '==', value: id } })).items[0],
    (await records.view(bea, loan, id)).record,
    await records.asOf(bea, loan, id, '2030-01-01T00:00:00Z'),
    await records.change(bea, loan, id, { terms: 'Careful.' }),
  ]
  for (const row of places) {
    assert.ok(row && !('secret' in row) && !('level' in row))
    assert.deepEqual(row.worth, { amount: '10.00', currency: 'EUR' })
  }
  for (const { changes } of (await records.timeline(bea, loan, id)).items) assert.ok(!('secret' in changes) && !('level' in changes))
  assert.ok((await records.timeline(cleo, loan, id)).items.some(entry => 'secret' in entry.changes))
})

test('a change of hidden fields alone is no entry for those they are hidden from', async () => {
  const { id } = await asks()
  const before = (await records.timeline(bea, loan, id)).items.length
  await records.change(cleo, loan, id, { secret: 'Still late.' })
  assert.equal((await records.timeline(bea, loan, id)).items.length, before)
})

test('a field may be readable on some records only', async () => {
  const { id } = await asks({ witnesses: [idOf(bob)] })
  await records.change(cleo, loan, id, { worth: { amount: '10', currency: 'EUR' } })
  assert.ok('worth' in (await records.get(bea, loan, id)))
  assert.ok(!('worth' in (await records.get(bob, loan, id))))
  const { items } = await records.find(bob, loan, { fields: ['title', 'worth'], filter: { field: 'id', is: '==', value: id } })
  assert.deepEqual(Object.keys(items[0] ?? {}).toSorted(), ['id', 'title', 'version'])
})

test('a filter on such a field sees it only where it may be read', async () => {
  const { id } = await asks({ witnesses: [idOf(bob)], worth: { amount: '77', currency: 'EUR' } }, cleo)
  await records.change(system, loan, id, { borrower: idOf(bea) })
  const asked = {
    all: [
      { field: 'id', is: '==', value: id },
      { field: 'worth', is: '==', value: '77' },
    ],
  } as const
  assert.equal(await records.count(bea, loan, asked), 1)
  assert.equal(await records.count(bob, loan, asked), 0)
  assert.equal((await failureOf(records.find(bob, loan, { sort: ['worth'] }))).code, 'field_not_queryable')
})

test('a field that is always hidden cannot be asked for, no more than one that does not exist', async () => {
  for (const name of ['secret', 'level', 'nonsense']) {
    for (const way of [{ sort: [name] }, { sort: [`-${name}`] }, { fields: ['title', name] }, { filter: { field: name, empty: true } as const }]) {
      const { kind, code, message } = await failureOf(records.find(bea, loan, way))
      assert.deepEqual([kind, code, message], ['malformed', 'field_not_queryable', `There is no field '${name}' in loan.`])
    }
  }
})

test('what was probably meant is never a hidden field', async () => {
  for (const way of [{ sort: ['secre'] }, { fields: ['levle'] }, { filter: { field: 'secrt', empty: true } as const }]) {
    assert.doesNotMatch((await failureOf(records.find(bea, loan, way))).message, /Did you mean '(secret|level)'/)
  }
  assert.match((await failureOf(records.find(cleo, loan, { sort: ['secre'] }))).message, /Did you mean 'secret'\?/)
})

test('who may change a record sets only the fields that are theirs to set', async () => {
  const { id } = await asks()
  await records.change(bea, loan, id, { terms: 'Mine.' })
  assert.equal((await failureOf(records.change(bea, loan, id, { level: 1 }))).kind, 'refused')
  assert.equal((await failureOf(asks({ secret: 'x' }))).kind, 'refused')
  assert.equal((await records.get(cleo, loan, id)).level, null)
  await records.change(cleo, loan, id, { level: 1 })
})

test('whether one may change it is asked of the record as it is, not as it would become', async () => {
  const his = await asks({ witnesses: [idOf(bea)] }, bob)
  assert.equal((await failureOf(records.change(bea, loan, his.id, { borrower: idOf(bea) }))).kind, 'refused')
})

test('a permission may look through a reference', async () => {
  const boss = await newPerson('Boss', ['requester'])
  const { id } = await asks()
  assert.equal((await failureOf(records.get(boss, loan, id))).kind, 'missing')
  await records.change(system, person, idOf(bea), { manager: idOf(boss) })
  assert.equal((await records.get(boss, loan, id)).id, id)
  assert.ok((await records.find(boss, loan)).items.some(it => it.id === id))
  await records.change(system, person, idOf(bea), { manager: null })
  assert.equal((await failureOf(records.get(boss, loan, id))).kind, 'missing')
})

test('what one may do is told with the record', async () => {
  const { id } = await asks()
  const hers = (await records.view(bea, loan, id)).can
  assert.deepEqual({ ...hers, fields: undefined }, { change: true, fields: undefined, follow: true, comment: true, note: false, remove: false })
  assert.ok(hers.fields.includes('terms') && !hers.fields.includes('level') && !hers.fields.includes('returnedAt'))
  const theirs = (await records.view(admin, loan, id)).can
  assert.deepEqual({ ...theirs, fields: undefined }, { change: true, fields: undefined, follow: true, comment: true, note: true, remove: true })
  await records.transition(cleo, loan, id, 'lend', { dueAt: '2026-05-01T00:00:00Z' })
  assert.deepEqual((await records.view(bea, loan, id)).can, { change: false, fields: [], follow: true, comment: true, note: false, remove: false })
})

test('what is hidden now is hidden as of any time, and what may be read now may be read as of any time', async () => {
  const { id } = await asks({ borrower: idOf(bob), witnesses: [idOf(bob)], worth: { amount: '10', currency: 'EUR' } }, cleo)
  const { updatedAt: whenBobs } = await records.get(cleo, loan, id)
  await records.change(system, loan, id, { borrower: idOf(bea) })
  assert.ok(!('worth' in (await records.get(bob, loan, id))))
  assert.ok(!('worth' in (await records.asOf(bob, loan, id, whenBobs))))
  assert.deepEqual((await records.asOf(bea, loan, id, whenBobs)).worth, { amount: '10.00', currency: 'EUR' })
})
