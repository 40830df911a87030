import type { Rule } from '../../../kernel/define/index.ts'

/** One version of a service level, ready to reckon with. Rules are about the record; times are milliseconds. */
export interface Level {
  /** Of the version: another version is another level. */
  readonly id: string
  readonly name: string
  /** SLA is promised to the customer, OLA among our own groups, UC (underpinning contract) by a supplier. */
  readonly kind: 'sla' | 'ola' | 'uc'
  readonly recordType: string
  /** Levels with the same word stand in for each other: of these only the first that applies, by order, has a clock. */
  readonly among: string | null
  readonly order: number
  readonly rules: Rules
  readonly target: Target
  /** Whether it starts again after it was completed, when its rules ask for it again. */
  readonly repeats: boolean
  /** The record's time from which it counts, when it starts later; null counts from the start. */
  readonly countsFrom: string | null
  /** Whether pauses before the start count as well, where it counts from an earlier time. */
  readonly countsPausesBefore: boolean
  /** Percent of the target, rising: 50, 75, 90. */
  readonly warnings: readonly number[]
}

export interface Rules {
  /** Which records; when it no longer holds, the clock is cancelled. */
  readonly applies: Rule
  /** Null starts as soon as it applies. */
  readonly starts: Rule | null
  readonly pauses: Rule | null
  /** Null resumes when what pauses it no longer holds. */
  readonly resumes: Rule | null
  readonly stops: Rule
  /** Completes the clock and starts a new one at once. */
  readonly resets: Rule | null
  readonly cancels: Rule | null
}

export type Target =
  /** Working time of the calendar. */
  | { readonly in: 'business'; readonly ms: number }
  /** Time around the clock: a day is 24 hours. */
  | { readonly in: 'elapsed'; readonly ms: number }
  /** Working days of the calendar, from the start. */
  | { readonly in: 'workingDays'; readonly days: number }
  /** That time on the n-th working day after the start. It cannot be paused. */
  | { readonly in: 'workingDayAt'; readonly days: number; readonly time: string }
  /** The record's own date and time. It cannot be paused. */
  | { readonly in: 'field'; readonly field: string }

/** Whether the end stands fast once it is known, whatever happens between: then nothing can pause it. */
export const isFixed = (target: Target): boolean => target.in === 'workingDayAt' || target.in === 'field'

export type Facts = { readonly [R in keyof Rules]: boolean }
