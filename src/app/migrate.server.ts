import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import { migrationsFolder } from './home.server.ts'

/** One file of the folder `migrations`. */
interface Migration {
  readonly name: string
  readonly checksum: string
  readonly sql: string
}

/** How the database compares with what this version of Mainstay brings. */
export interface MigrationState {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
  /** What is wrong, in words; undefined when the database fits this version. */
  readonly fault: string | undefined
}

/** Raised when the database cannot be brought to this version; the message says why and what to do. */
export class MigrationError extends Error {}

/** Where it keeps what was applied; in a schema of its own, because the first migration makes all others. */
const record = 'mainstay_meta.migration'
const lock = 7_370_116

/** Brings the database to this version, one process at a time, each file in a transaction. Gives the names it applied. */
export async function migrate(ownerUrl: string, folder: string = migrationsFolder): Promise<readonly string[]> {
  return asOwner(ownerUrl, async client => {
    await requireVersion(client)
    await client.query('select pg_advisory_lock($1)', [lock])
    await prepare(client)
    const here = readMigrations(folder)
    const { pending, fault } = compare(here, await readApplied(client))
    if (fault) throw new MigrationError(fault)
    for (const migration of here.filter(m => pending.includes(m.name))) await apply(client, migration)
    return pending
  })
}

/** Changes nothing. */
export async function migrationState(ownerUrl: string, folder: string = migrationsFolder): Promise<MigrationState> {
  return asOwner(ownerUrl, async client => compare(readMigrations(folder), await readApplied(client)))
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'mainstay migrate', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export function readMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => {
      const sql = readFileSync(join(folder, file), 'utf8')
      // Line ends are left out of account: a checkout may have changed them.
      return { name: basename(file, '.sql'), checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex'), sql }
    })
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  )
  if (rows[0] && rows[0].number < 150_000)
    throw new MigrationError(`This is PostgreSQL ${rows[0].version}. Mainstay needs 15 or newer: set DATABASE_URL to one.`)
}

/** The application's role is made here, because the migrations grant to it. */
async function prepare(client: pg.Client): Promise<void> {
  await client.query(`create schema if not exists mainstay_meta; create table if not exists ${record}
    (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  try {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'mainstay_app') then create role mainstay_app nologin; end if;
      -- Since PostgreSQL 16 whoever makes a role may grant it, but not yet work as it.
      if not pg_has_role(current_user, 'mainstay_app', case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end) then 
        execute format('grant mainstay_app to %I', current_user);
      end if;
    end $$`)
  } catch (error) {
    throw new MigrationError(
      `The role mainstay_app, as which Mainstay works, could not be made: ${said(error)}. Have an administrator of the database run: create role mainstay_app nologin; grant mainstay_app to ${client.user};`,
    )
  }
}

type Applied = ReadonlyMap<string, string>

async function readApplied(client: pg.Client): Promise<Applied> {
  const { rows: known } = await client.query<{ exists: boolean }>(`select to_regclass('${record}') is not null as exists`)
  if (!known[0]?.exists) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string }>(`select name, checksum from ${record} order by name`)
  return new Map(rows.map(row => [row.name, row.checksum]))
}

function compare(here: readonly Migration[], applied: Applied): MigrationState {
  const names = new Set(here.map(m => m.name))
  const newer = [...applied.keys()].find(name => !names.has(name))
  const changed = here.find(m => applied.has(m.name) && applied.get(m.name) !== m.checksum)
  return {
    applied: [...applied.keys()],
    pending: here.filter(m => !applied.has(m.name)).map(m => m.name),
    fault: newer
      ? `This database was migrated by a newer Mainstay (${newer}). Install that version or restore a backup.`
      : changed && `The migration ${changed.name} is not the one this database was made with. Restore the file as it was released; a change needs a new file.`,
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(`insert into ${record} (name, checksum) values ($1, $2)`, [migration.name, migration.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`The migration ${migration.name} failed, and nothing of it was kept: ${said(error)}`)
  }
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))
