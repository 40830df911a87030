import type { CalendarDefinition, CalendarException, Closed, Holiday, HolidaysOf, Open } from './calendar.ts'
import { dateOf, dayMinutes, merged, type Span, spanOf, weekdayNumber, weekdayOf, without, yearOf } from './local-time.ts'

/** What a calendar says of each local date, in minutes of the clock on the wall. */
export interface Dates {
  /** Working time between the midnights of a date, in order; what reaches in from the day before is part of it. */
  openOn(date: number): readonly Span[]
  /** Working time that begins on a date, to its end on that date or the next. A date that has any is a working day. */
  beginningOn(date: number): readonly Span[]
  /** Public holidays of a year that no exception replaces. */
  holidaysIn(year: number): readonly Holiday[]
}

/**
 * The rules, in this order: hours that begin on a date are those of its `open` exceptions, else those of its weekday. From what lies on the
 * date, its closed exceptions are cut, and its holidays unless it has an `open` exception. So a closed date ends a night shift at
 * midnight, and the part of its own night shift that lies on the next date stays.
 */
export function datesOf(definition: CalendarDefinition, holidaysOf: HolidaysOf): Dates {
  const week = weekOf(definition)
  const open = byDate(definition.exceptions.filter(isOpen))
  const closed = byDate(definition.exceptions.filter(isClosed))
  const usual = usualDays(week)
  const holidays = memory((year: number) =>
    definition.holidays ? holidaysOf(definition.holidays, year).filter(h => !open.has(dateOf(h.date) ?? Number.NaN)) : [],
  )
  const holidayDates = memory((year: number) => byDate(holidays(year)))
  const holidaysOn = (date: number): readonly Holiday[] => (definition.holidays && holidayDates(yearOf(date)).get(date)) || []

  const hoursOn = (date: number): readonly Span[] => open.get(date)?.map(spanOf) ?? week[weekdayOf(date)] ?? []
  const cutsOn = (date: number): Span[] => [
    ...holidaysOn(date),
    ...(closed.get(date) ?? []).map(closedSpan),
    ...(closed.get(date - 1) ?? []).map(closedSpan).map(earlier),
  ]
  const isUsual = (date: number): boolean =>
    !open.has(date) && !open.has(date - 1) && !closed.has(date) && !closed.has(date - 1) && holidaysOn(date).length === 0

  function openOn(date: number): readonly Span[] {
    if (isUsual(date)) return usual[weekdayOf(date)] ?? []
    return without(withinDay([...hoursOn(date - 1).map(earlier), ...hoursOn(date)]), cutsOn(date))
  }
  function beginningOn(date: number): readonly Span[] {
    const cuts = [...cutsOn(date), ...cutsOn(date + 1).map(later)]
    return without(merged(hoursOn(date)), cuts).filter(span => span.from < dayMinutes)
  }
  return { openOn, beginningOn, holidaysIn: holidays }
}

const isOpen = (e: CalendarException): e is Open => e.kind === 'open'
const isClosed = (e: CalendarException): e is Closed => e.kind === 'closed'

const earlier = ({ from, to }: Span): Span => ({ from: from - dayMinutes, to: to - dayMinutes })
const later = ({ from, to }: Span): Span => ({ from: from + dayMinutes, to: to + dayMinutes })

export const closedSpan = ({ from, to }: Closed): Span => (from === undefined || to === undefined ? { from: 0, to: dayMinutes } : spanOf({ from, to }))

const weekOf = ({ week }: CalendarDefinition): Span[][] => Array.from({ length: 7 }, (_, i) => week.filter(hours => weekdayNumber(hours.day) === i).map(spanOf))

/** A date without exceptions and holidays is as its weekday; so nothing is reckoned for most of them. */
const usualDays = (week: readonly Span[][]): Span[][] => week.map((hours, i) => withinDay([...(week[(i + 6) % 7] ?? []).map(earlier), ...hours]))

const withinDay = (spans: readonly Span[]): Span[] => merged(spans.map(s => ({ from: Math.max(s.from, 0), to: Math.min(s.to, dayMinutes) })))

function byDate<T extends { readonly date: string }>(items: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const item of items) {
    const date = dateOf(item.date)
    if (date === undefined) throw new RangeError(`'${item.date}' is no date`)
    found.set(date, [...(found.get(date) ?? []), item])
  }
  return found
}

function memory<T>(make: (year: number) => T): (year: number) => T {
  const known = new Map<number, T>()
  return year => {
    const found = known.get(year) ?? make(year)
    known.set(year, found)
    return found
  }
}
