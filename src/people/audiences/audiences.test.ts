import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { world } from '../../../test/harness/world.ts'
import { defineRecord, makeModel, memberOf, reference, signedIn, text } from '../../kernel/define/index.ts'
import { checkRule } from '../../kernel/rules/index.ts'
import { audience, department, people, person } from '../index.ts'
import { actingAs } from '../index.server.ts'

const it = await world()
const { records, system, database } = it
after(it.close)

const finance = await records.create(system, department, { name: 'Finance' })
const ben = await records.create(system, person, { name: 'Ben', department: finance.id })
const ada = await records.create(system, person, { name: 'Ada' })
const inFinance = await records.create(system, audience, { name: 'Finance', who: "department.name == 'Finance'" })

const groupsOf = async (id: string) => (await actingAs(database.for(system.tenant), system.tenant, [id])).get(id)?.actor.groups ?? []
const belongs = async (who: { readonly id: string }, to: { readonly id: string } = inFinance) => (await groupsOf(who.id)).includes(to.id)
const runJob = () =>
  it.jobs.find(j => j.name === 'audiences.reckon')?.run({}, { actor: system, records, now: it.clock.now(), signal: new AbortController().signal })

test('whom the condition describes belongs to it, and counts it among their groups', async () => {
  assert.deepEqual([await belongs(ben), await belongs(ada)], [true, false])
})

test('somebody who is new belongs at once, and whoever moves away does not any more', async () => {
  const cleo = await records.create(system, person, { name: 'Cleo', department: finance.id })
  assert.equal(await belongs(cleo), true)
  await records.change(system, person, cleo.id, { department: null })
  assert.equal(await belongs(cleo), false)
})

test('whoever is not active belongs to none', async () => {
  const gone = await records.create(system, person, { name: 'Gone', department: finance.id })
  await records.change(system, person, gone.id, { active: false })
  const [left] = await database.for(system.tenant).query<{ n: number }>(sql`select count(*)::int as n from audience_member where person_id = ${gone.id}::uuid`)
  assert.equal(left?.n, 0)
})

test('another condition describes others; an audience that is not active opens nothing', async () => {
  const named = await records.create(system, audience, { name: 'Ada', who: "name == 'Ada'" })
  assert.deepEqual([await belongs(ada, named), await belongs(ben, named)], [true, false])
  await records.change(system, audience, named.id, { who: "name == 'Ben'" })
  assert.deepEqual([await belongs(ada, named), await belongs(ben, named)], [false, true])
  await records.change(system, audience, named.id, { active: false })
  assert.equal(await belongs(ben, named), false)
})

test('what changes behind a person is reckoned again in the background', async () => {
  await records.change(system, department, finance.id, { name: 'Money' })
  const [queued] = await it.owner.query<{ n: number }>(sql`select count(*)::int as n from store.job where name = 'audiences.reckon'`)
  assert.equal(queued?.n, 1)
  await runJob()
  assert.equal(await belongs(ben), false)
  await records.change(system, department, finance.id, { name: 'Finance' })
  await runJob()
  assert.equal(await belongs(ben), true)
})

test('a condition that asks who is asking describes nobody, and is refused', async () => {
  await assert.rejects(records.create(system, audience, { name: 'Me', who: 'manager == me' }), /nobody asks/)
})

test('a rule may ask whether one belongs to the audience that a field names', () => {
  const label = { en: 'x', de: 'x' }
  const paper = defineRecord({
    name: 'paper',
    label: { one: label, many: label },
    help: label,
    fields: { title: text({ label }), audience: reference('audience', { label }) },
    may: { read: memberOf('audience'), create: signedIn, change: signedIn },
    views: { title: 'title', list: [], sections: [], create: [] },
  })
  const model = makeModel([people, { from: 'test', definitions: [paper] }])
  assert.deepEqual(checkRule(model, model.type('paper'), memberOf('audience')), [])
})

test('an audience that is removed leaves nobody behind', async () => {
  const { id } = await records.create(system, audience, { name: 'All', who: 'name != null' })
  await records.remove(system, audience, id)
  assert.equal((await groupsOf(ada.id)).includes(id), false)
  await runJob()
  const [left] = await database.for(system.tenant).query<{ n: number }>(sql`select count(*)::int as n from audience_member where audience_id = ${id}::uuid`)
  assert.equal(left?.n, 0)
})
