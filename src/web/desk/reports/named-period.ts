import type { Dates } from '../../text/index.ts'
import { type Days, daysOf, momentsOf } from './period.ts'

export const namedPeriods = ['last7', 'last30', 'thisMonth', 'lastMonth', 'quarter', 'year'] as const
export type NamedPeriod = (typeof namedPeriods)[number]

/** The days of a saved report's period, seen from a day; as the server counts them when it mails the report. */
export function namedDays(period: NamedPeriod, today: string): Days {
  if (period === 'last7' || period === 'last30') return { from: shifted(today, period === 'last7' ? -6 : -29), to: today }
  return daysOf(period, today)
}

export const shifted = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

export function namedMoments(period: string, today: string, dates: Dates) {
  const found = namedPeriods.find(name => name === period)
  return found && momentsOf(namedDays(found, today), dates)
}

/** The first day after a day, week, month, quarter or year that begins with this one. */
export function nextDay(day: string, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): string {
  if (unit === 'day' || unit === 'week') return shifted(day, unit === 'day' ? 1 : 7)
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + { month: 1, quarter: 3, year: 12 }[unit], 1)).toISOString().slice(0, 10)
}
