import { addBusiness, businessMs, type CompiledCalendar, nextWorkingDay, workingDaysMs } from '../../calendars/index.ts'
import type { Target } from './level.ts'

/**
 * One run of a service level on one record, as it is between two things that happen. What a clock is follows from its level, the
 * record's history, the calendar and now alone. Times are milliseconds since 1970; `used` counts on the calendar.
 */
export interface Clock {
  readonly phase: Phase
  /** 1 for the first on this record. */
  readonly cycle: number
  readonly startedAt: number
  /** When the present phase began. */
  readonly since: number
  /** What was used up before `since`. */
  readonly used: number
  /** The whole of it; null where the end stands fast. */
  readonly budget: number | null
  /** When it is used up if nothing happens; null while paused, or where there is no end. */
  readonly dueAt: number | null
  readonly breachedAt: number | null
  /** How many of the level's warnings have been given. */
  readonly warned: number
}

/** A breach is no phase: it is a fact about a clock in any of them. */
export type Phase = 'running' | 'paused' | 'completed' | 'cancelled'

export const isActive = ({ phase }: Clock): boolean => phase === 'running' || phase === 'paused'

/** What is used up by a moment at or after `since`. */
export const usedBy = (clock: Clock, calendar: CompiledCalendar, at: number): number =>
  clock.phase === 'running' ? clock.used + businessMs(calendar, clock.since, Math.max(at, clock.since)) : clock.used

/** A clock that starts. `before` is what was used up earlier, where it counts from an earlier time. */
export function begin(
  target: Target,
  calendar: CompiledCalendar,
  start: { at: number; from: number; before: number; cycle: number; field: number | null },
): Clock {
  const { at, from, before, cycle, field } = start
  const budget = budgetOf(target, calendar, from)
  const clock: Clock = { phase: 'running', cycle, startedAt: from, since: at, used: before, budget, dueAt: null, breachedAt: null, warned: 0 }
  return { ...clock, dueAt: budget === null ? fixedEnd(target, calendar, from, field) : endOf(clock, calendar) }
}

function budgetOf(target: Target, calendar: CompiledCalendar, from: number): number | null {
  if (target.in === 'business' || target.in === 'elapsed') return target.ms
  return target.in === 'workingDays' ? (workingDaysMs(calendar, from, target.days) ?? null) : null
}

function fixedEnd(target: Target, calendar: CompiledCalendar, from: number, field: number | null): number | null {
  if (target.in === 'workingDayAt') return nextWorkingDay(calendar, from, target.days, target.time) ?? null
  return target.in === 'field' ? field : null
}

/** What was used up before may be more than the budget: then it ended when it was used up, which is at once. */
function endOf({ budget, used, since }: Clock, calendar: CompiledCalendar): number | null {
  if (budget === null) return null
  return used >= budget ? since : (addBusiness(calendar, since, budget - used) ?? null)
}

export const pause = (clock: Clock, calendar: CompiledCalendar, at: number): Clock => ({
  ...clock,
  phase: 'paused',
  used: usedBy(clock, calendar, at),
  since: at,
  dueAt: null,
})

export function resume(clock: Clock, calendar: CompiledCalendar, at: number): Clock {
  const running: Clock = { ...clock, phase: 'running', since: at }
  return { ...running, dueAt: endOf(running, calendar) }
}

export const end = (clock: Clock, calendar: CompiledCalendar, at: number, phase: 'completed' | 'cancelled'): Clock => ({
  ...clock,
  phase,
  used: usedBy(clock, calendar, at),
  since: at,
})

/** The end that the record names has moved: what had been missed stays missed. */
export const moveEnd = (clock: Clock, dueAt: number | null): Clock => ({ ...clock, dueAt })
