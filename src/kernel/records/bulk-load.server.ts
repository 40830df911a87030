import sql, { raw, type Sql } from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import { fieldsOf, type RecordType, snake } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { databaseFailure } from './database-failure.server.ts'
import { readRow } from './row.server.ts'
import { type Loading, type Standing, type Unfolded, unfold } from './unfold.server.ts'
import { historyColumns, searchExpression } from './write.server.ts'

/**
 * Takes over many records with their whole histories, in statements of many rows: for imports, where one record at a
 * time is 20 times slower. Permissions, hooks and computed fields are left aside: what comes is history, and says
 * itself what was.
 */

export interface Loaded {
  readonly created: number
  readonly appended: number
  readonly entries: number
}

/**
 * Writes records that are new and adds to the history of those that are here. To be called within a transaction,
 * with as many as fit well into memory (some hundreds). @throws invalid
 */
export async function loadRecords(tx: Queryable, tenant: string, type: RecordType, loadings: readonly Loading[]): Promise<Loaded> {
  if (loadings.length === 0) return { created: 0, appended: 0, entries: 0 }
  const standing = await standingOf(
    tx,
    type,
    loadings.map(l => l.id),
  )
  const numbered = await withNumbers(tx, type, loadings, standing)
  const unfolded = numbered.map(l => unfold(type, l, standing.get(l.id)))
  const fresh = unfolded.filter(u => !standing.has(u.id))
  const grown = unfolded.filter(u => standing.has(u.id) && u.entries.length > 0)
  if (fresh.length > 0) await databaseFailure(type, tx.query(insertRecords(tenant, type, fresh)))
  if (grown.length > 0) await databaseFailure(type, tx.query(updateRecords(type, grown)))
  await tx.query(insertEntries(tenant, type, [...fresh, ...grown]))
  await movePast(tx, type, fresh)
  return { created: fresh.length, appended: grown.length, entries: unfolded.reduce((sum, u) => sum + u.entries.length, 0) }
}

/** The records among these that are here, locked until the transaction ends. */
async function standingOf(tx: Queryable, type: RecordType, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const columns = ['t.id', 't.version', 't.history_seq', 't.history_hash', ...fieldsOf(type).map(([name]) => `t."${snake(name)}" as "${name}"`)]
  const stored = await tx.query<Record<string, unknown> & { id: string; version: number; history_seq: number; history_hash: Buffer }>(
    sql`select ${raw(columns.join(', '))} from ${raw(`"${type.table}"`)} t where t.id = any(${ids}::uuid[]) for no key update of t`,
  )
  return new Map(stored.map(({ history_seq: seq, history_hash: hash, ...row }) => [row.id, { row: readRow(type, row), version: row.version, seq, hash }]))
}

async function withNumbers(tx: Queryable, type: RecordType, loadings: readonly Loading[], standing: ReadonlyMap<string, unknown>): Promise<readonly Loading[]> {
  const { numbered } = type.definition
  const without = numbered === undefined ? [] : loadings.filter(l => l.number === undefined && !standing.has(l.id))
  if (without.length === 0) return loadings
  const drawn = await tx.query<{ number: string }>(
    sql`select ${numbered} || lpad(nextval(${`app.${type.table}_number`}::regclass)::text, 7, '0') as number from generate_series(1, ${without.length}::integer)`,
  )
  const byId = new Map(without.map((l, i) => [l.id, drawn[i]?.number]))
  return loadings.map(l => {
    const number = byId.get(l.id)
    return number === undefined ? l : { ...l, number }
  })
}

/** Numbers that are drawn from now on lie behind those that were brought, so that none is given twice. */
async function movePast(tx: Queryable, type: RecordType, fresh: readonly Unfolded[]): Promise<void> {
  const { numbered } = type.definition
  if (numbered === undefined) return
  const counts = fresh.map(u => new RegExp(`^${numbered}(\\d{1,15})$`).exec(String(u.row.number))?.[1]).map(Number)
  const highest = Math.max(0, ...counts.filter(Number.isFinite))
  const sequence = `app.${type.table}_number`
  await tx.query(sql`select setval(${sequence}::regclass, ${highest}::bigint) where (select last_value from ${raw(sequence)}) < ${highest}::bigint`)
}

function insertRecords(tenant: string, type: RecordType, fresh: readonly Unfolded[]): Sql {
  const fields = fieldsOf(type)
  const search = searchExpression(type, name => cast(type, name))
  const columns = ['tenant_id', 'id', 'version', 'history_seq', 'history_hash', ...fields.map(([name]) => `"${snake(name)}"`), ...(search ? ['search'] : [])]
  const values = [
    'x.id::uuid',
    'x.version::integer',
    'x.seq::integer',
    "decode(x.hash, 'hex')",
    ...fields.map(([name]) => cast(type, name)),
    ...(search ? [search] : []),
  ]
  return sql`insert into ${raw(`"${type.table}"`)} (${raw(columns.join(', '))}, custom) select ${tenant}::uuid, ${raw(values.join(', '))}, '{}'::jsonb from ${table(type, fresh)}`
}

function updateRecords(type: RecordType, grown: readonly Unfolded[]): Sql {
  const search = searchExpression(type, name => cast(type, name))
  const sets = fieldsOf(type).map(([name]) => `"${snake(name)}" = ${cast(type, name)}`)
  const all = [
    'version = x.version::integer',
    'history_seq = x.seq::integer',
    "history_hash = decode(x.hash, 'hex')",
    ...sets,
    ...(search ? [`search = ${search}`] : []),
  ]
  return sql`update ${raw(`"${type.table}"`)} t set ${raw(all.join(', '))} from ${table(type, grown)} where t.id = x.id::uuid`
}

/** The records as a table `x` of texts, one column a field. One JSON parameter is read faster than an array for each column. */
function table(type: RecordType, records: readonly Unfolded[]): Sql {
  const fields = fieldsOf(type)
  const rows = records.map(({ id, version, seq, hash, row }) => {
    const texts: Record<string, unknown> = { id, version, seq, hash: hash.toString('hex') }
    for (const [i, [name, field]] of fields.entries()) {
      const value = row[name]
      if (value !== null && value !== undefined) texts[`c${i}`] = literal(fieldType(field.kind).write(value))
    }
    return texts
  })
  const columns = ['id text', 'version text', 'seq text', 'hash text', ...fields.map((_, i) => `c${i} text`)]
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as x(${raw(columns.join(', '))})`
}

function cast(type: RecordType, name: string): string {
  const index = fieldsOf(type).findIndex(([n]) => n === name)
  const field = type.fields[name]
  if (!field) throw new Error(`${type.name} has no field ${name}`)
  return `x.c${index}::${fieldType(field.kind).column(field)}`
}

/** As PostgreSQL writes the value as text. */
function literal(written: unknown): string {
  if (Array.isArray(written)) return `{${written.map(item => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
  return typeof written === 'string' ? written : JSON.stringify(written)
}

function insertEntries(tenant: string, type: RecordType, records: readonly Unfolded[]): Sql {
  const rows = records.flatMap(({ id, entries }) => entries.map(({ hash, ...entry }) => ({ id, ...entry, hash: hash.toString('hex') })))
  return sql`insert into history (${raw(historyColumns)})
select ${tenant}::uuid, x.id, x.seq, ${type.name}, x.at, x.act, x.transition, x."actorId", x."actorName", x.channel, x.changes, x.reason, null, 'public', decode(x.hash, 'hex')
from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, seq integer, at timestamptz, act text, transition text, "actorId" uuid, "actorName" text,
channel text, changes text, reason text, hash text)`
}
