import { addBusiness, addWorkingDays, aroundTheClock, type CompiledCalendar, intervalsBetween, nextWorkingDay } from '../../calendars/reckon.web.ts'
import type { TimelineBand } from '../../../web/desk/clocks/timeline.tsx'
import type { LevelFacts } from './level-row.web.ts'

/** What a target comes to for a clock that starts at a moment, if nothing lets it wait. */
export interface Reckoned {
  readonly due: number
  readonly bands: readonly TimelineBand[]
  readonly warnings: readonly { readonly at: number; readonly percent: number }[]
}

/** By the rules of the engine (`reckoning/clock.ts`). `undefined` where it would never be due, or has no target. */
export function reckonTarget({ targetIn, time, days, at, warnings }: LevelFacts, calendar: CompiledCalendar, start: number): Reckoned | undefined {
  const hours = targetIn === 'elapsed' ? aroundTheClock('UTC') : calendar
  const due =
    targetIn === 'workingDays'
      ? addWorkingDays(calendar, start, days ?? 1)
      : targetIn === 'workingDayAt'
        ? nextWorkingDay(calendar, start, days ?? 1, at ?? '00:00')
        : time === undefined
          ? undefined
          : addBusiness(hours, start, time)
  if (due === undefined) return undefined
  const fixed = targetIn === 'workingDayAt'
  const running = fixed ? [{ from: start, to: due }] : intervalsBetween(hours, start, due)
  const budget = running.reduce((sum, { from, to }) => sum + to - from, 0)
  const warned = warnings.map(percent => {
    const part = (budget * percent) / 100
    return { percent, at: fixed ? start + part : (addBusiness(hours, start, part) ?? due) }
  })
  return { due, bands: withGaps(running, start, due), warnings: warned }
}

function withGaps(running: readonly { readonly from: number; readonly to: number }[], start: number, end: number): readonly TimelineBand[] {
  const bands: TimelineBand[] = []
  let at = start
  for (const { from, to } of running) {
    if (from > at) bands.push({ from: at, to: from, kind: 'outOfHours' })
    bands.push({ from, to, kind: 'running' })
    at = to
  }
  if (at < end) bands.push({ from: at, to: end, kind: 'outOfHours' })
  return bands
}
