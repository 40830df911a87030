import sql from 'sql-template-tag'
import { attainment } from '../../../engines/clocks/index.server.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { RecordType, Rule } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { ruleText } from '../../../kernel/rules/index.ts'
import { addUp, keptFor, type KeptOne, type Part } from '../kept/add-up.server.ts'
import { countedBy, type Narrowing } from './counted.ts'
import type { Figure, Period } from './figure.ts'
import { agesOf, type Span, spansOf, unitFor } from './spans.server.ts'

/** A figure, reckoned for somebody. */
export interface Reckoned {
  /** A count, a part from 0 to 1, or seconds; null where there is nothing to reckon it from. */
  readonly value: number | null
  /** How many records it is reckoned from. */
  readonly counted: number
  /** The records behind it, in rule text. */
  readonly rule: string | null
  /** How many fall into each band, from below the first edge on. */
  readonly bands: readonly number[] | null
  readonly trend: readonly { readonly day: string; readonly value: number | null; readonly counted: number }[] | null
  readonly unit: 'day' | 'week' | 'month' | null
  /** Where it was added up from days that are kept: when these were last compared with the records. */
  readonly kept: { readonly checkedAt: string } | null
  /** The moment for which it is true. */
  readonly asOf: string
}

export interface Asked {
  readonly period: Period
  readonly zone: string
  readonly narrowing: Narrowing
}

export async function reckon(ground: Ground, actor: Actor, figure: Figure, type: RecordType, { period, zone, narrowing }: Asked): Promise<Reckoned> {
  const asOf = ground.store.now()
  const unit = figure.trend && figure.at !== undefined ? unitFor(period) : null
  const spans = unit === null ? [{ ...period, day: '' }] : spansOf(period, unit, zone)
  const kept = keptFor(ground, actor, figure, narrowing)
  const checkedAt = kept && (await checkedSince(ground, actor.tenant, type, kept.digest))
  const parts =
    kept && checkedAt !== undefined
      ? await addUpKept(ground, actor, kept, spans, narrowing, asOf)
      : await countAll(ground, actor, figure, type, { period, zone, narrowing, unit, spans })
  return {
    ...valueOf(figure, parts),
    rule: ruleText(countedBy(figure, period, narrowing)),
    bands: figure.bands ? bandsOf(figure.bands.edges.length, parts) : null,
    trend:
      unit === null
        ? null
        : spans.map((span, i) => ({
            day: span.day,
            ...valueOf(
              figure,
              parts.filter(part => part.which === i + 1),
            ),
          })),
    unit,
    kept: checkedAt === undefined ? null : { checkedAt },
    asOf,
  }
}

/** A figure of how things stand now has its bands from the days on which its records began. */
async function addUpKept(ground: Ground, actor: Actor, kept: KeptOne, spans: readonly Span[], narrowing: Narrowing, now: string): Promise<readonly Part[]> {
  const { at, bands } = kept.figure
  if (at !== undefined || !bands) return addUp(ground, actor, kept, spans, narrowing)
  const parts = await addUp(ground, actor, kept, agesOf(bands.edges, now), narrowing)
  return parts.map(part => ({ ...part, which: 1, band: part.which - 1 }))
}

async function checkedSince({ database }: Ground, tenant: string, type: RecordType, digest: string): Promise<string | undefined> {
  const [row] = await database
    .for(tenant)
    .query<{ at: string }>(sql`select checked_at as at from figure_state where record_type = ${type.name} and digest = ${digest}`)
  return row?.at
}

/** Counts the records themselves, those that the actor may see. */
async function countAll(
  { records }: Ground,
  actor: Actor,
  figure: Figure,
  type: RecordType,
  asked: Asked & { readonly unit: 'day' | 'week' | 'month' | null; readonly spans: readonly Span[] },
): Promise<readonly Part[]> {
  const by = asked.unit !== null && figure.at !== undefined ? [{ by: figure.at, unit: asked.unit }] : figure.bands ? [figure.bands] : []
  const { groups } = await records.summarise(actor, type.definition, {
    filter: countedBy(figure, asked.period, asked.narrowing),
    by,
    measures: [{ is: 'count' }, ...(figure.measure.is === 'count' ? [] : [figure.measure])],
    zone: asked.zone,
    limit: 1000,
  })
  return groups.map(({ keys: [key], values: [counted, value] }) => ({
    which: asked.unit === null ? 1 : asked.spans.findIndex(span => span.day === key) + 1,
    band: asked.unit === null && typeof key === 'number' ? key : 0,
    counted: counted ?? 0,
    amount: (value ?? 0) * (counted ?? 0),
  }))
}

function valueOf(figure: Figure, parts: readonly Part[]): Pick<Reckoned, 'value' | 'counted'> {
  const counted = parts.reduce((sum, part) => sum + part.counted, 0)
  if (figure.measure.is === 'count') return { value: counted, counted }
  const amount = parts.reduce((sum, part) => sum + part.amount, 0)
  return { value: counted === 0 ? null : amount / counted, counted }
}

const bandsOf = (edges: number, parts: readonly Part[]): readonly number[] =>
  Array.from({ length: edges + 1 }, (_, band) => parts.filter(part => part.band === band).reduce((sum, part) => sum + part.counted, 0))

/** The part of all promises that came to an end in the period and were kept; what a clock's end is, the clocks themselves say. */
export async function reckonPromises(ground: Ground, actor: Actor, type: RecordType, { period, zone, narrowing }: Asked): Promise<Reckoned> {
  const asOf = ground.store.now()
  const among = amongOf(narrowing)
  const rows = await attainment(ground, actor, { type, ...period, zone, ...(among ? { among } : {}) }, 'level')
  const counted = rows.reduce((sum, row) => sum + row.ended, 0)
  const missed = rows.reduce((sum, row) => sum + row.missed, 0)
  return { value: counted === 0 ? null : (counted - missed) / counted, counted, rule: null, bands: null, trend: null, unit: null, kept: null, asOf }
}

function amongOf({ group, service }: Narrowing): Rule | undefined {
  const parts: Rule[] = Object.entries({ group, service }).flatMap(([field, id]) => (id === undefined ? [] : [{ field, is: '==' as const, value: id }]))
  return parts.length === 0 ? undefined : { all: parts }
}
