import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sql from 'sql-template-tag'
import { onlyTenant } from '../../app/installation.server.ts'
import { administrativeTypes } from '../../kernel/records/internal.server.ts'
import { incident } from '../../practices/incident/definition.ts'
import { service } from '../../practices/service/definition.ts'
import { type World, world } from '../../../test/harness/world.ts'
import { group, person } from '../index.ts'
import { readAsked } from './ask.ts'
import { audit } from './audit.server.ts'
import type { AuditEntry } from './entry.ts'

let desk: World
before(async () => {
  desk = await world()
})
after(() => desk.close())

const look = async (asked: Record<string, string> = {}) =>
  audit(desk.store, await admin(), readAsked(desk.model, asked, ['who', 'type', 'act', 'since', 'until', 'limit', 'cursor']))
let one: ReturnType<World['person']> | undefined
const admin = () => (one ??= desk.person('Admin', ['administrator']))

test('a change of configuration is there with before and after, and the work of the day is not', async () => {
  const by = await admin()
  const { id } = await desk.records.create(by, service, { name: 'Payroll' })
  await desk.records.change(by, service, id, { name: 'Pay' })
  const { id: work } = await desk.records.create(by, incident, { title: 'Printer', requester: by.person ?? '' })
  const { items, names } = await look({ limit: '10' })
  const [changed, made] = items
  assert.deepEqual([changed?.act, changed?.record, changed?.changes], ['change', { type: 'service', id }, { name: ['Payroll', 'Pay'] }])
  assert.deepEqual([made?.act, made?.actor, names[id]?.title], ['create', { id: by.person, name: 'Admin' }, 'Pay'])
  assert.equal(
    items.some(entry => entry.record?.id === work),
    false,
  )
})

test('what was removed still stands there', async () => {
  const by = await admin()
  const { id } = await desk.records.create(by, service, { name: 'Fax' })
  await desk.records.remove(by, service, id)
  const [gone] = (await look({ limit: '1' })).items
  assert.deepEqual([gone?.act, gone?.record, gone?.changes.name], ['remove', { type: 'service', id }, ['Fax', null]])
})

test('it is asked by who, what, which act and when, and pages lose and repeat nothing', async () => {
  const by = await desk.person('Greta', ['administrator'])
  const since = desk.clock.now()
  for (const name of ['North', 'South', 'East']) await desk.records.create(by, group, { name })
  const until = desk.clock.now()
  await desk.records.create(by, service, { name: 'Mail' })
  await desk.records.create(by, group, { name: 'West' })
  const told = (items: readonly AuditEntry[]) => items.map(e => String(e.changes.name?.[1]))
  const who = by.person ?? ''
  assert.deepEqual(told((await look({ who })).items), ['West', 'Mail', 'East', 'South', 'North'])
  assert.deepEqual(told((await look({ who, type: 'group' })).items), ['West', 'East', 'South', 'North'])
  assert.deepEqual(told((await look({ who, since, until })).items), ['East', 'South', 'North'])
  assert.deepEqual((await look({ who, act: 'change' })).items, [])
  const whole: AuditEntry[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof look>> = await look({ limit: '7', ...(cursor === null ? {} : { cursor }) })
    whole.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  assert.deepEqual(whole, (await look({ limit: '500' })).items)
  await assert.rejects(look({ type: 'persn' }), /Did you mean 'person'/)
  await assert.rejects(look({ act: 'creat' }), /Did you mean 'create'/)
  await assert.rejects(look({ whom: 'x' }), /Did you mean 'who'/)
})

test('of personal records, too, the change is there: who made somebody an administrator', async () => {
  const by = await admin()
  const { id } = await desk.records.create(by, person, { name: 'Newcomer', email: 'newcomer@example.test' })
  await desk.records.change(by, person, id, { title: 'Chief' })
  assert.deepEqual((await look({ type: 'person', limit: '1' })).items[0]?.changes, { title: [null, 'Chief'] })
})

test('the index of the audit holds every administrative type and no other', async () => {
  const [index] = await desk.owner.query<{ indexdef: string }>(sql`select indexdef from pg_indexes where indexname = 'history_administrative_idx'`)
  const held = [...(index?.indexdef ?? '').matchAll(/'(\w+)'::text/g)].map(m => m[1] ?? '')
  assert.deepEqual(new Set(held), new Set(administrativeTypes(desk.model).map(type => type.name)))
})

test('among a hundred thousand entries of ordinary work it reads only what it shows', { timeout: 120_000 }, async () => {
  await desk.owner.query(sql`
    insert into store.history (tenant_id, record_id, seq, record_type, at, act, actor_name, channel, changes, visibility, hash)
    select ${onlyTenant}::uuid, gen_random_uuid(), 1, 'incident', timestamptz '2026-03-05' + n * interval '1 second', 'create', 'x', 'import', '{}', 'public', ''
    from generate_series(1, 100000) n`)
  await desk.owner.query(sql`analyze store.history`)
  const statements: string[] = []
  const db = desk.database.for(onlyTenant)
  const watched = {
    ...desk.store,
    database: {
      ...desk.store.database,
      for: () => ({
        ...db,
        query: async (statement: ReturnType<typeof sql>) => {
          if (!statement.text.includes('from (')) return db.query(statement)
          const plan = await db.query<Record<string, string>>({ text: `explain (analyze, buffers) ${statement.text}`, values: statement.values })
          statements.push(plan.map(line => Object.values(line)[0]).join('\n'))
          return db.query(statement)
        },
      }),
    },
  } as unknown as World['store']
  for (const asked of [{}, { type: 'service' }, { act: 'change' }, { since: '2026-01-01T00:00Z' }]) {
    await audit(watched, await admin(), readAsked(desk.model, asked, ['type', 'act', 'since']))
  }
  assert.equal(statements.length, 4)
  for (const plan of statements) {
    assert.match(plan, /history_administrative_idx/)
    assert.equal(/Seq Scan on history/.test(plan), false, plan)
  }
})
