import type { CalendarDefinition, HolidaysOf } from './calendar.ts'
import { type Dates, datesOf } from './dates.ts'
import { dayMs, firstDateOf, minuteMs, yearOf } from './local-time.ts'
import { type ZoneClock, zoneClock } from './zone.ts'

/** Years that calendars reckon with. Before and after them nothing is open, so that a mistyped date costs nothing. */
export const firstYear = 1970
export const lastYear = 2199
/** Nothing that is still open here ever closes. */
export const lastInstant = Date.UTC(lastYear, 11, 31)

/**
 * A calendar as intervals of real time: in order, none touching the next. `sums[i]` is the working time before interval i, `sums[count]` all of it.
 * It grows by years when asked about them, so that after `cover` and `extend` the arrays are others.
 */
export interface CompiledCalendar {
  readonly clock: ZoneClock
  readonly dates: Dates
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly sums: Float64Array
  readonly count: number
  /** What the arrays tell about; -Infinity and Infinity once there is no more to know. */
  readonly from: number
  readonly to: number
  /** Makes the arrays tell about these instants too. */
  cover(from: number, to: number): void
  /** Doubles the years at the end; false when there are no more. */
  extend(): boolean
}

type Growing = { -readonly [K in keyof CompiledCalendar]: CompiledCalendar[K] }

const noHolidays: HolidaysOf = ({ country }) => {
  throw new Error(`Who compiles a calendar with holidays (${country}) must say where they come from.`)
}

/** Reckons from one year to another; more when it is asked for. The definition must be one that `checkCalendar` finds no fault in. */
export function compile(definition: CalendarDefinition, fromYear: number, toYear: number, holidaysOf: HolidaysOf = noHolidays): CompiledCalendar {
  const clock = zoneClock(definition.zone)
  const dates = datesOf(definition, holidaysOf)
  const begins = (year: number): number => clock.instantOf(firstDateOf(year) * dayMs)
  const years = new Map<number, readonly number[]>()
  const intervalsOf = (year: number): readonly number[] => {
    const known = years.get(year) ?? yearIntervals(clock, dates, year)
    years.set(year, known)
    return known
  }
  const end = definition.week.length > 0 ? lastYear : lastExceptionOf(definition)
  const within = (year: number): number => Math.min(Math.max(year, firstYear), end)
  let [first, last] = [within(fromYear), within(Math.max(fromYear, toYear))]

  const calendar: Growing = { clock, dates, ...arraysOf([]), from: 0, to: 0, cover, extend }
  reckon()
  return calendar

  function reckon(): void {
    Object.assign(calendar, arraysOf(Array.from({ length: last - first + 1 }, (_, i) => intervalsOf(first + i))))
    calendar.from = first === firstYear ? Number.NEGATIVE_INFINITY : begins(first)
    calendar.to = last === end ? Number.POSITIVE_INFINITY : begins(last + 1)
  }
  function cover(from: number, to: number): void {
    if (from >= calendar.from && to < calendar.to) return
    // A local year begins up to a day away from the year in UTC.
    first = Math.min(first, within(yearAt(from - dayMs)))
    last = Math.max(last, within(yearAt(to + dayMs)))
    reckon()
  }
  function extend(): boolean {
    if (last === end) return false
    last = within(2 * last - first + 1)
    reckon()
    return true
  }
}

/** A calendar of single days ends with them. */
const lastExceptionOf = ({ exceptions }: CalendarDefinition): number =>
  Math.min(Math.max(firstYear, ...exceptions.map(e => Number(e.date.slice(0, 4)) + 1)), lastYear)

/** The year of any number, also of those that are no date. */
const yearAt = (at: number): number => (at < 0 ? firstYear : at > Date.UTC(lastYear + 1, 0) ? lastYear : yearOf(Math.floor(at / dayMs)))

/** Beginning and end of each interval of a local year, in turn. */
function yearIntervals(clock: ZoneClock, dates: Dates, year: number): number[] {
  const flat: number[] = []
  const end = firstDateOf(year + 1)
  for (let date = firstDateOf(year); date < end; date++) {
    for (const { from, to } of dates.openOn(date)) {
      addInterval(flat, clock.instantOf(date * dayMs + from * minuteMs), clock.instantOf(date * dayMs + to * minuteMs))
    }
  }
  return flat
}

/** Local hours that the clock skips have no length. */
function addInterval(flat: number[], from: number, to: number): void {
  if (to <= from) return
  if (flat.at(-1) === from) flat[flat.length - 1] = to
  else flat.push(from, to)
}

function arraysOf(years: readonly (readonly number[])[]): Pick<CompiledCalendar, 'starts' | 'ends' | 'sums' | 'count'> {
  const flat: number[] = []
  for (const year of years) for (let i = 0; i < year.length; i += 2) addInterval(flat, year[i] ?? 0, year[i + 1] ?? 0)
  const count = flat.length / 2
  const [starts, ends, sums] = [new Float64Array(count), new Float64Array(count), new Float64Array(count + 1)]
  for (let i = 0; i < count; i++) {
    const [from, to] = [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0]
    starts[i] = from
    ends[i] = to
    sums[i + 1] = (sums[i] ?? 0) + to - from
  }
  return { starts, ends, sums, count }
}
