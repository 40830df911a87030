import pg from 'pg'
import { migrationState } from '../migrate.server.ts'
import { appRole } from '../postgres/own-postgres.server.ts'
import { type Finding, fault, ok, warning } from './finding.ts'

type Ask = <Row>(sql: string) => Promise<Row[]>

/** What can be said of a database that answers. */
export async function databaseFindings(ownerUrl: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'mainstay doctor', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const ask: Ask = async <Row>(sql: string) => (await client.query(sql)).rows as Row[]
    const findings = [await version(ask), await clock(ask), await encoding(ask), await durability(ask), await extensions(ask), await migrations(ownerUrl)]
    return [...findings, ...(await roles(ask))]
  } catch (error) {
    return [unreachable(error)]
  } finally {
    await client.end().catch(() => {})
  }
}

export function unreachable(error: unknown): Finding {
  const remedies: Record<string, string> = {
    ECONNREFUSED: 'Start it, or correct host and port in DATABASE_URL.',
    ENOTFOUND: 'Correct the host in DATABASE_URL.',
    '28P01': 'Correct user and password in DATABASE_URL.',
    '28000': 'Let this user in (pg_hba.conf), or correct DATABASE_URL.',
    '3D000': 'Create that database, or correct its name in DATABASE_URL.',
    '53300': 'Raise max_connections, or lower DATABASE_CONNECTIONS.',
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return fault(
    'database',
    `It cannot be reached: ${error instanceof Error ? error.message || code : String(error)}`,
    remedies[code] ?? 'See that it runs and that DATABASE_URL is right.',
  )
}

async function version(ask: Ask): Promise<Finding> {
  const [row] = await ask<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  )
  const message = `PostgreSQL ${row?.version}`
  return (row?.number ?? 0) >= 150_000 ? ok('database', message) : fault('database', `${message} is too old.`, 'Use PostgreSQL 15 or newer.')
}

async function clock(ask: Ask): Promise<Finding> {
  const before = Date.now()
  const [row] = await ask<{ now: string }>('select extract(epoch from clock_timestamp()) * 1000 as now')
  const skew = Math.abs(Number(row?.now) - (before + Date.now()) / 2) / 1000
  const message = skew < 1 ? 'agrees with the database' : `${skew.toFixed(1)} seconds apart from the database`
  return skew < 2 ? ok('clock', message) : warning('clock', message, 'Let both machines keep time by NTP: histories and deadlines go by it.')
}

async function encoding(ask: Ask): Promise<Finding> {
  const [row] = await ask<{ encoding: string }>('select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()')
  if (row?.encoding === 'UTF8') return ok('encoding', 'UTF8')
  return fault(
    'encoding',
    `The database is ${row?.encoding}, which cannot hold every language.`,
    `Create it anew with: create database ... encoding 'UTF8' template template0`,
  )
}

async function durability(ask: Ask): Promise<Finding> {
  const off = await ask<{ name: string }>(`select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`)
  if (off.length === 0) return ok('durability', 'what is saved is on the disk')
  return warning(
    'durability',
    `${off.map(s => s.name).join(', ')} is off: a power cut loses what was saved.`,
    'Set it to on in the configuration of PostgreSQL.',
  )
}

async function extensions(ask: Ask): Promise<Finding> {
  const needed = ['pg_trgm', 'unaccent', 'btree_gin']
  const available = new Set((await ask<{ name: string }>('select name from pg_available_extensions')).map(e => e.name))
  const absent = needed.filter(name => !available.has(name))
  if (absent.length === 0) return ok('extensions', needed.join(', '))
  return fault(
    'extensions',
    `${absent.join(', ')} is not installed on the database's machine.`,
    'Install the contrib package of PostgreSQL (Debian: postgresql-contrib).',
  )
}

async function migrations(ownerUrl: string): Promise<Finding> {
  const { applied, pending, fault: wrong } = await migrationState(ownerUrl)
  if (wrong) return fault('migrations', wrong, 'docs/operate.md, Upgrades, says how.')
  if (pending.length > 0)
    return warning('migrations', `${pending.length} to come: ${pending.join(', ')}`, 'Run: mainstay migrate (the desk does it by itself when it starts).')
  return ok('migrations', `${applied.length}, the last is ${applied.at(-1)}`)
}

/** The second wall between tenants: the application must own nothing and reach no table of the store. */
async function roles(ask: Ask): Promise<Finding[]> {
  const [role] = await ask<{ super: boolean; bypass: boolean }>(`select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = '${appRole}'`)
  if (!role) return [warning('roles', `The role ${appRole} does not exist yet.`, 'Run: mainstay migrate')]
  const owned = await ask<{ name: string }>(
    `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = '${appRole}' limit 3`,
  )
  const open = await ask<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'store' and c.relkind in ('r', 'p') and has_table_privilege('${appRole}', c.oid, 'select, insert, update, delete') limit 3`,
  )
  if (role.super || role.bypass || owned.length > 0 || open.length > 0) {
    const why = role.super
      ? 'is a superuser'
      : owned.length > 0
        ? `owns ${owned.map(o => o.name).join(', ')}`
        : `may reach store.${open.map(o => o.name).join(', store.')}`
    return [
      fault('roles', `${appRole} ${why}: nothing in the database keeps tenants apart.`, `Take that from ${appRole}: it needs only what the migrations grant.`),
    ]
  }
  return [ok('roles', `${appRole} owns nothing and sees one tenant at a time`)]
}
