import { businessMs, nextOpen } from './arithmetic.ts'
import type { Interval } from './calendar.ts'
import { type CompiledCalendar, lastYear } from './compile.ts'
import { dayMs, firstDateOf, minuteMs, minutesOf } from './local-time.ts'

/**
 * A working day is a date on which working time begins: a night shift makes its first date one, a holiday or a closed date is none.
 */
export const isWorkingDay = ({ dates }: CompiledCalendar, date: number): boolean => dates.beginningOn(date).length > 0

/** The local date of an instant, as a day number. */
export const dateAt = ({ clock }: CompiledCalendar, at: number): number => Math.floor(clock.localOf(at) / dayMs)

/**
 * "Next working day 16:00": that time on the n-th working day after the date of `at`, whatever the hour of `at` and whether or not the
 * calendar is open at that time. With n = 0 it is today, if today is a working day and the time is still to come, else the next working
 * day. Undefined when there is no such day before the year 2200.
 */
export function nextWorkingDay(calendar: CompiledCalendar, at: number, n: number, time: string): number | undefined {
  const minutes = minutesOf(time)
  if (minutes === undefined) throw new RangeError(`'${time}' is no time of day`)
  const today = dateAt(calendar, at)
  const timeOn = (date: number) => calendar.clock.instantOf(date * dayMs + minutes * minuteMs)
  if (wholeDays(n) === 0 && isWorkingDay(calendar, today) && timeOn(today) > at) return timeOn(today)
  const date = workingDayAfter(calendar, today, Math.max(n, 1))
  return date === undefined ? undefined : timeOn(date)
}

/**
 * "n working days" from an instant. They begin at `at`, or at the next opening if that is not working time; they end at the same time by
 * the clock on the wall, n working days after the working day on which they began. Where that working day has no work at that time, they
 * end with the work before it on that day (at the start of a break, at closing time), and not before the day opens.
 * Mon 10:00 + 1 = Tue 10:00; Fri 17:00 + 1 = Mon 17:00; Sat + 1 = Mon 09:00 + 1 = Tue 09:00; Thu 17:00 + 1 = Fri 13:00 when that is when Fridays end.
 */
export function addWorkingDays(calendar: CompiledCalendar, at: number, n: number): number | undefined {
  const begin = nextOpen(calendar, at)
  if (begin === undefined || wholeDays(n) === 0) return begin
  const day = workingDayOf(calendar, begin)
  const target = workingDayAfter(calendar, day, n)
  if (target === undefined) return undefined
  return withinWork(workOf(calendar, target), calendar.clock.instantOf(calendar.clock.localOf(begin) + (target - day) * dayMs))
}

/** Working time of "n working days" from an instant: what a clock must count down, so that pauses move its end by what they took. */
export function workingDaysMs(calendar: CompiledCalendar, at: number, n: number): number | undefined {
  const end = addWorkingDays(calendar, at, n)
  return end === undefined ? undefined : businessMs(calendar, at, end)
}

function wholeDays(n: number): number {
  if (Number.isInteger(n) && n >= 0) return n
  throw new RangeError(`Working days are counted whole, from 0; ${n} is not`)
}

function workingDayAfter(calendar: CompiledCalendar, date: number, n: number): number | undefined {
  const end = firstDateOf(lastYear + 1)
  let left = n
  for (let next = date + 1; next < end; next++) if (isWorkingDay(calendar, next) && --left === 0) return next
  return undefined
}

/** The date on which the work of an instant began; in the small hours that may be the day before. */
function workingDayOf(calendar: CompiledCalendar, at: number): number {
  const today = dateAt(calendar, at)
  const isIn = (date: number) => workOf(calendar, date).some(work => work.from <= at && at < work.to)
  return !isIn(today) && isIn(today - 1) ? today - 1 : today
}

const workOf = ({ clock, dates }: CompiledCalendar, date: number): Interval[] =>
  dates.beginningOn(date).map(({ from, to }) => ({ from: clock.instantOf(date * dayMs + from * minuteMs), to: clock.instantOf(date * dayMs + to * minuteMs) }))

function withinWork(work: readonly Interval[], wished: number): number {
  const begun = work.findLast(w => w.from <= wished)
  return begun ? Math.min(wished, begun.to) : (work[0]?.from ?? wished)
}
