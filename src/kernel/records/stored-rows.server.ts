import sql, { raw, type Sql } from 'sql-template-tag'
import { atMost, type Queryable } from '../database/index.server.ts'
import { fieldsOf, type RecordType, snake } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'
import { readRow } from './row.server.ts'
import { searchExpression } from './write.server.ts'

/** A record as its table holds it, with where its history stands. For what works on whole tables, and asks nobody's rights. */
export interface StoredRow {
  readonly id: string
  readonly version: number
  /** Values by field. */
  readonly row: Readonly<Record<string, unknown>>
  readonly custom: unknown
  readonly seq: number
  readonly hash: Buffer
}

/** The records behind an id (or from the first), in order of their ids. */
export const storedAfter = (db: Queryable, type: RecordType, after: string | undefined, limit: number): Promise<StoredRow[]> =>
  select(db, type, after === undefined ? sql`order by t.id ${atMost(limit)}` : sql`where t.id > ${after}::uuid order by t.id ${atMost(limit)}`)

export const storedByIds = (db: Queryable, type: RecordType, ids: readonly string[]): Promise<StoredRow[]> =>
  select(db, type, sql`where t.id = any(${ids}::uuid[])`)

/** The same, locked until the transaction ends. */
export const storedToChange = (db: Queryable, type: RecordType, ids: readonly string[]): Promise<StoredRow[]> =>
  select(db, type, sql`where t.id = any(${ids}::uuid[]) for no key update of t`)

/** Records without a single entry in the history. */
export const storedWithoutHistory = (db: Queryable, type: RecordType, limit: number): Promise<StoredRow[]> =>
  select(db, type, sql`where not exists (select from history h where h.record_id = t.id) order by t.id ${atMost(limit)}`)

async function select(db: Queryable, type: RecordType, rest: Sql): Promise<StoredRow[]> {
  const columns = ['t.id', 't.version', 't.custom', 't.history_seq', 't.history_hash', ...fieldsOf(type).map(([name]) => `t."${snake(name)}" as "${name}"`)]
  const found = await db.query<Kept & Record<string, unknown>>(sql`select ${raw(columns.join(', '))} from ${raw(`"${type.table}"`)} t ${rest}`)
  return found.map(({ id, version, custom, history_seq: seq, history_hash: hash, ...row }) => ({ id, version, custom, seq, hash, row: readRow(type, row) }))
}

interface Kept {
  readonly id: string
  readonly version: number
  readonly custom: unknown
  readonly history_seq: number
  readonly history_hash: Buffer
}

/** Writes records as they are; their history is written by whoever calls. */
export function insertStored(tenant: string, type: RecordType, rows: readonly StoredRow[]): Sql {
  const fields = fieldsOf(type)
  const search = searchExpression(type, name => cast(type, name))
  const columns = ['tenant_id', 'id', ...Object.keys(own), ...fields.map(([name]) => `"${snake(name)}"`), ...(search ? ['search'] : [])]
  const values = ['x.id::uuid', ...Object.values(own), ...fields.map(([name]) => cast(type, name)), ...(search ? [search] : [])]
  return sql`insert into ${raw(`"${type.table}"`)} (${raw(columns.join(', '))}) select ${tenant}::uuid, ${raw(values.join(', '))} from ${table(type, rows)}`
}

export function updateStored(type: RecordType, rows: readonly StoredRow[]): Sql {
  const search = searchExpression(type, name => cast(type, name))
  const fields = fieldsOf(type).map(([name]) => `"${snake(name)}" = ${cast(type, name)}`)
  const all = [...Object.entries(own).map(([column, value]) => `${column} = ${value}`), ...fields, ...(search ? [`search = ${search}`] : [])]
  return sql`update ${raw(`"${type.table}"`)} t set ${raw(all.join(', '))} from ${table(type, rows)} where t.id = x.id::uuid`
}

/** What the kernel keeps beside the fields, and where it comes from. */
const own: Readonly<Record<string, string>> = {
  version: 'x.version::integer',
  custom: 'x.custom::jsonb',
  history_seq: 'x.seq::integer',
  history_hash: "decode(x.hash, 'hex')",
}

/** The records as a table `x` of texts, one column a field. One JSON parameter is read faster than an array for each column. */
function table(type: RecordType, rows: readonly StoredRow[]): Sql {
  const fields = fieldsOf(type)
  const texts = rows.map(({ id, version, custom, seq, hash, row }) => {
    const columns: Record<string, unknown> = { id, version, custom: JSON.stringify(custom), seq, hash: hash.toString('hex') }
    for (const [i, [name, field]] of fields.entries()) {
      const value = row[name]
      if (value !== null && value !== undefined) columns[`c${i}`] = literal(fieldType(field.kind).write(value))
    }
    return columns
  })
  const names = ['id', 'version', 'custom', 'seq', 'hash', ...fields.map((_, i) => `c${i}`)]
  return sql`json_to_recordset(${JSON.stringify(texts)}::json) as x(${raw(names.map(n => `${n} text`).join(', '))})`
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
