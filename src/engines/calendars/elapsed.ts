import type { CompiledCalendar } from './compile.ts'
import { dayMinutes } from './local-time.ts'
import { zoneClock } from './zone.ts'

/** Far enough for every date that a database knows, and near enough for sums of milliseconds to stay exact. */
const far = 4e15

const always = new Map<string, CompiledCalendar>()

/** Open at every moment: elapsed time, as a calendar. The zone matters only to what is said in days. */
export function aroundTheClock(zone: string): CompiledCalendar {
  const known = always.get(zone)
  if (known) return known
  const wholeDay = [{ from: 0, to: dayMinutes }]
  const made: CompiledCalendar = {
    clock: zoneClock(zone),
    dates: { openOn: () => wholeDay, beginningOn: () => wholeDay, holidaysIn: () => [] },
    starts: Float64Array.of(-far),
    ends: Float64Array.of(far),
    sums: Float64Array.of(0, 2 * far),
    count: 1,
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    cover: () => undefined,
    extend: () => false,
  }
  always.set(zone, made)
  return made
}

/** 24 hours on 7 days, in UTC. */
export const elapsedTime: CompiledCalendar = aroundTheClock('UTC')
