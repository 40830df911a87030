import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import type { Database } from '../../src/kernel/database/index.server.ts'
import { difference, type Table, wantedTables } from '../../src/kernel/schema/index.ts'
import type { Subject } from './subject.ts'

/** The table in the database is the one that the definition wants. */
export function tableLaws(subject: () => Subject): void {
  const wanted = ({ world, type }: Subject): Table => wantedTables(world.model).find(t => t.name === type.table) ?? assert.fail('no table is wanted')

  test('its table has the columns that the definition wants', async () => {
    const { world } = subject()
    const table = wanted(subject())
    assert.deepEqual(await columnsOf(world.owner, table.name), await wantedColumns(world.owner, table))
  })

  test('its table has the indexes that the definition wants, and no others', async () => {
    const table = wanted(subject())
    const stored = await subject().world.owner.query<{ indexdef: string }>(
      sql`select indexdef from pg_indexes where schemaname = 'store' and tablename = ${table.name} and indexname <> ${`${table.name}_pkey`}`,
    )
    const expected = difference([], [table]).filter(statement => /^create (unique )?index/.test(statement))
    assert.deepEqual(stored.map(i => bare(i.indexdef)).sort(), expected.map(bare).sort())
  })

  test('its references are kept by the database, within the tenant', async () => {
    const table = wanted(subject())
    const stored = await subject().world.owner.query<{ name: string; rule: string }>(
      sql`select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = ${`store."${table.name}"`}::regclass and contype = 'f'`,
    )
    const expected = table.foreignKeys.map(
      fk => `${table.name}_${fk.column}_fkey foreign key (tenant_id, ${fk.column}) references store.${fk.table}(tenant_id, id) deferrable`,
    )
    assert.deepEqual(stored.map(c => bare(`${c.name} ${c.rule}`)).sort(), expected.sort())
  })

  test('the application sees it through a view of one tenant that checks what is written', async () => {
    const table = wanted(subject())
    const [view] = await subject().world.owner.query<{ check: string; definition: string }>(
      sql`select check_option as check, view_definition as definition from information_schema.views where table_schema = 'app' and table_name = ${table.name}`,
    )
    assert.equal(view?.check, 'CASCADED')
    assert.match(view?.definition ?? '', /tenant_id = \(?current_setting\('app\.tenant'/)
  })
}

interface Kept {
  readonly type: string
  readonly notNull: boolean
  readonly default: string | null
}

export async function columnsOf(owner: Database, table: string): Promise<Record<string, Kept>> {
  const stored = await owner.query<{ name: string } & Kept>(
    sql`select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull", pg_get_expr(d.adbin, d.adrelid) as default
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = ${`store."${table}"`}::regclass and a.attnum > 0 and not a.attisdropped`,
  )
  return Object.fromEntries(stored.map(({ name, ...kept }) => [name, { ...kept, default: kept.default?.replace(/::\w+$/, '') ?? null }]))
}

/** The database's own names for the types, so that `timestamptz` is what it says it is. */
export async function wantedColumns(owner: Database, table: Table): Promise<Record<string, Kept>> {
  const types = table.columns.map(c => c.type)
  const named = await owner.query<{ name: string }>(
    sql`select format_type(t::regtype, null) as name from unnest(${types}::text[]) with ordinality as x(t, n) order by n`,
  )
  return Object.fromEntries(table.columns.map((c, i) => [c.name, { type: named[i]?.name ?? '', notNull: c.notNull, default: c.default ?? null }]))
}

/** As PostgreSQL and we both write it. */
const bare = (statement: string): string =>
  statement
    .toLowerCase()
    .replace(/["';]/g, '')
    .replace(/\s*=\s*/g, '=')
    .replace(/fastupdate=(off|false)/, 'fastupdate=off')
    .replace(/\s+/g, ' ')
