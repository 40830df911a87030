import type { CompiledCalendar } from '../../calendars/index.ts'
import { begin, type Clock, end, isActive, moveEnd, pause, resume } from './clock.ts'
import { type Deadline, settle } from './deadline.ts'
import { type Facts, isFixed, type Level } from './level.ts'

/** What happened to the record, as far as a clock looks at it. */
export interface Event {
  readonly at: number
  /** Number of the act in the record's history. */
  readonly seq: number
  readonly facts: Facts
  /** The record's own date and time, for a target that is a field. */
  readonly field: number | null
  /** What was before this event, for a clock that starts with it. */
  readonly earlier: () => Earlier
}

/** From when a clock counts that starts now, what it has used up before, and the pauses of that time. */
export interface Earlier {
  readonly from: number
  readonly used: number
  readonly edges: readonly Edge[]
}

export interface Advanced {
  /** The clock that was there, if this event has put another in its place. */
  readonly ended: Clock | undefined
  readonly clock: Clock | undefined
  /** What happened, in the order in which it did; behind a start, the pauses that counted before it. */
  readonly edges: readonly Edge[]
  /** What had passed by itself before. */
  readonly deadlines: readonly Deadline[]
}

export type Turn = 'start' | 'pause' | 'resume' | 'stop' | 'reset' | 'cancel'

/** A turn of a clock: when, and by which act of the record's history. The turn names the rule. */
export interface Edge {
  readonly at: number
  readonly seq: number
  readonly turn: Turn
}

const edge = ({ at, seq }: Event, turn: Turn): Edge => ({ at, seq, turn })

/**
 * What an event makes of a clock. First passes what was due before; then, as the field does it: cancel, stop, reset, pause or
 * resume of a clock that is there, and a start where there is none.
 */
export function advance(clock: Clock | undefined, level: Level, calendar: CompiledCalendar, event: Event): Advanced {
  // A clock that this very event has cancelled or stopped does not start again with it.
  if (!clock || !isActive(clock)) return started(clock, level, calendar, event, [], [])
  const { clock: settled, deadlines } = settle(clock, level, calendar, event.at)
  const { facts, at } = event
  if (facts.cancels || !facts.applies) return { ended: undefined, clock: end(settled, calendar, at, 'cancelled'), edges: [edge(event, 'cancel')], deadlines }
  if (facts.stops) return { ended: undefined, clock: end(settled, calendar, at, 'completed'), edges: [edge(event, 'stop')], deadlines }
  if (facts.resets) return started(end(settled, calendar, at, 'completed'), level, calendar, event, [edge(event, 'reset')], deadlines)
  const moved = level.target.in === 'field' && settled.dueAt !== event.field ? moveEnd(settled, event.field) : settled
  return { ended: undefined, deadlines, ...turned(moved, level, calendar, event) }
}

function turned(clock: Clock, level: Level, calendar: CompiledCalendar, event: Event): { clock: Clock; edges: readonly Edge[] } {
  const { facts, at } = event
  if (isFixed(level.target)) return { clock, edges: [] }
  if (clock.phase === 'running') return facts.pauses ? { clock: pause(clock, calendar, at), edges: [edge(event, 'pause')] } : { clock, edges: [] }
  const resumes = level.rules.resumes === null ? !facts.pauses : facts.resumes
  return resumes ? { clock: resume(clock, calendar, at), edges: [edge(event, 'resume')] } : { clock, edges: [] }
}

function started(
  before: Clock | undefined,
  level: Level,
  calendar: CompiledCalendar,
  event: Event,
  edges: readonly Edge[],
  deadlines: readonly Deadline[],
): Advanced {
  const { facts, at, field } = event
  const isReset = edges.length > 0
  const may = facts.applies && facts.starts && !facts.stops && !facts.cancels
  if (!may || !(isReset || mayRepeat(before, level))) return { ended: undefined, clock: before, edges, deadlines }
  const { from, used, edges: pauses } = isReset ? { from: at, used: 0, edges: [] } : event.earlier()
  const begun = begin(level.target, calendar, { at, from, before: used, cycle: (before?.cycle ?? 0) + 1, field })
  const { clock, edges: more } = turned(begun, level, calendar, event)
  return { ended: before, clock, edges: [...edges, edge(event, 'start'), ...pauses, ...more], deadlines }
}

/** What was cancelled may start again, what was completed only where the level says so. */
const mayRepeat = (before: Clock | undefined, level: Level): boolean => before === undefined || before.phase === 'cancelled' || level.repeats
