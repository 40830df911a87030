import { type CalendarDefinition, type Holiday, type HolidaysOf, days } from '../calendar.ts'

/**
 * Counts working time minute by minute, by reading a clock on the wall: no intervals, no offsets, no sums. When the clock goes back it is not
 * believed until it shows a later time again.
 */
export function naiveMinutes(definition: CalendarDefinition, holidaysOf: HolidaysOf, from: number, to: number): number[] {
  const read = wallClock(definition.zone)
  const open: number[] = []
  let latest = ''
  // Half a day before, so that a change of the clock before `from` is seen.
  for (let at = from - 12 * 3_600_000; at < to; at += 60_000) {
    const shown = read(at)
    if (shown > latest) latest = shown
    if (at >= from && works(definition, holidaysOf, latest.slice(0, 10), latest.slice(11))) open.push(at)
  }
  return open
}

function wallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return at => format.format(at)
}

function works(definition: CalendarDefinition, holidaysOf: HolidaysOf, date: string, time: string): boolean {
  const before = dayBefore(date)
  const begun = hoursOn(definition, date).some(h => h.from <= time && (isOvernight(h) || time < h.to))
  const lasting = hoursOn(definition, before).some(h => isOvernight(h) && time < h.to)
  return (begun || lasting) && !isClosed(definition, date, time, before) && !isHoliday(definition, holidaysOf, date, time)
}

const isOvernight = (h: { from: string; to: string }) => h.to <= h.from

function hoursOn({ week, exceptions }: CalendarDefinition, date: string): { from: string; to: string }[] {
  const special = exceptions.filter(e => e.kind === 'open').filter(e => e.date === date)
  const day = days[(new Date(date).getUTCDay() + 6) % 7]
  return special.length > 0 ? special : week.filter(h => h.day === day)
}

const isClosed = ({ exceptions }: CalendarDefinition, date: string, time: string, before: string): boolean =>
  exceptions.some(e => {
    if (e.kind !== 'closed') return false
    const { from, to } = e
    if (from === undefined || to === undefined) return e.date === date
    const overnight = isOvernight({ from, to })
    return (e.date === date && from <= time && (overnight || time < to)) || (e.date === before && overnight && time < to)
  })

function isHoliday({ holidays, exceptions }: CalendarDefinition, holidaysOf: HolidaysOf, date: string, time: string): boolean {
  if (!holidays || exceptions.some(e => e.kind === 'open' && e.date === date)) return false
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return holidaysOf(holidays, Number(date.slice(0, 4))).some((h: Holiday) => h.date === date && h.from <= minutes && minutes < h.to)
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
