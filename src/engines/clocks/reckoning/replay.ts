import type { CompiledCalendar } from '../../calendars/index.ts'
import { businessMs } from '../../calendars/index.ts'
import { advance, type Advanced, type Earlier, type Edge, type Event } from './advance.ts'
import { type Clock, isActive } from './clock.ts'
import { type Deadline, settle } from './deadline.ts'
import type { Facts, Level } from './level.ts'

type Row = Readonly<Record<string, unknown>>

/** The record after one of its changes, with what lay behind its references then. */
export interface Moment {
  readonly seq: number
  readonly at: number
  readonly row: Row
  /** Names of the fields that changed; all of them when it was created. */
  readonly changed: ReadonlySet<string> | 'all'
}

/** What the level needs to know of a moment. */
export interface Judge {
  /** With the levels that stand in for each other taken into account. */
  readonly factsOf: (row: Row, at: number) => Facts
  readonly calendarOf: (row: Row) => CompiledCalendar
  readonly timeOf: (row: Row, field: string) => number | null
  /** Whether a change of these fields is worth a look. */
  readonly isRead: (field: string) => boolean
}

/** One cycle as it went. */
export interface Run {
  readonly clock: Clock
  readonly calendar: CompiledCalendar
  readonly edges: readonly Edge[]
  readonly deadlines: readonly Deadline[]
}

/**
 * A level's clocks on one record, from its history alone, in order, as they stand at `now`. The live engine takes the very same steps,
 * one at a time.
 */
export function replay(level: Level, judge: Judge, moments: readonly Moment[], now: number): readonly Run[] {
  const runs: Run[] = []
  let current: Run | undefined
  for (const [i, moment] of moments.entries()) {
    if (!matters(moment, judge)) continue
    const calendar = current && isActive(current.clock) ? current.calendar : judge.calendarOf(moment.row)
    const done = advance(current?.clock, level, calendar, eventOf(level, judge, moments.slice(0, i + 1), moment, calendar))
    current = tookStep(runs, current, done, calendar)
  }
  return current ? [...runs, settled(current, level, now)] : runs
}

export const matters = ({ changed }: Moment, { isRead }: Judge): boolean => changed === 'all' || [...changed].some(isRead)

export const eventOf = (level: Level, judge: Judge, until: readonly Moment[], { at, seq, row }: Moment, calendar: CompiledCalendar): Event => ({
  at,
  seq,
  facts: judge.factsOf(row, at),
  field: level.target.in === 'field' ? judge.timeOf(row, level.target.field) : null,
  earlier: () => earlier(level, judge, until, at, row, calendar),
})

function tookStep(runs: Run[], before: Run | undefined, { ended, clock, edges, deadlines }: Advanced, calendar: CompiledCalendar): Run | undefined {
  if (!clock) return undefined
  if (!before || before.clock.cycle === clock.cycle)
    return { clock, calendar, edges: [...(before?.edges ?? []), ...edges], deadlines: [...(before?.deadlines ?? []), ...deadlines] }
  // A reset ends one cycle and begins the next: what ended is told of the first, the start and what follows of the second.
  const begins = edges.findIndex(e => e.turn === 'start')
  runs.push({ ...before, clock: ended ?? before.clock, edges: [...before.edges, ...edges.slice(0, begins)], deadlines: [...before.deadlines, ...deadlines] })
  return { clock, calendar, edges: edges.slice(begins), deadlines: [] }
}

function settled(run: Run, level: Level, now: number): Run {
  const { clock, deadlines } = settle(run.clock, level, run.calendar, now)
  return { ...run, clock, deadlines: [...run.deadlines, ...deadlines] }
}

/** Where pauses of before count, the record's history since then is gone through once more; else all of that time is used up. */
function earlier(level: Level, judge: Judge, until: readonly Moment[], at: number, row: Row, calendar: CompiledCalendar): Earlier {
  const from = level.countsFrom === null ? null : judge.timeOf(row, level.countsFrom)
  if (from === null || from >= at) return { from: at, used: 0, edges: [] }
  const edges = level.countsPausesBefore ? pausesBefore(level, judge, until, from, at) : []
  let used = 0
  let since = from
  let paused = false
  for (const edge of [...edges, { at, turn: 'start' }]) {
    if (!paused) used += businessMs(calendar, since, edge.at)
    paused = edge.turn === 'pause'
    since = edge.at
  }
  return { from, used, edges }
}

function pausesBefore({ rules }: Level, judge: Judge, until: readonly Moment[], from: number, at: number): Edge[] {
  const edges: Edge[] = []
  let paused = false
  for (const moment of until.filter(m => m.at < at)) {
    const { pauses, resumes } = judge.factsOf(moment.row, moment.at)
    const now: boolean = paused && rules.resumes !== null ? !resumes : pauses
    if (now !== paused) edges.push({ at: Math.max(moment.at, from), seq: moment.seq, turn: now ? 'pause' : 'resume' })
    paused = now
  }
  return edges
}
