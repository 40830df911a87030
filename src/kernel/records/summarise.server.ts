import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { atMost } from '../database/index.ts'
import { type AnyDefinition, type Field, type Grouping, groupingText, type Measure, type RecordType } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { askedZone, fieldType } from '../fields/index.ts'
import { askedValue, parseRule, ruleSql, type SqlContext } from '../rules/index.ts'
import { amountSql, edgeOf } from './amount.server.ts'
import { askedBy, narrowed } from './find.server.ts'
import type { Summary, SummaryGroup, SummaryQuery } from './records.ts'
import { readTitles } from './titles.server.ts'
import { typeOf, type Unit } from './unit.server.ts'

const mostGroupings = 2
const mostMeasures = 8
const mostGroups = 1000
const mostEdges = 20

/** How many, how much, how long: over the records that the actor may see, and of them only what the actor may read. */
export async function summarise(unit: Unit, actor: Actor, record: AnyDefinition, query: SummaryQuery): Promise<Summary> {
  const type = typeOf(unit.store, record)
  const { by = [], measures, limit = 100 } = query
  checkSize(by, measures, limit)
  const context = askedBy(unit, actor, type)
  const keys = by.map(grouping => keyOf(grouping, context, query.zone ?? 'UTC'))
  const values = measures.map(measure => measureSql(measure, context))
  const from = sql`from ${raw(`"${type.table}"`)} t where true${narrowed(unit, actor, type, query)}`
  const columns = [...keys.map((key, i) => sql`${key.value} as ${raw(`k${i}`)}`), ...values.map((value, i) => sql`${value} as ${raw(`m${i}`)}`)]
  const grouped = by.length === 0 ? raw('') : raw(` group by ${keys.map((_, i) => i + 1).join(', ')} order by ${orderOf(keys, by)}`)
  const rows = await unit.db.query<Record<string, unknown>>(sql`select ${join(columns, ', ')} ${from}${grouped} ${atMost(limit + 1)}`)
  const groups = rows.slice(0, limit).map(row => groupOf(row, keys, measures))
  const overall =
    query.total && by.length > 0 ? await unit.db.query<Record<string, unknown>>(sql`select ${join(columns.slice(keys.length), ', ')} ${from}`) : []
  return {
    groups,
    more: rows.length > limit,
    names: query.names ? await namesOf(unit, actor, keys, groups) : {},
    total: overall[0] ? groupOf(overall[0], [], measures).values : null,
  }
}

function checkSize(by: readonly Grouping[], measures: readonly Measure[], limit: number): void {
  if (by.length > mostGroupings) throw malformed(`Group by at most ${mostGroupings} things.`, 'bad_grouping')
  if (measures.length < 1 || measures.length > mostMeasures) throw malformed(`Ask for 1 to ${mostMeasures} measures.`, 'bad_measure')
  if (!Number.isInteger(limit) || limit < 1 || limit > mostGroups) throw malformed(`'limit' is a whole number from 1 to ${mostGroups}.`, 'bad_limit')
}

/** What the records are gathered by. */
interface Key {
  readonly value: Sql
  readonly read: (stored: unknown) => SummaryGroup['keys'][number]
  /** In the order of the keys; else the largest group comes first. */
  readonly ordered: boolean
  /** The type of record that it names. */
  readonly to: string | undefined
}

function keyOf(grouping: Grouping, context: SqlContext, zone: string): Key {
  if ('edges' in grouping) return bandOf(grouping, context)
  const { field, kind, value } = askedValue(grouping.by, context)
  if ('unit' in grouping) {
    if (kind.gathers !== 'time') throw malformed(`'${grouping.by}' is no date, so it has no ${grouping.unit}s.`, 'bad_grouping')
    return { value: periodSql(field, value, grouping.unit, zone), read: String, ordered: true, to: undefined }
  }
  if (kind.gathers === 'time') throw malformed(`Say by which time: ${grouping.by}:day, ${grouping.by}:week or ${grouping.by}:month.`, 'bad_grouping')
  if (kind.gathers !== 'value') throw malformed(`Records cannot be grouped by '${grouping.by}'.`, 'bad_grouping')
  return { value, read: stored => kind.read(stored) as string, ordered: kind.amount !== undefined, to: field.options.to }
}

/** The first day of the period: `2026-03-01`. A moment lies on another day in another zone; a date does not. */
function periodSql(field: Field, value: Sql, unit: string, zone: string): Sql {
  const there = askedZone(zone)
  const local = fieldType(field.kind).column(field) === 'date' ? sql`(${value})::timestamp` : sql`(${value}) at time zone ${there}::text`
  return sql`to_char(date_trunc(${unit}::text, ${local}), 'YYYY-MM-DD')`
}

const bandOf = (grouping: Bands, context: SqlContext): Key => ({ value: bandSql(grouping, context), read: Number, ordered: true, to: undefined })

type Bands = Extract<Grouping, { readonly edges: readonly string[] }>

/** 0 below the first edge, 1 from the first to the second, and so on. @throws malformed */
export function bandSql(grouping: Bands, context: SqlContext): Sql {
  const edges = grouping.edges.map(edgeOf)
  const rising = edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge))
  if (edges.length < 1 || edges.length > mostEdges || !rising)
    throw malformed(`The edges in '${groupingText(grouping).slice(0, 200)}' are 1 to ${mostEdges} amounts, each larger than the one before.`, 'bad_grouping')
  return sql`width_bucket(${amountSql(grouping.of, context)}, ${edges}::double precision[])`
}

function measureSql(measure: Measure, context: SqlContext): Sql {
  if (measure.is === 'count') return sql`count(*)`
  if (measure.is === 'share') return sql`avg(case when ${ruleSql(parseRule(measure.rule), context)} then 1.0 else 0.0 end)::double precision`
  const amount = amountSql(measure.of, context)
  if (measure.is === 'percentile') return percentileSql(measure.percent, amount)
  if (measure.is === 'median') return percentileSql(50, amount)
  return sql`${raw(functions[measure.is])}(${amount})`
}

const functions = { sum: 'sum', average: 'avg', least: 'min', most: 'max' } as const

function percentileSql(percent: number, amount: Sql): Sql {
  if (!Number.isInteger(percent) || percent < 1 || percent > 99) throw malformed('A percentile is p1 to p99.', 'bad_measure')
  return sql`percentile_cont(${percent / 100}::double precision) within group (order by ${amount})`
}

/** Times and amounts in their own order; of what has none, the largest first. */
function orderOf(keys: readonly Key[], by: readonly Grouping[]): string {
  const all = keys.map((_, i) => String(i + 1)).join(', ')
  return keys[0]?.ordered ? all : `${by.length + 1} desc nulls last, ${all}`
}

function groupOf(row: Readonly<Record<string, unknown>>, keys: readonly Key[], measures: readonly Measure[]): SummaryGroup {
  const read = (i: number, key: Key) => (row[`k${i}`] === null || row[`k${i}`] === undefined ? null : key.read(row[`k${i}`]))
  return { keys: keys.map((key, i) => read(i, key)), values: measures.map((_, i) => numberOf(row[`m${i}`])) }
}

const numberOf = (stored: unknown): number | null => (stored === null || stored === undefined ? null : Number(stored))

async function namesOf(unit: Unit, actor: Actor, keys: readonly Key[], groups: readonly SummaryGroup[]) {
  const named = new Map<RecordType, Set<string>>()
  for (const [i, { to }] of keys.entries()) {
    const target = to === undefined ? undefined : unit.store.model.find(to)
    if (!target) continue
    const ids = groups.flatMap(({ keys: own }) => (typeof own[i] === 'string' ? [own[i]] : []))
    named.set(target, new Set([...(named.get(target) ?? []), ...ids]))
  }
  return readTitles(unit, actor, named)
}
