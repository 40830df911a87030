import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql, { raw } from 'sql-template-tag'
import type { RecordType } from '../../src/kernel/define/index.ts'
import type { Subject } from './subject.ts'

const others = '00000000-0000-7000-8000-00000000beef'

/** The second wall: the database keeps tenants apart, whatever is asked of it. */
export function tenantLaws(type: RecordType, subject: () => Subject): void {
  const table = raw(`"${type.table}"`)

  test('another tenant finds, changes and removes nothing of ours, though it asks for all there is', async () => {
    const { world, samples } = subject()
    const theirs = world.database.for(others)
    assert.ok(samples.length > 0)
    assert.deepEqual(await theirs.query(sql`select id from ${table}`), [])
    assert.deepEqual(await theirs.query(sql`select seq from history`), [])
    assert.deepEqual(await theirs.query(sql`update ${table} set version = version + 1 returning id`), [])
    assert.deepEqual(await theirs.query(sql`delete from ${table} returning id`), [])
    const ours = await world.database.for(world.system.tenant).query<{ id: string }>(sql`select id from ${table}`)
    for (const { id } of samples) assert.ok(ours.some(row => row.id === id))
  })

  test('nobody moves a record to another tenant', async () => {
    const { world, samples } = subject()
    const ours = world.database.for(world.system.tenant)
    await assert.rejects(ours.query(sql`update ${table} set tenant_id = ${others}::uuid where id = ${samples[0]?.id}::uuid`), /check option/)
    const moved = JSON.stringify({ tenant_id: others })
    const copy = sql`insert into ${table} select (jsonb_populate_record(t, ${moved}::jsonb)).* from ${table} t where t.id = ${samples[0]?.id}::uuid`
    await assert.rejects(ours.query(copy), /check option/)
  })

  test('who names no tenant is told nothing, and the tables themselves are closed', async () => {
    const { world } = subject()
    await assert.rejects(world.database.query(sql`select id from ${table}`))
    await assert.rejects(world.database.for(world.system.tenant).query(sql`select id from ${raw(`store."${type.table}"`)}`), /permission denied/)
  })

  test('a person of another tenant finds nothing of ours', async () => {
    const { world, record, samples } = subject()
    const stranger = { ...world.system, tenant: others }
    assert.deepEqual((await world.records.find(stranger, record)).items, [])
    assert.equal(await world.records.count(stranger, record), 0)
    await assert.rejects(world.records.get(stranger, record, String(samples[0]?.id)), { kind: 'missing' })
  })
}
