import { businessMs, type CompiledCalendar, intervalsBetween } from '../../calendars/index.ts'
import { isActive } from './clock.ts'
import type { Edge } from './advance.ts'
import type { Moment } from './record.ts'
import type { Run } from './replay.ts'

/** A stretch of a clock's time in which nothing changes: what it did, and who had the record in which state. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly phase: 'running' | 'paused'
  /** What it used up of the target. */
  readonly used: number
  readonly holder: Holder
  /** Number of the act in the record's history that began it. */
  readonly seq: number
}

/** Whose time it was. */
export interface Holder {
  readonly group: string | null
  readonly person: string | null
  readonly state: string | null
}

export type HolderOf = (row: Moment['row']) => Holder

/** A clock's time from its start until it ended or now, cut wherever its phase, group, person or state changed. `used` adds up to the clock's. */
export function spansOf({ clock, calendar, edges }: Run, moments: readonly Moment[], holderOf: HolderOf, now: number): readonly Span[] {
  const until = isActive(clock) ? Math.max(now, clock.since) : clock.since
  const cuts = [...new Set([clock.startedAt, ...moments.map(m => m.at), ...edges.map(e => e.at), until])].filter(at => at >= clock.startedAt && at <= until)
  const turns = edges.toSorted((a, b) => a.at - b.at)
  const spans: Span[] = []
  const bounds = cuts.toSorted((a, b) => a - b)
  for (const [i, from] of bounds.entries()) {
    const to = bounds[i + 1]
    if (to === undefined) break
    const moment = moments.findLast(m => m.at <= from) ?? moments[0]
    const phase = phaseAt(turns, from)
    const holder = holderOf(moment?.row ?? {})
    const used = phase === 'running' ? businessMs(calendar, from, to) : 0
    const last = spans.at(-1)
    if (last && last.phase === phase && sameHolder(last.holder, holder)) spans[spans.length - 1] = { ...last, to, used: last.used + used }
    else spans.push({ from, to, phase, used, holder, seq: moment?.seq ?? 1 })
  }
  return spans
}

const sameHolder = (a: Holder, b: Holder): boolean => a.group === b.group && a.person === b.person && a.state === b.state

/** The last of several turns in one moment counts; before the first it counted as running. */
const phaseAt = (turns: readonly Edge[], at: number): 'running' | 'paused' => (turns.findLast(e => e.at <= at)?.turn === 'pause' ? 'paused' : 'running')

/** A stretch of the picture of a clock. */
export interface Band {
  readonly from: number
  readonly to: number
  readonly kind: 'running' | 'paused' | 'outOfHours'
}

/** The spans as bands: running time falls into working hours and what lies between them. */
export const bandsOf = (spans: readonly Pick<Span, 'from' | 'to' | 'phase'>[], calendar: CompiledCalendar): readonly Band[] =>
  joined(
    spans.flatMap(({ from, to, phase }) =>
      phase === 'paused' ? [{ from, to, kind: 'paused' as const }] : split(from, to, intervalsBetween(calendar, from, to)),
    ),
  )

function split(from: number, to: number, open: readonly { readonly from: number; readonly to: number }[]): Band[] {
  const bands: Band[] = []
  let at = from
  for (const interval of open) {
    if (interval.from > at) bands.push({ from: at, to: interval.from, kind: 'outOfHours' })
    bands.push({ ...interval, kind: 'running' })
    at = interval.to
  }
  return at < to ? [...bands, { from: at, to, kind: 'outOfHours' }] : bands
}

function joined(bands: readonly Band[]): Band[] {
  const result: Band[] = []
  for (const band of bands) {
    const last = result.at(-1)
    if (last && last.kind === band.kind && last.to === band.from) result[result.length - 1] = { ...last, to: band.to }
    else result.push(band)
  }
  return result
}
