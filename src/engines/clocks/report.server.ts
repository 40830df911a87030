import sql, { empty as none, join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../../kernel/actor.ts'
import type { RecordType, Rule } from '../../kernel/define/index.ts'
import { malformed } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { allowsNotes, columnOf, condition, plainUnit, readTitles, shownSql, type Unit } from '../../kernel/records/internal.server.ts'

/**
 * Attainment: of the clocks that came to an end in a period, how many kept their promise. A clock comes to an end when it is completed, or
 * missed; one that was cancelled promises nothing. It belongs to the month in which it was completed, or missed if that came first.
 */
export interface Attainment {
  readonly key: string | null
  readonly name: string | null
  readonly ended: number
  readonly missed: number
}

export const groupings = ['month', 'level', 'service', 'group', 'priority'] as const
export type Grouping = (typeof groupings)[number]

export interface Asked {
  readonly type: RecordType
  readonly from: string
  readonly to: string
  /** IANA name of the zone whose months are meant. */
  readonly zone: string
  /** Only clocks of these versions; all if left out. */
  readonly levels?: readonly string[]
  /** Only clocks of records for which it holds. */
  readonly among?: Rule
}

const endedAt = sql`least(c.breached_at, case when c.phase = 'completed' then c.since end)`

/** What a grouping is called in the record, where it is a field of it. */
function keyOf({ type, zone }: Asked, by: Grouping): Sql {
  const { group, priority } = (type.definition.work ?? {}) as { group?: string; priority?: string }
  const field = { service: 'service' in type.fields ? 'service' : undefined, group, priority }
  if (by === 'month') return sql`to_char(${endedAt} at time zone ${zone}::text, 'YYYY-MM')`
  if (by === 'level') return sql`c.level_id::text`
  const name = field[by]
  if (name === undefined) throw malformed(`${type.definition.label.many.en} have no ${by}.`, 'bad_parameter')
  return raw(`${columnOf(name)}::text`)
}

/** Whether the actor may read notes of these records, and so know what was promised of them. */
const mayKnow = (actor: Actor, type: RecordType): boolean => actor.unbound || allowsNotes(actor, type)

/** Clocks of the period whose records the actor may read: where every figure starts. */
function judged(unit: Unit, actor: Actor, { type, from, to, levels, among }: Asked): Sql {
  const only = levels === undefined ? none : sql` and c.level_id = any(${levels}::uuid[])`
  return sql`from clock c join ${raw(`"${type.table}"`)} t on t.id = c.record_id
    where c.record_type = ${type.name} and c.replaced_at is null and c.phase <> 'cancelled' and (c.phase = 'completed' or c.breached_at is not null)
      and ${endedAt} >= ${from}::timestamptz and ${endedAt} < ${to}::timestamptz${only}${condition(unit, actor, type, among)}`
}

export async function attainment({ store }: Ground, actor: Actor, asked: Asked, by: Grouping): Promise<readonly Attainment[]> {
  if (!mayKnow(actor, asked.type)) return []
  const unit = plainUnit(store, actor.tenant)
  const key = keyOf(asked, by)
  const rows = await unit.db.query<{ key: string | null; ended: number; missed: number }>(
    sql`select ${key} as key, count(*)::integer as ended, count(c.breached_at)::integer as missed ${judged(unit, actor, asked)} group by 1 order by 1 limit 1000`,
  )
  const names = await namesFor(
    unit,
    actor,
    by,
    rows.map(r => r.key).filter(k => k !== null),
  )
  return rows.map(r => ({ ...r, name: r.key === null ? null : (names[r.key] ?? null) }))
}

async function namesFor(unit: Unit, actor: Actor, by: Grouping, keys: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const named = { level: 'serviceLevel', service: 'service', group: 'group' } as const
  if (!(by in named)) return {}
  const type = unit.store.model.type(named[by as keyof typeof named])
  const titles = await readTitles(unit, actor, new Map([[type, new Set(keys)]]))
  return Object.fromEntries(Object.entries(titles).map(([id, { title }]) => [id, title]))
}

/** A record behind a figure. */
export interface Behind {
  readonly id: string
  readonly number: string | null
  readonly title: string | null
  readonly level: string
  readonly endedAt: string
  readonly breachedAt: string | null
}

/** The records behind a figure, latest first; at most 500. */
export async function behindFigure(
  { store }: Ground,
  actor: Actor,
  asked: Asked,
  figure: { readonly by: Grouping; readonly key: string | null; readonly missed: boolean },
): Promise<readonly Behind[]> {
  if (!mayKnow(actor, asked.type)) return []
  const unit = plainUnit(store, actor.tenant)
  const { type } = asked
  const narrowed = join(
    [
      judged(unit, actor, asked),
      sql`${keyOf(asked, figure.by)} is not distinct from ${figure.key}::text`,
      ...(figure.missed ? [sql`c.breached_at is not null`] : []),
    ],
    ' and ',
  )
  return unit.db.query<Behind>(
    sql`select t.id, ${raw(type.definition.numbered ? 't.number' : 'null::text')} as number, (${shownSql(unit, actor, type, type.definition.views.title)})::text as title,
      c.level_id as level, ${endedAt} as "endedAt", c.breached_at as "breachedAt" ${narrowed} order by 5 desc, t.id limit 500`,
  )
}
