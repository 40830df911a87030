import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sql, { raw } from 'sql-template-tag'
import { migrationsFolder } from '../../src/app/home.server.ts'
import { wholeModel } from '../../src/app/installation.server.ts'
import { wantedTables } from '../../src/kernel/schema/index.ts'
import { world, type World } from '../harness/world.ts'
import { conformance } from './conformance.ts'

/** The suite over every type of record that ships. */
let desk: World | undefined
before(async () => {
  desk = await world()
})
after(() => desk?.close())

const model = wholeModel()
for (const type of model.types) {
  conformance(type, model, () => {
    if (!desk) throw new Error('The desk could not be opened.')
    return desk
  })
}

test('the migrations add up to what the definitions want, and their snapshot says so', () => {
  assert.deepEqual(JSON.parse(readFileSync(join(migrationsFolder, 'schema.json'), 'utf8')), JSON.parse(JSON.stringify(wantedTables(model))))
})

test('the database holds no table of records that no definition wants', async () => {
  const stored = await desk?.owner.query<{ name: string }>(
    sql`select table_name as name from information_schema.columns where table_schema = 'store' and column_name = 'history_hash'`,
  )
  assert.deepEqual(stored?.map(t => t.name).sort(), model.types.map(t => t.table).sort())
})

test('the application owns nothing in the database, and makes nothing', async () => {
  const owned = await desk?.owner.query(sql`select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'mainstay_app'`)
  assert.deepEqual(owned, [])
  for (const schema of ['app', 'store', 'public'])
    await assert.rejects(async () => desk?.database.query(sql`create table ${raw(schema)}.mine (id int)`), /permission denied/, schema)
})
