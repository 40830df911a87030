import { addBusiness, type CompiledCalendar } from '../../calendars/index.ts'
import { type Clock, usedBy } from './clock.ts'
import type { Level } from './level.ts'

/** The next thing that happens to a running clock by itself. */
export type Deadline = { readonly at: number; readonly what: 'warning'; readonly percent: number } | { readonly at: number; readonly what: 'breach' }

/** The next warning that is still to come, or the breach; nothing for a clock that does not run, or has been missed. */
export function nextDeadline(clock: Clock, level: Pick<Level, 'warnings'>, calendar: CompiledCalendar): Deadline | undefined {
  if (clock.phase !== 'running' || clock.dueAt === null || clock.breachedAt !== null) return undefined
  const percent = level.warnings[clock.warned]
  const warning = percent === undefined ? undefined : warningAt(clock, calendar, percent)
  // A warning that would come with the breach or after it warns nobody.
  if (percent !== undefined && warning !== undefined && warning < clock.dueAt) return { at: warning, what: 'warning', percent }
  return { at: clock.dueAt, what: 'breach' }
}

/** When so many percent are used up; of an end that stands fast, so many percent of the time from the start. */
function warningAt(clock: Clock, calendar: CompiledCalendar, percent: number): number | undefined {
  if (clock.budget === null) return clock.dueAt === null ? undefined : clock.startedAt + Math.round(((clock.dueAt - clock.startedAt) * percent) / 100)
  const left = Math.round((clock.budget * percent) / 100) - clock.used
  return left <= 0 ? clock.since : addBusiness(calendar, clock.since, left)
}

/** The clock after its deadline has passed. The moment of a breach is when it was due, whenever that is noticed. */
export const passed = (clock: Clock, deadline: Deadline): Clock =>
  deadline.what === 'breach' ? { ...clock, breachedAt: deadline.at } : { ...clock, warned: clock.warned + 1 }

/** Everything that passed by itself before a moment. What is done in the very millisecond in which it is due is done in time. */
export function settle(
  clock: Clock,
  level: Pick<Level, 'warnings'>,
  calendar: CompiledCalendar,
  before: number,
): { clock: Clock; deadlines: readonly Deadline[] } {
  const deadlines: Deadline[] = []
  let now = clock
  for (let next = nextDeadline(now, level, calendar); next && next.at < before; next = nextDeadline(now, level, calendar)) {
    now = passed(now, next)
    deadlines.push(next)
  }
  return { clock: now, deadlines }
}

/** Percent of the budget that is used up; null where the end stands fast and there is none. */
export const percentUsed = (clock: Clock, calendar: CompiledCalendar, at: number): number | null =>
  clock.budget === null || clock.budget === 0 ? null : (usedBy(clock, calendar, at) / clock.budget) * 100
