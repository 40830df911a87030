import * as fc from 'fast-check'
import { type CalendarDefinition, type CalendarException, days, type Holiday, type HolidaysOf, type WorkingHours } from '../calendar.ts'
import { checkCalendar } from '../check.ts'
import { dateOf, dateText, timeText } from '../local-time.ts'

/** Office hours from Monday to Friday, with whatever is special. */
export const office = (special: Partial<CalendarDefinition> = {}, from = '09:00', to = '18:00'): CalendarDefinition => ({
  zone: 'Europe/Berlin',
  week: days.slice(0, 5).map(day => ({ day, from, to })),
  exceptions: [],
  ...special,
})

/** The instant of a local time with its offset: `2026-03-27T17:00+01:00`. */
export const instant = (text: string): number => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Error(`${text} is no instant`)
  return at
}

export const hours = (n: number): number => n * 3_600_000

export const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns', 'Africa/Casablanca', 'UTC']

/** Days around the changes of the clock in 2026 in all of these zones, and around New Year. */
const interesting = ['2026-02-15', '2026-03-08', '2026-03-22', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-12-31', '2027-01-01']
export const someDate = fc.oneof(fc.constantFrom(...interesting), fc.integer({ min: dateOf('2026-01-01') ?? 0, max: dateOf('2027-01-31') ?? 0 }).map(dateText))

/** Hours of a day begin and end at any minute, more often in the night than by chance: there the clock changes. */
const minute = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 210 }), fc.constantFrom(0, 60, 90, 120, 150, 180))
const someHours = fc.tuple(minute, minute).map(([from, to]) => ({ from: timeText(from), to: timeText(to) }))

const workingHours: fc.Arbitrary<WorkingHours> = fc.tuple(fc.constantFrom(...days), someHours).map(([day, h]) => ({ day, ...h }))

const exception: fc.Arbitrary<CalendarException> = fc
  .tuple(someDate, someHours, fc.constantFrom('closed', 'part', 'open'))
  .map(([date, h, kind]) => (kind === 'closed' ? { date, name: 'closed', kind } : { date, name: kind, kind: kind === 'part' ? 'closed' : 'open', ...h }))

/** Calendars that may be compiled: those that are not are thinned out until they are. */
export const someCalendar: fc.Arbitrary<CalendarDefinition> = fc
  .record({
    zone: fc.constantFrom(...zones),
    week: fc.array(workingHours, { minLength: 1, maxLength: 12 }),
    holidays: fc.option(fc.constant({ country: 'XX' }), { nil: undefined }),
    exceptions: fc.array(exception, { maxLength: 12 }),
  })
  .map(thinned)
  .filter(definition => definition.week.length > 0)

function thinned(definition: CalendarDefinition): CalendarDefinition {
  const faulty = new Set(checkCalendar(definition).flatMap(fault => /^(week|exceptions)\[\d+\]/.exec(fault.field)?.[0] ?? []))
  if (faulty.size === 0) return definition
  return thinned({
    ...definition,
    week: definition.week.filter((_, i) => !faulty.has(`week[${i}]`)),
    exceptions: definition.exceptions.filter((_, i) => !faulty.has(`exceptions[${i}]`)),
  })
}

/** Holidays of a country that does not exist: whole days, and an afternoon. */
export const madeUpHolidays: HolidaysOf = (_, year): Holiday[] => [
  { date: `${year}-01-01`, name: 'First', from: 0, to: 1440 },
  { date: `${year}-03-29`, name: 'Change', from: 0, to: 1440 },
  { date: `${year}-10-25`, name: 'Change back', from: 720, to: 1440 },
]
