import type { Actor } from '../actor.ts'
import { type RecordType, snake } from '../define/index.ts'
import type { Entry } from '../history/entry.ts'
import { fieldType } from '../fields/index.ts'
import { searched } from '../schema/index.ts'
import { sealFor } from './secrets.server.ts'
import type { Row, Unit } from './unit.server.ts'

/**
 * The statements that write a record. Each writes the record and its history row at once, in one round trip:
 * measured, that is 1.6 times as fast as a transaction of separate statements.
 */

/** What happened, as the history will tell it. */
export interface Act {
  readonly act: Entry['act']
  readonly transition?: string
  readonly at: string
  readonly actor: Actor
  readonly changes: Changes
  readonly reason?: string | undefined
  readonly body?: string
  readonly visibility?: Entry['visibility']
}

export type Changes = Record<string, readonly [before: unknown, after: unknown]>

class Parameters {
  readonly values: unknown[] = []
  add(value: unknown, type: string): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }
}

/** Columns of a history row but for its sequence number and hash, as expressions. */
function historyExpressions(p: Parameters, type: RecordType, act: Act, changes?: string): string[] {
  return [
    `'${type.name}'::text`,
    p.add(act.at, 'timestamptz'),
    p.add(act.act, 'text'),
    p.add(act.transition ?? null, 'text'),
    p.add(act.actor.person, 'uuid'),
    p.add(act.actor.name, 'text'),
    p.add(act.actor.channel, 'text'),
    changes ?? p.add(JSON.stringify(act.changes), 'text'),
    p.add(act.reason ?? null, 'text'),
    p.add(act.body ?? null, 'text'),
    p.add(act.visibility ?? 'public', 'text'),
  ]
}

export const historyColumns =
  'tenant_id, record_id, seq, record_type, at, act, transition, actor_id, actor_name, channel, changes, reason, body, visibility, hash'

export interface Inserted {
  readonly number: string | null
}

/** Inserts a record with its first history row. The number is drawn here, so that it stands in both. */
export async function insertRow(unit: Unit, type: RecordType, row: Row, act: Act): Promise<Inserted> {
  const p = new Parameters()
  const tenant = p.add(act.actor.tenant, 'uuid')
  const id = p.add(row.id, 'uuid')
  const expressions = new Map<string, string>()
  for (const [name, field] of Object.entries(type.fields)) {
    if (name !== 'number') expressions.set(name, p.add(stored(unit, type, act.actor.tenant, row, name), fieldType(field.kind).column(field)))
  }
  const numbered = type.definition.numbered !== undefined
  if (numbered) expressions.set('number', 'n.number')
  const names = [...expressions.keys()]
  const changes = numbered ? numberedChanges(p, act) : p.add(JSON.stringify(act.changes), 'text')
  const history = historyExpressions(p, type, act, changes)
  const search = searchExpression(type, name => expressions.get(name) ?? 'null')
  const text = `with n as (select ${numbered ? numberExpression(p, type, row) : 'null'} as number),
x as (select n.number, ${changes} as changes from n),
r as (insert into "${type.table}" (tenant_id, id, version, ${names.map(n => `"${snake(n)}"`).join(', ')}${search ? ', search' : ''}, custom, history_seq, history_hash)
select ${tenant}, ${id}, 1, ${names.map(n => expressions.get(n)).join(', ')}${search ? `, ${search}` : ''}, '{}'::jsonb, 1,
app.chain(''::bytea, 1, ${history.map(e => (e === changes ? 'x.changes' : e)).join(', ')}) from n, x returning history_hash),
h as (insert into history (${historyColumns}) select ${tenant}, ${id}, 1, ${history.map(e => (e === changes ? 'x.changes' : e)).join(', ')}, r.history_hash from r, x)
select x.number from x, r`
  const [done] = await unit.db.query<Inserted>({ text, values: p.values })
  return done ?? { number: null }
}

const numberExpression = (p: Parameters, type: RecordType, row: Row) =>
  `coalesce(${p.add(row.number ?? null, 'text')}, '${type.definition.numbered}' || lpad(nextval('app.${type.table}_number')::text, 7, '0'))`

const numberedChanges = (p: Parameters, act: Act) => {
  const rest = JSON.stringify(act.changes).slice(1)
  return `('{"number":[null,' || to_json(n.number)::text || ']' || ${p.add(rest === '}' ? rest : `,${rest}`, 'text')})`
}

/** Changes some columns and writes the history row; undefined if the version is no longer the one given. */
export async function updateRow(unit: Unit, type: RecordType, was: Row, row: Row, act: Act): Promise<{ version: number; seq: number } | undefined> {
  const p = new Parameters()
  const names = Object.keys(act.changes)
  const expressions = new Map(names.map(name => [name, p.add(stored(unit, type, act.actor.tenant, row, name), columnType(type, name))]))
  const searchChanged = searched(type).some(([name]) => expressions.has(name))
  const search = searchChanged ? searchExpression(type, name => expressions.get(name) ?? `t."${snake(name)}"`) : undefined
  const history = historyExpressions(p, type, act)
  const text = `with r as (update "${type.table}" t set version = version + 1, updated_at = ${history[1]}${names.map(n => `, "${snake(n)}" = ${expressions.get(n)}`).join('')}${search ? `, search = ${search}` : ''},
history_seq = t.history_seq + 1, history_hash = app.chain(t.history_hash, t.history_seq + 1, ${history.join(', ')})
where t.id = ${p.add(was.id, 'uuid')} and t.version = ${p.add(was.version, 'integer')}
returning t.tenant_id, t.id, t.version, t.history_seq, t.history_hash),
h as (insert into history (${historyColumns}) select r.tenant_id, r.id, r.history_seq, ${history.join(', ')}, r.history_hash from r)
select version, history_seq as seq from r`
  const [done] = await unit.db.query<{ version: number; seq: number }>({ text, values: p.values })
  return done
}

/** Writes a history row that changes no field: a comment, an attachment, a fact. Gives its sequence number. A fact is not an update. */
export async function appendEntry(unit: Unit, type: RecordType, id: string, act: Act): Promise<number | undefined> {
  const p = new Parameters()
  const history = historyExpressions(p, type, act)
  const text = `with r as (update "${type.table}" t set ${act.act === 'fact' ? '' : `updated_at = greatest(t.updated_at, ${history[1]}), `}history_seq = t.history_seq + 1,
history_hash = app.chain(t.history_hash, t.history_seq + 1, ${history.join(', ')}) where t.id = ${p.add(id, 'uuid')}
returning t.tenant_id, t.id, t.history_seq, t.history_hash),
h as (insert into history (${historyColumns}) select r.tenant_id, r.id, r.history_seq, ${history.join(', ')}, r.history_hash from r)
select history_seq as seq from r`
  const [done] = await unit.db.query<{ seq: number }>({ text, values: p.values })
  return done?.seq
}

/** Deletes the record; its history gets a last row and stays. */
export async function deleteRow(unit: Unit, type: RecordType, was: Row, act: Act): Promise<boolean> {
  const p = new Parameters()
  const history = historyExpressions(p, type, act)
  const text = `with r as (delete from "${type.table}" t where t.id = ${p.add(was.id, 'uuid')} and t.version = ${p.add(was.version, 'integer')}
returning t.tenant_id, t.id, t.history_seq, t.history_hash),
h as (insert into history (${historyColumns}) select r.tenant_id, r.id, r.history_seq + 1, ${history.join(', ')},
app.chain(r.history_hash, r.history_seq + 1, ${history.join(', ')}) from r)
select 1 from r`
  return (await unit.db.query({ text, values: p.values })).length === 1
}

function stored(unit: Unit, type: RecordType, tenant: string, row: Row, name: string): unknown {
  const field = type.fields[name]
  const value = row[name]
  if (value === null || value === undefined || !field) return null
  return fieldType(field.kind).write(value, sealFor(unit.store.sealing, { tenant, type, id: row.id, field: name }))
}

function columnType(type: RecordType, name: string): string {
  const field = type.fields[name]
  if (!field) throw new Error(`${type.name} has no field ${name}`)
  return fieldType(field.kind).column(field)
}

/** The search document: words of the searchable fields with their weights. */
export function searchExpression(type: RecordType, value: (field: string) => string): string | undefined {
  const parts = searched(type).flatMap(([name, field]) => {
    const words = fieldType(field.kind).searchText?.(value(name))
    return words ? [`setweight(app.words(${words}), '${field.search}')`] : []
  })
  return parts.length > 0 ? parts.join(' || ') : undefined
}
