import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import { failureOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { empty, filled } from '../define/index.ts'
import { verifyHistory } from '../history/verify.server.ts'
import { createRecords } from './index.server.ts'

const { records, store, system, bea, cleo, asks, database, owner, model } = await loanDesk()
const text = 'correct horse battery staple'
const db = database.for(bea.tenant)
const isSecret = (value: unknown) => assert.match(JSON.stringify(value), /^\{"set":true,"mark":"[\w-]{16}"\}$/)

test('nobody reads a secret back, whoever they are and however they ask', async () => {
  const it = await asks({ code: text })
  isSecret(it.code)
  const changed = await records.change(cleo, loan, it.id, { code: `${text}!` })
  isSecret(changed.code)
  isSecret((await records.get(cleo, loan, it.id)).code)
  const answers = [
    it,
    changed,
    await records.view(cleo, loan, it.id),
    await records.timeline(system, loan, it.id),
    await records.find(system, loan, { limit: 500 }),
  ]
  assert.doesNotMatch(JSON.stringify(answers), /horse/)
  assert.equal((await failureOf(records.secret(cleo, loan, it.id, 'code'))).kind, 'refused')
})

test('what acts by itself reads it', async () => {
  const it = await asks({ code: text })
  assert.equal(await records.secret(system, loan, it.id, 'code'), text)
  await records.change(cleo, loan, it.id, { code: ' ümläut ' })
  assert.equal(await records.secret(system, loan, it.id, 'code'), ' ümläut ')
  await records.change(cleo, loan, it.id, { code: null })
  assert.equal(await records.secret(system, loan, it.id, 'code'), null)
})

test('the database holds it sealed, everywhere', async () => {
  const it = await asks({ code: text })
  const [row] = await db.query<{ all: string }>(sql`select (select json_agg(t)::text from loan t) || (select json_agg(h)::text from history h) as all`)
  assert.doesNotMatch(row?.all ?? '', /horse/)
  assert.match(row?.all ?? '', /v1\.[\w-]{16}\.[\w-]{20,}/)
  assert.ok(it)
})

test('the history says that it was changed', async () => {
  const it = await asks({ code: text })
  await records.change(cleo, loan, it.id, { code: text })
  const { items } = await records.timeline(cleo, loan, it.id)
  const [before, after] = items.at(-1)?.changes.code ?? []
  isSecret(before)
  isSecret(after)
  assert.notDeepEqual(before, after)
})

test('a page that sends back what it was given changes nothing', async () => {
  const it = await asks({ code: text })
  const given = JSON.parse(JSON.stringify(it.code)) as string
  assert.equal((await records.change(cleo, loan, it.id, { code: given })).version, 1)
  assert.equal(await records.secret(system, loan, it.id, 'code'), text)
})

test('another one than it was given is refused, on new records too', async () => {
  const [it, other] = [await asks({ code: text }), await asks({ code: 'other' })]
  const forged = JSON.parse(JSON.stringify(other.code)) as string
  assert.match((await failureOf(records.change(cleo, loan, it.id, { code: forged }))).message, /Give the secret as text/)
  assert.deepEqual((await failureOf(asks({ code: forged }))).fields, ['code'])
  assert.equal(await records.secret(system, loan, it.id, 'code'), text)
})

test('copied to another record by hand, it cannot be opened', async () => {
  const [it, other] = [await asks({ code: text }), await asks({ code: 'other' })]
  await owner.for(bea.tenant).query(sql`update store.loan set code = (select code from store.loan where id = ${it.id}::uuid) where id = ${other.id}::uuid`)
  assert.equal((await failureOf(records.secret(system, loan, other.id, 'code'))).code, 'sealed_elsewhere')
  await records.change(cleo, loan, other.id, { code: 'again' })
  assert.equal(await records.secret(system, loan, other.id, 'code'), 'again')
})

test('a list can ask whether it is set, and nothing else', async () => {
  const it = await asks({ code: text })
  const found = async (filter: ReturnType<typeof filled>) => (await records.find(cleo, loan, { filter, limit: 500 })).items.some(row => row.id === it.id)
  assert.ok(await found(filled('code')))
  assert.ok(!(await found(empty('code'))))
  for (const is of ['==', 'contains', 'startsWith', '<'] as const) {
    assert.equal((await failureOf(records.find(cleo, loan, { filter: { field: 'code', is, value: 'v1' } }))).code, 'bad_filter')
  }
  assert.equal((await failureOf(records.find(cleo, loan, { filter: { field: 'title', is: '!=', value: { field: 'code' } } }))).code, 'bad_filter')
  assert.equal((await failureOf(records.find(cleo, loan, { sort: ['code'] }))).code, 'bad_sort')
})

test('the same request sent twice makes one record', async () => {
  const input = { code: text, title: 'Once' }
  const [first, second] = [await asks(input, bea, { key: 'k' }), await asks(input, bea, { key: 'k' })]
  assert.equal(first.id, second.id)
})

test('the histories of all of these hold', async () => {
  const tampered: unknown[] = []
  await verifyHistory(database, model, bea.tenant, t => tampered.push(t))
  assert.deepEqual(tampered, [])
})

test('who has the database but not the key of the operator opens nothing', async () => {
  const it = await asks({ code: text })
  const elsewhere = createRecords({ ...store, sealing: `${store.secret}another key` }).records
  assert.equal((await failureOf(elsewhere.secret(system, loan, it.id, 'code'))).code, 'sealed_elsewhere')
})
