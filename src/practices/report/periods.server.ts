import { Temporal } from 'temporal-polyfill'
import type { periods, schedules } from './definition.ts'
import type { Period } from './figures/figure.ts'

type Name = keyof typeof periods
type Schedule = keyof typeof schedules

/** A named period as moments, seen from one of them, in a zone. Whole days, today among them where it is not over. */
export function periodOf(name: Name, now: string, zone: string): Period {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate()
  const first = today.with({ day: 1 })
  const days = {
    last7: [today.subtract({ days: 6 }), today.add({ days: 1 })],
    last30: [today.subtract({ days: 29 }), today.add({ days: 1 })],
    thisMonth: [first, first.add({ months: 1 })],
    lastMonth: [first.subtract({ months: 1 }), first],
    quarter: [first.subtract({ months: (today.month - 1) % 3 }), first.subtract({ months: (today.month - 1) % 3 }).add({ months: 3 })],
    year: [first.subtract({ months: 11 }), first.add({ months: 1 })],
  } as const
  const [from, to] = days[name]
  return { from: startOf(from, zone), to: startOf(to, zone) }
}

/** When the next mail goes out: at eight in the morning of the owner's zone. */
export function nextMail(schedule: Schedule, now: string, zone: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone, plainTime: '08:00' }).toInstant()
  let day = here.toPlainDate()
  while (Temporal.Instant.compare(at(day), here.toInstant()) <= 0 || !isDue(schedule, day)) day = day.add({ days: 1 })
  return iso(at(day))
}

function isDue(schedule: Schedule, day: Temporal.PlainDate): boolean {
  if (schedule === 'weekly') return day.dayOfWeek === 1
  return schedule === 'monthly' ? day.day === 1 : true
}

const startOf = (day: Temporal.PlainDate, zone: string): string => iso(day.toZonedDateTime({ timeZone: zone }).toInstant())
const iso = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond' })

/** The zone that a person, or the settings for all, have set. */
export function zoneIn(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || !('timeZone' in row)) return undefined
  return typeof row.timeZone === 'string' ? row.timeZone : undefined
}
