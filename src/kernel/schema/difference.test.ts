import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { columnsOf, wantedColumns } from '../../../test/conformance/table-laws.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { type AnyDefinition, choice, date, defineRecord, makeModel, number, reference, signedIn, text } from '../define/index.ts'
import { difference, type Table, wantedTables } from './index.ts'

const fresh = await freshDatabase()
after(() => fresh.drop())

const label = { en: 'x', de: 'x' }
const may = { read: signedIn, create: signedIn, change: signedIn }

const person = defineRecord({
  name: 'person',
  label: { one: label, many: label },
  help: label,
  fields: { name: text({ label }) },
  may,
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

const bike = (parts: Partial<AnyDefinition> = {}): AnyDefinition => ({
  ...defineRecord({
    name: 'bike',
    label: { one: label, many: label },
    help: label,
    numbered: 'BIK',
    fields: {
      title: text({ label, required: true, search: 'A' }),
      gears: number({ label, whole: true, index: true }),
      frame: text({ label, unique: true }),
      rider: reference('person', { label }),
    },
    may,
    indexes: [['rider', '-updatedAt']],
    views: { title: 'title', list: ['title'], sections: [], create: ['title'] },
  }),
  ...parts,
})

const tables = (...definitions: AnyDefinition[]): Table[] => wantedTables(makeModel([{ from: 'test', definitions: [person, ...definitions] }]))
const indexes = (definition: AnyDefinition): string[] =>
  tables(definition)[1]?.indexes.map(i => `${i.unique ? 'unique ' : ''}${i.name} ${i.method} ${i.on.join(' ')}`) ?? []

test('a type that becomes administrative comes into the index of the audit, and out of it again', () => {
  const [plain, administrative] = [tables(bike()), tables(bike({ administrative: true }))]
  assert.match(difference(plain, administrative).join('\n'), /drop index if exists store\.history_administrative_idx;\ncreate index .* in\n {2}\('bike'\);/)
  assert.deepEqual(difference(administrative, plain), ['drop index if exists store.history_administrative_idx;'])
})

test('a table has an index for what the definition says must be fast, unique or found', () => {
  assert.deepEqual(indexes(bike()).toSorted(), [
    'bike_created_at_id_idx btree "created_at" "id"',
    'bike_gears_id_idx btree "gears" "id"',
    'bike_rider_updated_at_id_idx btree "rider" "updated_at" desc "id" desc',
    'bike_search_idx gin "search"',
    'bike_title_trgm gin lower("title") gin_trgm_ops',
    'bike_updated_at_id_idx btree "updated_at" "id"',
    'unique bike_frame_key btree "frame"',
    'unique bike_number_key btree "number"',
  ])
})

test('of a record that exists once the table holds one for each tenant', () => {
  assert.ok(indexes(bike({ single: true })).includes('unique bike_only_key btree '))
  assert.ok(difference([], tables(bike({ single: true }))).includes('create unique index bike_only_key on store.bike using btree (tenant_id);'))
})

test('names that are longer than the database keeps are made shorter, and stay different', () => {
  const long = 'aVeryLongNameForAFieldThatSaysEverythingAboutItself'
  const fields = { title: text({ label }), [`${long}One`]: number({ label, index: true }), [`${long}Two`]: number({ label, index: true }) }
  const names = tables(bike({ fields, indexes: [] }))[1]?.indexes.map(i => i.name) ?? []
  assert.ok(names.every(name => name.length <= 63))
  assert.equal(new Set(names).size, names.length)
})

test('tables that agree need nothing', () => assert.deepEqual(difference(tables(bike()), tables(bike())), []))

test('what would lose data is only proposed', () => {
  const statements = difference(tables(bike()), tables())
  assert.deepEqual(statements, ['-- drop table store.bike; -- loses data: run it in a later release'])
  const { frame: _, ...fewer } = bike().fields
  const gone = difference(tables(bike()), tables(bike({ fields: fewer })))
  assert.ok(gone.includes('-- alter table store.bike drop column "frame"; -- loses data: run it in a later release'))
  assert.ok(gone.includes('drop index store.bike_frame_key;'))
})

test('what is proposed turns one form of a table into the other, and keeps what is in it', async () => {
  const run = async (statements: readonly string[]) => {
    for (const text of statements) await fresh.owner.query({ text, values: [] })
  }
  const { title, gears, rider } = bike().fields
  const later = bike({
    fields: {
      title,
      speeds: { ...gears, was: 'gears', index: false },
      owner: { ...rider, was: 'rider' },
      frame: text({ label, index: true }),
      kind: choice({ road: label, town: label }, { label }),
      bought: date({ label, index: true }),
    },
    indexes: [['owner', '-updatedAt']],
  })
  const ours = (all: readonly Table[]) => all.filter(t => t.name !== 'person')
  // The people of the test are those of the database, which has a table of them.
  const [from, to] = [ours(tables(bike())), ours(tables(later))]
  await run(difference([], from))
  await fresh.owner.query({
    text: `insert into store.bike (tenant_id, id, version, number, title, gears, frame, created_at, updated_at, history_seq, history_hash)
      values (gen_random_uuid(), gen_random_uuid(), 1, 'BIK1', 'Old', 7, 'F-1', now(), now(), 1, '')`,
    values: [],
  })
  await run(difference(from, to))
  const wanted = to[0] ?? assert.fail('no table')
  assert.deepEqual(await columnsOf(fresh.owner, 'bike'), await wantedColumns(fresh.owner, wanted))
  const [kept] = await fresh.owner.query<{ title: string; speeds: number; frame: string }>({ text: 'select title, speeds, frame from store.bike', values: [] })
  assert.deepEqual(kept, { title: 'Old', speeds: 7, frame: 'F-1' })
  const stored = await fresh.owner.query<{ name: string }>({
    text: "select indexname as name from pg_indexes where schemaname = 'store' and tablename = 'bike' and indexname <> 'bike_pkey'",
    values: [],
  })
  assert.deepEqual(stored.map(i => i.name).toSorted(), wanted.indexes.map(i => i.name).toSorted())
  const [reference] = await fresh.owner.query<{ name: string }>({
    text: "select conname as name from pg_constraint where conrelid = 'store.bike'::regclass and contype = 'f' and conname like '%owner%'",
    values: [],
  })
  assert.equal(reference?.name, 'bike_owner_fkey')
  const seen = await fresh.database.for('00000000-0000-7000-8000-000000000001').query({ text: 'select speeds, kind, bought from bike', values: [] })
  assert.deepEqual(seen, [])
})
