import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { freshDatabase, type TestDatabase } from '../../test/harness/database.ts'
import { migrate, MigrationError, migrationState } from './migrate.server.ts'

let fresh: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'mainstay-migrations-'))
const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.sql`), text)

before(async () => {
  fresh = await freshDatabase()
})
after(async () => {
  await fresh.drop()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  await fresh.owner.query(sql`drop schema if exists mainstay_meta cascade`)
  await fresh.owner.query(sql`drop table if exists public.first, public.second`)
  for (const name of ['0001-first', '0002-second']) rmSync(join(folder, `${name}.sql`), { force: true })
  write('0001-first', 'create table public.first (id integer);')
})

test('files are applied in order, each once', async () => {
  write('0002-second', 'create table public.second as select * from public.first;')
  assert.deepEqual(await migrate(fresh.url, folder), ['0001-first', '0002-second'])
  assert.deepEqual(await migrate(fresh.url, folder), [])
  assert.deepEqual(await migrationState(fresh.url, folder), { applied: ['0001-first', '0002-second'], pending: [], fault: undefined })
})

test('of two processes that migrate at the same time one does the work', async () => {
  const [one, two] = await Promise.all([migrate(fresh.url, folder), migrate(fresh.url, folder)])
  assert.deepEqual([...one, ...two], ['0001-first'])
})

test('a file that fails leaves nothing behind and is named', async () => {
  write('0002-second', 'create table public.second (id integer); select 1 / 0;')
  await assert.rejects(
    migrate(fresh.url, folder),
    (error: unknown) => error instanceof MigrationError && /0002-second failed.*division by zero/.test(error.message),
  )
  assert.deepEqual(await fresh.owner.query(sql`select to_regclass('public.second') as made`), [{ made: null }])
  assert.deepEqual((await migrationState(fresh.url, folder)).pending, ['0002-second'])
})

test('a database of a newer Mainstay is refused, and left as it is', async () => {
  write('0002-second', 'create table public.second (id integer);')
  await migrate(fresh.url, folder)
  rmSync(join(folder, '0002-second.sql'))
  await assert.rejects(migrate(fresh.url, folder), {
    message: 'This database was migrated by a newer Mainstay (0002-second). Install that version or restore a backup.',
  })
})

test('a file that was changed after it had been applied is refused', async () => {
  await migrate(fresh.url, folder)
  write('0001-first', 'create table public.first (id bigint);')
  await assert.rejects(migrate(fresh.url, folder), /0001-first is not the one this database was made with/)
})

test('other line ends are no change', async () => {
  write('0001-first', 'create table public.first (\nid integer);')
  await migrate(fresh.url, folder)
  write('0001-first', 'create table public.first (\r\nid integer);')
  assert.deepEqual(await migrate(fresh.url, folder), [])
})

test('looking at the state changes nothing', async () => {
  await migrationState(fresh.url, folder)
  assert.deepEqual(await fresh.owner.query(sql`select to_regnamespace('mainstay_meta') as made`), [{ made: null }])
})
