import type { Interval } from './calendar.ts'
import { type CompiledCalendar, lastInstant } from './compile.ts'
import { dayMs } from './local-time.ts'

/** Working milliseconds from one instant to another; negative when they are the other way round. */
export function businessMs(calendar: CompiledCalendar, from: number, to: number): number {
  calendar.cover(Math.min(from, to), Math.max(from, to))
  return workedUntil(calendar, to) - workedUntil(calendar, from)
}

/**
 * The first instant at which so many working milliseconds have passed since `from`. What is used up by the end of a day is used up at
 * closing time, not at the next opening; nothing at all is used up at once, at `from`. Undefined when the calendar never opens that
 * often again (before the year 2200).
 */
export function addBusiness(calendar: CompiledCalendar, from: number, ms: number): number | undefined {
  if (!(ms >= 0)) throw new RangeError(`Working time to add is 0 or more milliseconds, not ${ms}`)
  if (ms === 0) return from
  calendar.cover(from, from)
  const wanted = workedUntil(calendar, from) + ms
  while (calendar.count === 0 || (calendar.sums[calendar.count] ?? 0) < wanted) if (!calendar.extend()) return undefined
  const i = firstSumFrom(calendar, wanted) - 1
  return (calendar.starts[i] ?? 0) + wanted - (calendar.sums[i] ?? 0)
}

/** Whether an instant is working time. An opening is, a closing is not. */
export function isOpen(calendar: CompiledCalendar, at: number): boolean {
  calendar.cover(at, at)
  const i = startedBy(calendar, at) - 1
  return i >= 0 && at < (calendar.ends[i] ?? 0)
}

/** The same instant if it is working time, else the next opening. */
export function nextOpen(calendar: CompiledCalendar, at: number): number | undefined {
  if (isOpen(calendar, at)) return at
  const i = nextToStart(calendar, at)
  return i === undefined ? undefined : calendar.starts[i]
}

export interface Edge {
  readonly at: number
  readonly opens: boolean
}

/** The next opening or closing after an instant; undefined when there is none in the years to come (two at least are looked at). */
export function nextEdge(calendar: CompiledCalendar, at: number): Edge | undefined {
  if (isOpen(calendar, at)) {
    const closing = closingAfter(calendar, at)
    return closing === undefined ? undefined : { at: closing, opens: false }
  }
  const i = nextToStart(calendar, at)
  return i === undefined ? undefined : { at: calendar.starts[i] ?? at, opens: true }
}

/** Open until the end of what is known may be open on: what is true then, later years tell. */
function closingAfter(calendar: CompiledCalendar, at: number): number | undefined {
  calendar.cover(at, at + 2 * 366 * dayMs)
  const end = calendar.ends[startedBy(calendar, at) - 1]
  return end === undefined || end >= Math.min(calendar.to, lastInstant) ? undefined : end
}

/** Working time between two instants, cut to them: the bands of a picture. */
export function intervalsBetween(calendar: CompiledCalendar, from: number, to: number): Interval[] {
  calendar.cover(from, to)
  const found: Interval[] = []
  for (let i = Math.max(startedBy(calendar, from) - 1, 0); i < calendar.count && (calendar.starts[i] ?? 0) < to; i++) {
    const part = { from: Math.max(calendar.starts[i] ?? 0, from), to: Math.min(calendar.ends[i] ?? 0, to) }
    if (part.from < part.to) found.push(part)
  }
  return found
}

/** Working time of what is known before an instant. */
function workedUntil(calendar: CompiledCalendar, at: number): number {
  const i = startedBy(calendar, at) - 1
  if (i < 0) return 0
  const start = calendar.starts[i] ?? 0
  const end = calendar.ends[i] ?? 0
  return (calendar.sums[i] ?? 0) + (at < end ? at : end) - start
}

/** How many intervals have begun by an instant. */
function startedBy({ starts, count }: CompiledCalendar, at: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** The first place in the sums that holds so much; the interval before it is where it was reached. */
function firstSumFrom({ sums, count }: CompiledCalendar, wanted: number): number {
  let low = 1
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sums[middle] ?? 0) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

function nextToStart(calendar: CompiledCalendar, at: number): number | undefined {
  for (;;) {
    const i = startedBy(calendar, at)
    if (i < calendar.count) return i
    if (!calendar.extend()) return undefined
  }
}
