import sql, { empty as none, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../../../kernel/actor.ts'
import type { RecordType } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { decided, fieldReadable, plainUnit } from '../../../kernel/records/internal.server.ts'
import { fieldsOf, type Narrowing } from '../figures/counted.ts'
import type { Period } from '../figures/figure.ts'
import { everything, startOf } from './days.server.ts'
import { type KeptFigure, type KeptType, keptTypes } from './kept-figures.server.ts'
import { askedBy, columnOf, piecesOf } from './piece.server.ts'

/** How many records of a span, in one band, and the sum of what is measured of them. */
export interface Part {
  /** Which of the spans, from 1. */
  readonly which: number
  readonly band: number
  readonly counted: number
  readonly amount: number
}

export type KeptOne = KeptType & { readonly figure: KeptFigure }

/** What is kept for whoever asks; undefined where it must be counted directly: who does not read every record gets no sum over all of them. */
export function keptFor({ store }: Ground, actor: Actor, figure: { readonly name: string }, narrowing: Narrowing): KeptOne | undefined {
  const kept = keptTypes(store.model).find(one => one.figures.some(f => f.name === figure.name))
  const own = kept?.figures.find(f => f.name === figure.name)
  if (!kept || !own || (narrowing.group !== undefined && narrowing.service !== undefined)) return undefined
  return readsAll(actor, kept.type, own) ? { ...kept, figure: own } : undefined
}

const readsAll = (actor: Actor, type: RecordType, figure: KeptFigure): boolean =>
  decided(actor, type.definition.may.read) === true && fieldsOf(figure).every(name => fieldReadable(actor, type, name) === true)

/**
 * Adds up whole days that are kept, and counts directly what lies outside of them: the rest of a day at both ends of a span, and days whose
 * records have changed since. All in one statement, so that nothing is counted twice or not at all. Where nothing is kept, all is counted.
 */
export async function addUp(ground: Ground, actor: Actor, kept: KeptOne, spans: readonly Period[], narrowing: Narrowing): Promise<readonly Part[]> {
  const unit = plainUnit(ground.store, actor.tenant)
  const { figure, type, digest } = kept
  const { band, amount, where } = piecesOf(figure, askedBy(unit, actor, type))
  const only = narrowedTo(figure, narrowing)
  const at = raw(columnOf(figure.kept))
  return unit.db.query<Part>(sql`
with state as (select 1 from figure_state where record_type = ${type.name} and digest = ${digest}),
stale as (select distinct day from figure_stale where record_type = ${type.name}),
span as (
  select which::integer, f, t, dayfrom, dayto, dayfrom < dayto and exists (select 1 from state) as whole
  from unnest(${spans.map(s => s.from)}::timestamptz[], ${spans.map(s => s.to)}::timestamptz[]) with ordinality as x(f, t, which),
  lateral (select ((f at time zone 'UTC') + interval '1 day' - interval '1 microsecond')::date as dayfrom, (t at time zone 'UTC')::date as dayto) days
),
rest as (
  select which, f, t from span where not whole
  union all select which, f, ${startOf(raw('dayfrom'))} from span where whole and f < ${startOf(raw('dayfrom'))}
  union all select which, ${startOf(raw('dayto'))}, t from span where whole and ${startOf(raw('dayto'))} < t
  union all select which, ${startOf(raw('s.day'))}, ${startOf(raw('(s.day + 1)'))} from span join stale s on whole and s.day >= dayfrom and s.day < dayto
),
parts as (
  select which, band, sum(d.n) as counted, sum(d.amount) as amount from span join figure_day d on whole and d.day >= dayfrom and d.day < dayto
  where d.record_type = ${type.name} and d.figure = ${figure.name} and d.dimension = ${only.dimension} and d.key = ${only.key}::uuid
    and not exists (select 1 from stale s where s.day = d.day)
  group by 1, 2
  union all
  select which, x.band, x.counted, x.amount from rest cross join lateral (
    select ${band} as band, count(*) as counted, sum(${amount}) as amount from ${raw(`"${type.table}"`)} t
    where ${at} >= rest.f and ${at} < rest.t${where}${only.where} group by 1
  ) x
)
select which, band, sum(counted)::bigint as counted, coalesce(sum(amount), 0)::double precision as amount from parts group by 1, 2 order by 1, 2`)
}

function narrowedTo({ group, service }: KeptFigure, narrowing: Narrowing): { readonly dimension: string; readonly key: string; readonly where: Sql } {
  const by = (field: string, id: string) => ({ dimension: field, key: id, where: sql` and ${raw(columnOf(field))} = ${id}::uuid` })
  if (group !== undefined && narrowing.group !== undefined) return by(group, narrowing.group)
  if (service !== undefined && narrowing.service !== undefined) return by(service, narrowing.service)
  return { dimension: '', key: everything, where: none }
}
