import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import { brokenChains } from '../../../test/conformance/history-laws.ts'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'
import { incidentSettings } from '../../practices/incident/index.ts'

const { records, owner, model, system, bea, bob, cleo, admin, asks } = await loanDesk()

test('who may remove it removes it for good; its history stays and says what it was', async () => {
  const it = await asks({ terms: 'All of it.' })
  await records.remove(admin, loan, it.id, { reason: 'Asked for twice.' })
  for (const by of [admin, cleo, bea]) assert.equal((await failureOf(records.get(by, loan, it.id))).kind, 'missing')
  assert.equal((await failureOf(records.asOf(admin, loan, it.id, it.createdAt))).kind, 'missing')
  const [last] = await owner.query<{ act: string; reason: string; changes: string; actor_name: string }>(
    sql`select act, reason, changes, actor_name from store.history where record_id = ${it.id}::uuid order by seq desc limit 1`,
  )
  assert.deepEqual([last?.act, last?.reason, last?.actor_name], ['remove', 'Asked for twice.', 'Admin'])
  assert.deepEqual((JSON.parse(last?.changes ?? '{}') as Record<string, unknown>).terms, ['All of it.', null])
  assert.deepEqual(await brokenChains(owner, model.type('loan')), [])
})

test('who may read but not remove is refused; who may not read is told there is nothing', async () => {
  const { id } = await asks()
  assert.equal((await failureOf(records.remove(cleo, loan, id))).kind, 'refused')
  assert.equal((await failureOf(records.remove(bea, loan, id))).kind, 'refused')
  assert.equal((await failureOf(records.remove(bob, loan, id))).kind, 'missing')
  assert.equal((await failureOf(records.remove(admin, loan, 'LOA9999999'))).kind, 'missing')
})

test('a version that is no longer the present one is not removed', async () => {
  const it = await asks()
  await records.change(bea, loan, it.id, { terms: 'New.' })
  assert.equal((await failureOf(records.remove(admin, loan, it.id, { version: it.version }))).kind, 'stale')
  await records.remove(admin, loan, it.id, { version: it.version + 1 })
})

test('its number is not given again, and what was unique is free', async () => {
  const it = await asks({ serial: 'R-1' })
  await records.remove(admin, loan, it.id)
  const next = await asks({ serial: 'R-1' })
  assert.ok(next.number > it.number)
})

test('a record that exists once stays, and no second one comes, however many try', async () => {
  const [only] = (await records.find(system, incidentSettings)).items
  assert.ok(only)
  assert.deepEqual(await failureOf(records.remove(system, incidentSettings, only.id)).then(f => [f.kind, f.code]), ['conflict', 'single'])
  const { kind, message } = await failureOf(records.create(admin, incidentSettings, {}))
  assert.equal(kind, 'conflict')
  assert.equal(message, 'There are incident settings already, and only one such record can be. Change that one.')
  assert.equal((await failureOf(records.create(bea, incidentSettings, { reopenWithin: idOf(bea) }))).kind, 'refused')
  assert.equal(await records.count(system, incidentSettings), 1)
})
