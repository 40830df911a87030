import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { group, person } from '../../people/index.ts'

const { records, system, bea, bob, cleo, asks, person: newPerson } = await loanDesk()
const nowhere = '00000000-0000-7000-8000-0000000000ff'

test('a record that may not be seen is like one that does not exist', async () => {
  const his = await asks({}, bob)
  const mine = await asks()
  const [hidden, missing] = [
    await failureOf(records.change(bea, loan, mine.id, { before: his.id })),
    await failureOf(records.change(bea, loan, mine.id, { before: nowhere })),
  ]
  assert.equal(hidden.kind, 'invalid')
  assert.deepEqual({ ...hidden, message: hidden.message.replace(his.id, '*') }, { ...missing, message: missing.message.replace(nowhere, '*') })
})

test('one that may be seen can be named', async () => {
  const [first, second] = [await asks(), await asks()]
  assert.equal((await records.change(bea, loan, second.id, { before: first.id })).before, first.id)
})

test('an id of another type of record is none of this one', async () => {
  const mine = await asks()
  assert.deepEqual((await failureOf(records.change(bea, loan, mine.id, { before: idOf(bea) }))).fields, ['before'])
})

test('each of several is checked, and those at fault are named', async () => {
  const { kind, fields, message } = await failureOf(asks({ witnesses: [idOf(bob), nowhere] }))
  assert.deepEqual([kind, fields], ['invalid', ['witnesses']])
  assert.match(message, new RegExp(nowhere))
})

test('several are kept once each, in the order given', async () => {
  const it = await asks({ witnesses: [idOf(bob), idOf(bea), idOf(bob)] })
  assert.deepEqual(it.witnesses, [idOf(bob), idOf(bea)])
})

test('only what may be chosen there can be chosen, and what was chosen before stays', async () => {
  const gone = await newPerson('Gone', ['requester'])
  const { id } = await asks({ borrower: idOf(gone) }, cleo)
  await records.change(system, person, idOf(gone), { active: false })
  assert.deepEqual((await failureOf(asks({ borrower: idOf(gone) }, cleo))).fields, ['borrower'])
  assert.equal((await records.change(cleo, loan, id, { borrower: idOf(gone), terms: 'Stays.' })).borrower, idOf(gone))
})

test('a record that others name cannot be removed, and the answer says why', async () => {
  const [first, second] = [await asks(), await asks()]
  await records.change(bea, loan, second.id, { before: first.id })
  const { kind, code } = await failureOf(records.remove(system, loan, first.id))
  assert.deepEqual([kind, code], ['conflict', 'still_named'])
  await records.change(bea, loan, second.id, { before: null })
  await records.remove(system, loan, first.id)
})

test('what acts by itself is held by the database alone, which names the field', async () => {
  assert.deepEqual((await failureOf(records.create(system, loan, { title: 'Lost', borrower: nowhere }))).fields, ['borrower'])
})

test('titles of named records come with them, as far as they may be read', async () => {
  const team = await records.create(system, group, { name: 'Store' })
  const first = await asks({ title: 'First' }, bob)
  const it = await asks({ store: team.id, witnesses: [idOf(bob)] }, cleo)
  await records.change(system, loan, it.id, { before: first.id, borrower: idOf(bea) })
  const { names } = await records.view(cleo, loan, it.id)
  assert.deepEqual(names[first.id], { type: 'loan', title: 'First', number: first.number })
  assert.deepEqual(names[team.id], { type: 'group', title: 'Store', number: null })
  assert.equal(names[idOf(bob)]?.title, 'Bob')
  const hers = (await records.view(bea, loan, it.id)).names
  assert.equal(hers[first.id], undefined)
  assert.equal(hers[idOf(bob)]?.title, 'Bob')
})
