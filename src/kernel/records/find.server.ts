import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { atMost } from '../database/index.ts'
import { type AnyDefinition, nearest, type RecordType, type Rule, type Within, withinText } from '../define/index.ts'
import { type Failure, malformed } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import { checkRule, pathsOf, ruleSql, ruleText, type SqlContext } from '../rules/index.ts'
import { withinSql } from './amount.server.ts'
import { readCursor, writeCursor } from './cursor.server.ts'
import { decided, fieldReadable } from './permission.ts'
import type { Page, Query } from './records.ts'
import { columnOf, masked, readable, readRowWithPaths, selectList } from './row.server.ts'
import { type Row, ruleContext, typeOf, type Unit } from './unit.server.ts'

export const mostPerPage = 500

export async function find(unit: Unit, actor: Actor, record: AnyDefinition, query: Query = {}): Promise<Page<Row>> {
  const type = typeOf(unit.store, record)
  const limit = query.limit ?? 50
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPerPage) throw malformed(`'limit' is a whole number from 1 to ${mostPerPage}.`, 'bad_limit')
  const order = sortOrder(actor, type, query.sort ?? [type.definition.views.sort ?? '-createdAt'])
  const signature = `${actor.tenant} ${type.name} ${order.map(o => (o.descending ? '-' : '') + o.name).join()} ${query.filter ? ruleText(query.filter) : ''} ${query.within ? withinText(query.within) : ''}`
  const fields = chosenFields(actor, type, query.fields)
  const { own, dotted } = lookedAt(actor, type, fields)
  const read = [...new Set([...fields, ...order.map(o => o.name), ...own])].filter(n => n !== 'id')
  const list = selectList(unit, actor, type, read, dotted)
  const after = query.cursor === undefined ? none : sql` and ${afterSql(order, readCursor(unit.store.secret, signature, query.cursor))}`
  const stored = await unit.db.query<Record<string, unknown>>(
    sql`select ${list} from ${raw(`"${type.table}"`)} t where true${narrowed(unit, actor, type, query)}${after} order by ${orderSql(order)} ${atMost(limit + 1)}`,
  )
  const rows = stored.slice(0, limit).map(s => readRowWithPaths(unit.store.model, type, s))
  const chosen = read.every(name => fields.includes(name)) ? undefined : fields
  const last = rows.at(-1)
  return {
    items: rows.map(row => only(masked(unit, actor, type, row), chosen)),
    next:
      stored.length > limit && last
        ? writeCursor(
            unit.store.secret,
            signature,
            order.map(o => o.valueOf(last)),
          )
        : null,
  }
}

export async function count(unit: Unit, actor: Actor, record: AnyDefinition, filter?: Rule, upTo?: number, within?: Within): Promise<number> {
  const type = typeOf(unit.store, record)
  const where = sql`from ${raw(`"${type.table}"`)} t where true${narrowed(unit, actor, type, { ...(filter && { filter }), ...(within && { within }) })}`
  const [row] = await unit.db.query<{ n: number }>(
    upTo === undefined ? sql`select count(*)::integer as n ${where}` : sql`select count(*)::integer as n from (select 1 ${where} ${atMost(upTo)}) x`,
  )
  return row?.n ?? 0
}

/** What narrows a query: the permission first, then the caller's filter, which may only ask what the caller may read. */
export function condition(unit: Unit, actor: Actor, type: RecordType, filter: Rule | undefined): Sql {
  if (filter === undefined) return readable(unit, actor, type)
  const { model } = unit.store
  // For anybody who is bound, `ruleSql` checks it, without naming what they may not read.
  const faults = actor.unbound ? checkRule(model, type, filter) : []
  if (faults.length > 0) throw malformed(faults.join(' '), 'bad_filter')
  return sql`${readable(unit, actor, type)} and (${ruleSql(filter, askedBy(unit, actor, type))})`
}

/** The same, and where an amount must lie. */
export function narrowed(unit: Unit, actor: Actor, type: RecordType, { filter, within }: Pick<Query, 'filter' | 'within'>): Sql {
  const also = within === undefined ? none : sql` and ${withinSql(within, askedBy(unit, actor, type))}`
  return sql`${condition(unit, actor, type, filter)}${also}`
}

/** In which a caller's own rules and paths are written: what they may not read is not there for them. */
export function askedBy(unit: Unit, actor: Actor, type: RecordType): SqlContext {
  const context = ruleContext(unit, actor, type)
  if (actor.unbound) return context
  const guard = {
    field: (t: RecordType, name: string) => fieldReadable(actor, t, name),
    record: (t: RecordType) => decided(actor, t.definition.may.read),
  }
  return { ...context, guard }
}

interface SortKey {
  readonly name: string
  readonly descending: boolean
  readonly nullable: boolean
  readonly operand: string
  /** SQL type of what is compared. */
  readonly type: string
  readonly valueOf: (row: Row) => unknown
}

/** Ends with the id, so that the order is total. Only fields that the actor may always read can sort. */
function sortOrder(actor: Actor, type: RecordType, sort: readonly string[]): SortKey[] {
  if (sort.length > 4) throw malformed('Sort by at most four fields.', 'bad_sort')
  const keys = sort.map(text => sortKey(actor, type, text.trim()))
  return [...keys, { name: 'id', descending: keys.at(-1)?.descending ?? false, nullable: false, operand: 't."id"', type: 'uuid', valueOf: row => row.id }]
}

function sortKey(actor: Actor, type: RecordType, text: string): SortKey {
  const descending = text.startsWith('-')
  const name = descending ? text.slice(1) : text
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  const readable = field ? fieldReadable(actor, type, name) : false
  if (!field || readable === false) throw unknownField(actor, type, name)
  if (readable !== true) throw malformed(`You cannot sort by '${name}': you may read it on some records only.`, 'field_not_queryable')
  const kind = fieldType(field.kind)
  if (kind.many) throw malformed(`You cannot sort by '${name}': it holds several values.`, 'bad_sort')
  if (kind.comparisons.length === 0) throw malformed(`You cannot sort by '${name}': its values have no order.`, 'bad_sort')
  const column = columnOf(name)
  const plain = comparesColumn(kind.operand, column)
  return {
    name,
    descending,
    nullable: !field.required,
    // Texts are sorted as the database does, so that an ordinary index serves.
    operand: plain ? column : kind.operand(column),
    type: plain ? kind.column(field) : 'numeric',
    valueOf: row => (row[name] === null || row[name] === undefined ? null : kind.comparable(row[name])),
  }
}

const comparesColumn = (operand: (column: string) => string, column: string): boolean => [column, `(${column}) collate "C"`].includes(operand(column))

const orderSql = (order: readonly SortKey[]): Sql => raw(order.map(o => `${o.operand}${o.descending ? ' desc' : ''}`).join(', '))

/**
 * Records behind the cursor. Where all keys run one way and none can be null it is a row comparison, which an
 * index answers directly; else it is spelled out, null being last (first when descending), as PostgreSQL sorts.
 */
function afterSql(order: readonly SortKey[], values: readonly unknown[]): Sql {
  const uniform = order.every(o => !o.nullable && o.descending === order[0]?.descending)
  if (uniform) {
    return sql`(${join(order.map(o => raw(o.operand)))}) ${raw(order[0]?.descending ? '<' : '>')} (${join(order.map((o, i) => sql`${values[i]}::${raw(o.type)}`))})`
  }
  const cases = order.map((o, i) => sql`(${join([...order.slice(0, i).map((p, j) => equalSql(p, values[j])), beyondSql(o, values[i])], ' and ')})`)
  return sql`(${join(cases, ' or ')})${boundSql(order[0], values[0])}`
}

const equalSql = (o: SortKey, value: unknown): Sql => (value === null ? sql`${raw(o.operand)} is null` : sql`${raw(o.operand)} = ${value}::${raw(o.type)}`)

function beyondSql(o: SortKey, value: unknown): Sql {
  if (value === null) return o.descending ? sql`${raw(o.operand)} is not null` : sql`false`
  const beyond = sql`${raw(o.operand)} ${raw(o.descending ? '<' : '>')} ${value}::${raw(o.type)}`
  return o.nullable && !o.descending ? sql`(${beyond} or ${raw(o.operand)} is null)` : beyond
}

/** Says again what the cases imply of the first key, because only a plain comparison lets its index start in the right place. */
const boundSql = (first: SortKey | undefined, value: unknown): Sql =>
  !first || first.nullable || value === null ? none : sql` and ${raw(first.operand)} ${raw(first.descending ? '<=' : '>=')} ${value}::${raw(first.type)}`

function chosenFields(actor: Actor, type: RecordType, asked: readonly string[] | undefined): string[] {
  const readable = (name: string) => fieldReadable(actor, type, name) !== false
  if (asked === undefined) return Object.keys(type.fields).filter(readable)
  const own = asked.filter(name => name !== 'id' && name !== 'version')
  const wrong = own.find(name => !Object.hasOwn(type.fields, name) || !readable(name))
  if (wrong !== undefined) throw unknownField(actor, type, wrong)
  return own
}

/** A field that may not be read is spoken of as one that does not exist, here as in filters. */
function unknownField(actor: Actor, type: RecordType, name: string): Failure {
  const near = nearest(
    name,
    Object.keys(type.fields).filter(field => fieldReadable(actor, type, field) !== false),
  )
  return malformed(`There is no field '${name.slice(0, 80)}' in ${type.name}.${near ? ` Did you mean '${near}'?` : ''}`, 'field_not_queryable')
}

/** What the rights of the chosen fields look at, so that they can be checked on each row. */
function lookedAt(actor: Actor, type: RecordType, fields: readonly string[]): { readonly own: readonly string[]; readonly dotted: readonly string[] } {
  const rules = fields.map(name => fieldReadable(actor, type, name)).filter(rule => typeof rule !== 'boolean')
  const paths = [...new Set(rules.flatMap(pathsOf))]
  return { own: paths.filter(path => !path.includes('.')), dotted: paths.filter(path => path.includes('.')) }
}

/** Sorting and rights look at more fields than were asked for; these go again. */
function only(row: Row, fields: readonly string[] | undefined): Row {
  if (fields === undefined) return row
  const kept: Record<string, unknown> = { id: row.id, version: row.version }
  for (const name of fields) if (name in row) kept[name] = row[name]
  return kept as Row
}
