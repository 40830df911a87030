import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'

const { records, owner, system, bea, bob, cleo, asks, happenings, clock } = await loanDesk()
const stored = async (title: string) => (await records.find(system, loan, { filter: { field: 'title', is: '==', value: title } })).items

test('what is not said is empty, or what the definition says', async () => {
  const it = await asks({ title: 'Saw' })
  assert.equal(it.insured, false)
  assert.equal(it.size, 'small')
  assert.equal(it.terms, null)
  assert.deepEqual(it.marks, [])
  assert.equal(it.state, 'asked')
  assert.equal(it.category, 'open')
  assert.equal(it.createdBy, idOf(bea))
  assert.equal(it.version, 1)
  for (const at of [it.updatedAt, it.stateSince]) assert.equal(at, it.createdAt)
})

test('a number is drawn, higher than the one before', async () => {
  const [first, second] = [await asks(), await asks()]
  assert.match(first.number, /^LOA\d{7}$/)
  assert.ok(second.number > first.number)
})

test('numbers are drawn by many at once, and none is given twice', async () => {
  const all = await Promise.all(Array.from({ length: 30 }, () => asks()))
  assert.equal(new Set(all.map(it => it.number)).size, 30)
})

test('all that is wrong is said at once, each with its field', async () => {
  const wrong = { title: '', borrower: null, weight: 'heavy', dueAt: 'soon', colour: 'red', returnedAt: '2026-01-01T00:00:00Z' } as object
  const { kind, fields } = await failureOf(asks(wrong))
  assert.equal(kind, 'invalid')
  assert.deepEqual(fields, ['borrower', 'colour', 'dueAt', 'returnedAt', 'title', 'weight'])
})

test('the field that was probably meant is named, in the language of who asks', async () => {
  assert.match((await failureOf(asks({ titel: 'x' } as object))).message, /There is no field 'titel' on loan\. Did you mean 'title'\?/)
  assert.match((await failureOf(records.create({ ...bea, language: 'de' }, loan, { title: null }))).message, /Bitte Was ausfüllen\./)
})

test('what must be unique is, also together, and the message names the field', async () => {
  await asks({ title: 'Spade', serial: 'S-1' })
  assert.deepEqual((await failureOf(asks({ serial: 'S-1' }))).fields, ['serial'])
  assert.deepEqual((await failureOf(asks({ title: 'Spade' }))).fields, ['borrower'])
  await asks({ title: 'Spade' }, bob)
})

test('of two who take the same unique value at once, one is refused', async () => {
  const both = await Promise.allSettled([asks({ serial: 'S-2' }), asks({ serial: 'S-2' })])
  assert.deepEqual(both.map(r => r.status).toSorted(), ['fulfilled', 'rejected'])
})

test('ids, times and computed fields are given only by what acts by itself', async () => {
  const given = { state: 'out', category: 'waiting', number: 'OLD-7', returnedAt: '2020-01-02T00:00:00.000Z' }
  const theirs = await asks({ title: 'Given' }, bea, { given, at: '2020-01-01T00:00:00.000Z' })
  assert.equal(theirs.state, 'asked')
  assert.notEqual(theirs.createdAt, '2020-01-01T00:00:00.000Z')
  const ours = await records.create(system, loan, { title: 'Given', borrower: idOf(bob) }, { given, at: '2020-01-01T00:00:00.000Z' })
  assert.equal(ours.number, 'OLD-7')
  assert.equal(ours.state, 'out')
  assert.equal(ours.createdAt, '2020-01-01T00:00:00.000Z')
})

test('whoever may not create is refused, and nothing is left behind', async () => {
  const nobody = { ...bea, person: null, unbound: false }
  assert.equal((await failureOf(records.create(nobody, loan, { title: 'Nothing', borrower: idOf(bea) }))).kind, 'refused')
  assert.deepEqual(await stored('Nothing'), [])
})

test('it is published once it is there, with nothing of what it holds', async () => {
  const { id } = await asks({ title: 'Told' })
  assert.deepEqual(happenings.at(-1), { tenant: bea.tenant, type: 'loan', id, version: 1, needs: 'read' })
})

test('one who creates does not get to see fields that are hidden', async () => {
  const it = await asks({ title: 'Half seen' })
  assert.ok(!('secret' in it))
  assert.ok(!('level' in it))
})

test('sent again with the same key, it is the same record', async () => {
  const first = await asks({ title: 'Once' }, bea, { key: 'k-1' })
  assert.deepEqual(await asks({ title: 'Once' }, bea, { key: 'k-1' }), first)
  assert.equal((await stored('Once')).length, 1)
})

test('a key that was used for something else is refused', async () => {
  await asks({ title: 'Mine' }, bea, { key: 'k-2' })
  assert.deepEqual(await failureOf(asks({ title: 'Not mine' }, bea, { key: 'k-2' })).then(f => f.fields), ['Idempotency-Key'])
  assert.deepEqual(await stored('Not mine'), [])
})

test('keys of different persons have nothing to do with each other', async () => {
  const [hers, his] = [await asks({ title: 'Hers' }, bea, { key: 'k-3' }), await asks({ title: 'His' }, bob, { key: 'k-3' })]
  assert.notEqual(hers.id, his.id)
})

test('sent twenty times at once with one key, it is one record, and everybody is given it', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => asks({ title: 'Impatient' }, bea, { key: 'k-4' })))
  assert.equal(new Set(all.map(it => it.id)).size, 1)
  assert.equal((await stored('Impatient')).length, 1)
})

test('a key whose create failed can be used again', async () => {
  assert.equal((await failureOf(asks({ title: '' }, bea, { key: 'k-5' }))).kind, 'invalid')
  await asks({ title: 'At last' }, bea, { key: 'k-5' })
})

test('a key does not open what its record has become for somebody who may no longer read it', async () => {
  const it = await asks({ title: 'Passed on' }, bea, { key: 'k-6' })
  await records.change(system, loan, it.id, { borrower: idOf(bob) })
  assert.equal((await failureOf(asks({ title: 'Passed on' }, bea, { key: 'k-6' }))).kind, 'missing')
})

test('values are kept as they are meant: trimmed, in one form, whatever they contain', async () => {
  const title = `  "; drop table loan; -- \u0041\u030a 😀 ' \\ $1 {x} `
  const it = await asks({ title, terms: 'a\r\nb', marks: ['Zwei', 'eins', 'zwei'], worth: { amount: '007.5', currency: 'eur' }, length: 'PT90M' }, cleo)
  assert.equal(it.title, title.trim().normalize('NFC'))
  assert.equal(it.terms, 'a\nb')
  assert.deepEqual(it.marks, ['zwei', 'eins'])
  assert.deepEqual(it.worth, { amount: '7.50', currency: 'EUR' })
  assert.equal(it.length, 'PT1H30M')
  assert.deepEqual(await records.get(cleo, loan, it.id), it)
})

test('the first entry of its history is chained to nothing before it', async () => {
  clock.advance(1000)
  const { id } = await asks()
  const entries = await owner.query<{ seq: number; right: boolean }>(
    sql`select seq, hash = app.chain(''::bytea, seq, record_type, at, act, transition, actor_id, actor_name, channel, changes, reason, body, visibility) as right
        from store.history where record_id = ${id}::uuid`,
  )
  assert.deepEqual(entries, [{ seq: 1, right: true }])
})

test('a key as long as a whole body is refused in no time, and not sent back', async () => {
  const start = performance.now()
  const { kind, message, fields } = await failureOf(asks({ ['k'.repeat(1_000_000)]: 1 }))
  assert.equal(kind, 'invalid')
  assert.ok(performance.now() - start < 1000)
  assert.ok(message.length < 500 && fields.join().length < 500)
})
