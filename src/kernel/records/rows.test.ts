import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { person } from '../../people/index.ts'
import { empty, filled, type Rule } from '../define/index.ts'
import { verifyHistory } from '../history/verify.server.ts'

const { records, system, bea, bob, cleo, asks, database, model, clock, person: newPerson } = await loanDesk()
const monday = { day: 'monday', from: '08:00', to: '16:00', by: null, unless: null } as const
const friday = { day: 'friday', from: '08:00', to: null, by: null, unless: null } as const
const nowhere = '00000000-0000-7000-8000-0000000000ff'

test('rows are kept in their order, as they are typed', async () => {
  const it = await asks({ hours: [friday, monday] })
  assert.deepEqual(it.hours, [friday, monday])
  const [first] = (await records.get(bea, loan, it.id)).hours ?? []
  // The compiler knows what stands in a row.
  const day: 'monday' | 'friday' | undefined = first?.day
  assert.equal(day, 'friday')
})

test('rows that stay as they are make no history', async () => {
  const it = await asks({ hours: [monday] })
  const same = await records.change(cleo, loan, it.id, { hours: [{ ...monday, from: '08:00:00' }] })
  assert.equal(same.version, 1)
})

test('what changed, and what was, stand in the history', async () => {
  const it = await asks({ hours: [monday] })
  const before = clock.now()
  clock.advance(1000)
  await records.change(cleo, loan, it.id, { hours: [monday, friday] })
  const { items } = await records.timeline(cleo, loan, it.id)
  assert.deepEqual(items.at(-1)?.changes, { hours: [[monday], [monday, friday]] })
  assert.deepEqual((await records.asOf(cleo, loan, it.id, before)).hours, [monday])
})

test('no rows are nothing, however that is said', async () => {
  const it = await asks({ hours: [] })
  assert.equal(it.hours, null)
  const full = await records.change(cleo, loan, it.id, { hours: [monday] })
  assert.equal((await records.change(cleo, loan, full.id, { hours: [] })).hours, null)
  assert.equal((await records.get(cleo, loan, full.id)).hours, null)
})

test('all faults of all rows are told at once, in the language of who asks', async () => {
  const wrong = [{ ...monday, from: '8' }, Object.assign({ colour: 'red' }, friday, { to: '25:00' })]
  const { kind, fields, message } = await failureOf(asks({ hours: wrong }))
  assert.deepEqual([kind, fields], ['invalid', ['hours']])
  assert.match(message, /Row 1, From: .*Row 2: There is no column 'colour'\. Row 2, To: /)
  assert.match((await failureOf(asks({ hours: wrong }, { ...bea, language: 'de' }))).message, /Zeile 1, Von: Geben Sie/)
})

test('a record named in a row must exist and be one that may be chosen', async () => {
  const { hours } = await asks({ hours: [{ ...monday, by: idOf(bob) }] })
  assert.equal(hours?.[0]?.by, idOf(bob))
  const gone = await newPerson('Gone', ['requester'])
  await records.change(system, person, idOf(gone), { active: false })
  for (const by of [nowhere, idOf(gone)]) {
    const { kind, fields, message } = await failureOf(asks({ hours: [monday, { ...friday, by }] }))
    assert.deepEqual([kind, fields], ['invalid', ['hours']])
    assert.match(message, new RegExp(`Row 2, By: There is no person ${by} that you may choose here`))
  }
})

test('what is named in a row has a name on the page', async () => {
  const it = await asks({ hours: [{ ...monday, by: idOf(bob) }] })
  assert.equal((await records.view(cleo, loan, it.id)).names[idOf(bob)]?.title, 'Bob')
})

test('a list can ask whether there are rows, and nothing else', async () => {
  await asks({ hours: [monday], title: 'With hours' })
  const titles = async (filter: Rule) => (await records.find(cleo, loan, { filter, limit: 500 })).items.map(row => row.title)
  assert.ok((await titles(filled('hours'))).includes('With hours'))
  assert.ok(!(await titles(empty('hours'))).includes('With hours'))
  assert.match(
    (await failureOf(records.find(cleo, loan, { filter: { field: 'hours', is: '==', value: 'x' } }))).message,
    /cannot be asked with ==\. Use == null or != null/,
  )
  assert.equal((await failureOf(records.find(cleo, loan, { sort: ['hours'] }))).code, 'bad_sort')
})

test('the histories of all of these hold', async () => {
  const tampered: unknown[] = []
  await verifyHistory(database, model, bea.tenant, t => tampered.push(t))
  assert.deepEqual(tampered, [])
})
