/**
 * Office hours as one line without nights and weekends, so that what takes four hours of work and begins on Friday
 * afternoon ends on Monday. Monday to Friday from six to sixteen UTC, which in Leipzig is morning to evening all year.
 */

const minute = 60_000
const day = 24 * 60 * minute
const begins = 6 * 60
const length = 10 * 60
/** 1970 began on a Thursday; weeks here begin on Monday. */
const monday = 3

/** Minutes of work in a working day. */
export const workingDay = length

/** How many minutes of work lie before this moment. */
function worked(at: number): number {
  const days = Math.floor(at / day) + monday
  const weekday = days % 7
  const whole = Math.floor(days / 7) * 5 + Math.min(weekday, 5)
  if (weekday >= 5) return whole * length
  return whole * length + Math.min(Math.max((at % day) / minute - begins, 0), length)
}

function momentOf(work: number): number {
  const whole = Math.floor(work / length)
  const days = Math.floor(whole / 5) * 7 + (whole % 5) - monday
  return days * day + (begins + (work % length)) * minute
}

/** The moment by which so many more minutes have been worked. */
export const afterWork = (at: number, minutes: number): number => Math.max(Math.round(momentOf(worked(at) + minutes)), at + 1000)

/** A moment of the same working day (of the next one, at a weekend), this far through it: 0 to 1. */
export const duringDay = (at: number, through: number): number => Math.round(momentOf(Math.floor(worked(at) / length) * length + through * length))
