import { fault } from '../parts/parsed.ts'
import type { Parsed } from '../type.ts'

const day = 86_400
const hour = 3_600
const minute = 60

/** A hundred years: longer than any agreement, and still safe to add to any date in use. */
export const longest = 36_525 * day

const amount = (unit: string) => `(?:(?<${unit}>\\d{1,12}(?:[.,]\\d{1,9})?)${unit})?`
const iso = new RegExp(`^P${amount('W')}${amount('D')}(?:T(?=\\d)${amount('H')}${amount('M')}${amount('S')})?$`)

/** Seconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds. A day is 24 hours. */
export function secondsFrom(text: string): Parsed<number> {
  if (text.startsWith('-')) return fault('A duration cannot be negative. Use one like PT4H.', 'Eine Dauer kann nicht negativ sein. Geben Sie etwa PT4H an.')
  if (/^P[^T]*\d[YM]/.test(text)) {
    return fault(
      'Months and years have no fixed length. Use weeks, days, hours, minutes or seconds, like P30D.',
      'Monate und Jahre sind verschieden lang. Verwenden Sie Wochen, Tage, Stunden, Minuten oder Sekunden, etwa P30D.',
    )
  }
  const parts = iso.exec(text)?.groups
  if (!parts || text === 'P') return fault('Use a duration like PT4H, P2D or P1DT2H.', 'Geben Sie eine Dauer wie PT4H, P2D oder P1DT2H an.')
  const of = (unit: string) => Number((parts[unit] ?? '0').replace(',', '.'))
  return wholeSeconds(of('W') * 7 * day + of('D') * day + of('H') * hour + of('M') * minute + of('S'))
}

/** PT1.1H is 3960 seconds, which binary fractions miss by a hair. */
export function wholeSeconds(reckoned: number): Parsed<number> {
  const value = Math.round(reckoned)
  if (Math.abs(reckoned - value) > 1e-6) return fault('Use whole seconds.', 'Verwenden Sie ganze Sekunden.')
  if (value > longest) return fault('Use at most 100 years (P36525D).', 'Verwenden Sie höchstens 100 Jahre (P36525D).')
  return { value }
}

export interface Span {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

export const spanOf = (seconds: number): Span => ({
  days: Math.floor(seconds / day),
  hours: Math.floor((seconds % day) / hour),
  minutes: Math.floor((seconds % hour) / minute),
  seconds: seconds % minute,
})

/** The one way a length of time is written: `PT4H`, `P2D`, `P1DT2H`; `PT0S` for none. */
export function isoFrom(length: number): string {
  const { days, hours, minutes, seconds } = spanOf(length)
  const part = (count: number, unit: string) => (count === 0 ? '' : `${count}${unit}`)
  const clock = `${part(hours, 'H')}${part(minutes, 'M')}${part(seconds, 'S')}`
  if (days === 0 && clock === '') return 'PT0S'
  return `P${part(days, 'D')}${clock === '' ? '' : `T${clock}`}`
}
