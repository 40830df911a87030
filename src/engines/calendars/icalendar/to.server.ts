import ical, { type ICalCalendar } from 'ical-generator'
import type { Language } from '../../../kernel/define/text.ts'
import { intervalsBetween } from '../arithmetic.ts'
import type { CalendarDefinition } from '../calendar.ts'
import { compiledCalendar } from '../compiled.server.ts'
import { closedSpan } from '../dates.ts'
import { publicHolidays } from '../holidays.server.ts'
import { dateOf, dateText, dayMinutes, dayMs, firstDateOf, minuteMs, yearOf } from '../local-time.ts'
import { kindProperty } from './kind.ts'

export interface ICalendarOptions {
  /** Makes the ids of events unique; the id of the calendar's record. */
  readonly id: string
  readonly name: string
  readonly fromYear: number
  readonly toYear: number
  readonly language: Language
  /** When the file was made. */
  readonly now?: Date
}

/** A file of more years would be too large for those who read it. */
export const mostYears = 10

const words = {
  en: { work: 'Working time' },
  de: { work: 'Arbeitszeit' },
} as const

/**
 * A calendar as iCalendar (RFC 5545): working time as events of real time in UTC, exact in every program whatever it knows of time zones;
 * holidays and closed dates as all-day events. Each says of what kind it is, so that we read our own files back.
 */
export function toICalendar(definition: CalendarDefinition, options: ICalendarOptions): string {
  const { id, name, fromYear, toYear, language, now = new Date() } = options
  if (toYear < fromYear || toYear - fromYear >= mostYears) throw new RangeError(`From 1 to ${mostYears} years fit into a file, not ${fromYear} to ${toYear}`)
  const file = ical({ name, prodId: { company: 'Mainstay', product: 'Calendars', language: language.toUpperCase() } })
  addWork(file, definition, options, now)
  for (let year = fromYear; year <= toYear; year++) addClosed(file, closedIn(definition, year, language), id, now)
  return file.toString()
}

function addWork(file: ICalCalendar, definition: CalendarDefinition, { id, fromYear, toYear, language }: ICalendarOptions, stamp: Date): void {
  const calendar = compiledCalendar(definition)
  const begins = (year: number): number => calendar.clock.instantOf(firstDateOf(year) * dayMs)
  for (const { from, to } of intervalsBetween(calendar, begins(fromYear), begins(toYear + 1))) {
    const special = definition.exceptions.find(e => e.kind === 'open' && e.date === dateText(Math.floor(calendar.clock.localOf(from) / dayMs)))
    file.createEvent({
      id: `work-${from}@${id}`,
      stamp,
      start: new Date(from),
      end: new Date(to),
      summary: special?.name || words[language].work,
      x: [{ key: kindProperty, value: special ? 'OPEN' : 'WORK' }],
    })
  }
}

interface ClosedPart {
  readonly date: string
  readonly name: string
  readonly from: number
  readonly to: number
  /** In the zone of the calendar. */
  readonly at: (minutes: number) => number
}

function closedIn(definition: CalendarDefinition, year: number, language: Language): ClosedPart[] {
  const { clock, dates } = compiledCalendar(definition)
  const kept = new Set(dates.holidaysIn(year).map(h => h.date))
  const holidays = definition.holidays ? publicHolidays(definition.holidays, year, language).filter(h => kept.has(h.date)) : []
  const exceptions = definition.exceptions.flatMap(e => (e.kind === 'closed' ? [{ date: e.date, name: e.name, ...closedSpan(e) }] : []))
  const ofYear = exceptions.filter(e => yearOf(dateOf(e.date) ?? 0) === year)
  return [...holidays, ...ofYear].map(part => ({
    ...part,
    at: minutes => clock.instantOf((dateOf(part.date) ?? 0) * dayMs + minutes * minuteMs),
  }))
}

function addClosed(file: ICalCalendar, parts: readonly ClosedPart[], id: string, stamp: Date): void {
  for (const [i, { date, name, from, to, at }] of parts.entries()) {
    const midnight = (dateOf(date) ?? 0) * dayMs
    const allDay = from === 0 && to === dayMinutes
    file.createEvent({
      id: `closed-${date}-${i}@${id}`,
      stamp,
      allDay,
      start: new Date(allDay ? midnight : at(from)),
      end: new Date(allDay ? midnight + dayMs : at(to)),
      summary: name,
      x: [{ key: kindProperty, value: 'CLOSED' }],
    })
  }
}
