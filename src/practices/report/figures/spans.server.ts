import { Temporal } from 'temporal-polyfill'
import type { Unit } from '../../../kernel/define/index.ts'
import { secondsFrom } from '../../../kernel/fields/duration/iso.ts'
import type { Period } from './figure.ts'

/** A part of a period: a day, week or month of it, cut off at its ends. */
export interface Span extends Period {
  /** The first day of the day, week or month, also where the period begins later: `2026-03-01`. */
  readonly day: string
}

/** How finely a period is shown. */
export function unitFor({ from, to }: Period): Extract<Unit, 'day' | 'week' | 'month'> {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return days <= 35 ? 'day' : days <= 190 ? 'week' : 'month'
}

/** The days, weeks or months of a period in a zone, in order. */
export function spansOf(period: Period, unit: 'day' | 'week' | 'month', zone: string): readonly Span[] {
  const end = Temporal.Instant.from(period.to)
  const spans: Span[] = []
  let day = firstOf(Temporal.Instant.from(period.from).toZonedDateTimeISO(zone).toPlainDate(), unit)
  for (let at = Temporal.Instant.from(period.from); Temporal.Instant.compare(at, end) < 0; ) {
    const next = day.add({ [`${unit}s`]: 1 })
    const until = next.toZonedDateTime({ timeZone: zone }).toInstant()
    const to = Temporal.Instant.compare(until, end) < 0 ? until : end
    spans.push({ day: day.toString(), from: iso(at), to: iso(to) })
    at = to
    day = next
  }
  return spans
}

const iso = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond' })

function firstOf(day: Temporal.PlainDate, unit: 'day' | 'week' | 'month'): Temporal.PlainDate {
  if (unit === 'week') return day.subtract({ days: day.dayOfWeek - 1 })
  return unit === 'month' ? day.with({ day: 1 }) : day
}

/** When something must have begun to be so old: one span for each band of ages, from the youngest on, which may also begin later than now. */
export function agesOf(edges: readonly string[], now: string): readonly Period[] {
  // Whoever is exactly as old as an edge is in the band above it.
  const begun = edges.map(edge => new Date(Date.parse(now) - 1000 * secondsOf(edge) + 1).toISOString())
  return [...edges, undefined].map((_, band) => ({ from: begun[band] ?? '0001-01-02T00:00:00.000Z', to: begun[band - 1] ?? '9999-12-31T00:00:00.000Z' }))
}

function secondsOf(edge: string): number {
  const parsed = secondsFrom(edge)
  if ('fault' in parsed) throw new Error(parsed.fault.en)
  return parsed.value
}
