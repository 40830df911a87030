import { days, type Day, type Hours } from './calendar.ts'

/** Local dates are whole numbers here: days since 1970-01-01. Local times are minutes since the midnight that begins their date. */
export const dayMinutes = 24 * 60
export const minuteMs = 60_000
export const dayMs = dayMinutes * minuteMs

/** A real date written `2026-12-24`, as a day number; undefined for anything else. */
export function dateOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) || dateText(at / dayMs) !== text ? undefined : at / dayMs
}

export const dateText = (date: number): string => new Date(date * dayMs).toISOString().slice(0, 10)

export const firstDateOf = (year: number): number => Date.UTC(year, 0, 1) / dayMs

export const yearOf = (date: number): number => new Date(date * dayMs).getUTCFullYear()

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (date: number): number => (((date + 3) % 7) + 7) % 7

export const weekdayNumber = (day: Day): number => days.indexOf(day)

/** Minutes of a time from 00:00 to 24:00; undefined for anything else. */
export function minutesOf(text: string): number | undefined {
  if (text === '24:00') return dayMinutes
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}

export const timeText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Minutes from and to; an end past midnight counts on, up to 48 hours. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** @throws RangeError for times that are none; `checkCalendar` finds them first */
export function spanOf({ from, to }: Hours): Span {
  const [begin, end] = [minutesOf(from), minutesOf(to)]
  if (begin === undefined || end === undefined || begin === dayMinutes) throw new RangeError(`${from} to ${to} are no hours of a day`)
  return { from: begin, to: end <= begin ? end + dayMinutes : end }
}

/** In order, with those that touch or overlap made one, and without empty ones. */
export function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.filter(s => s.to > s.from).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  return joined
}

/** What is left of spans in order after cuts in order. */
export function without(spans: readonly Span[], cuts: readonly Span[]): Span[] {
  return cuts.reduce<readonly Span[]>(
    (left, cut) =>
      left
        .flatMap(s => [
          { from: s.from, to: Math.min(s.to, cut.from) },
          { from: Math.max(s.from, cut.to), to: s.to },
        ])
        .filter(s => s.to > s.from),
    spans,
  ) as Span[]
}
