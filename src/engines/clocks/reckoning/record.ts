import type { CompiledCalendar } from '../../calendars/index.ts'
import { advance, type Advanced, type Event } from './advance.ts'
import { type Clock, isActive } from './clock.ts'
import { earlier } from './earlier.ts'
import { firstApplying } from './facts.ts'
import type { Facts, Level } from './level.ts'

export type Row = Readonly<Record<string, unknown>>

/** The record after one of its changes, with what lay behind its references then. */
export interface Moment {
  readonly seq: number
  readonly at: number
  readonly row: Row
  /** Names of the fields that changed; all of them when it was created. */
  readonly changed: ReadonlySet<string> | 'all'
  /** The level that came into force then, where nothing else happened to the record. */
  readonly activates?: string
}

/** A level among those of its record type, at a moment. */
export interface Candidate {
  readonly level: Level
  /** The same for all versions of one service level: while a clock of one version runs, another starts none. */
  readonly lineage: string
  /** Whether its clocks may start at a moment. */
  readonly inForce: (at: number) => boolean
  /** When it came into force, if what was open then gets its clock. */
  readonly begins?: number
}

/** What must be known of a record to move its clocks. */
export interface Judge {
  readonly factsOf: (level: Level, row: Row, at: number) => Facts
  readonly calendarOf: (level: Level, row: Row, at: number) => CompiledCalendar
  readonly timeOf: (row: Row, field: string) => number | null
  /** Whether a level looks at this field of the record. */
  readonly isRead: (level: Level, field: string) => boolean
}

/** The latest cycle of a level on the record. */
export interface Current {
  readonly clock: Clock
  readonly calendar: CompiledCalendar
}

export interface Step extends Advanced {
  readonly level: Level
  readonly calendar: CompiledCalendar
}

/**
 * What one moment of a record makes of all its clocks: the one step that the live engine takes at a time and a replay takes one after the
 * other. `until` gives the moments up to this one, for a clock that counts from an earlier time.
 */
export function stepRecord(
  candidates: readonly Candidate[],
  current: ReadonlyMap<string, Current>,
  moment: Moment,
  judge: Judge,
  until: readonly Moment[],
): readonly Step[] {
  const { at, row } = moment
  if (!candidates.some(c => matters(c.level, moment, judge))) return []
  const active = (id: string) => {
    const clock = current.get(id)?.clock
    return clock !== undefined && isActive(clock)
  }
  const able = candidates.filter(c => active(c.level.id) || (c.inForce(at) && !candidates.some(o => o !== c && o.lineage === c.lineage && active(o.level.id))))
  const facts = firstApplying(able.map(({ level }) => ({ level, facts: judge.factsOf(level, row, at) })))
  return able.filter(concernedBy(moment, candidates, current)).flatMap(({ level }) => {
    const now = facts.get(level.id)
    if (!now) return []
    const there = current.get(level.id)
    const calendar = there && isActive(there.clock) ? there.calendar : judge.calendarOf(level, row, at)
    const event: Event = {
      at,
      seq: moment.seq,
      facts: now,
      field: level.target.in === 'field' ? judge.timeOf(row, level.target.field) : null,
      earlier: () => earlier(level, judge, until, moment, calendar),
    }
    return [{ level, calendar, ...advance(there?.clock, level, calendar, event) }]
  })
}

/**
 * A level that comes into force begins its own clock and ends that of a level for which it stands in; other clocks wait for what happens to
 * the record. Where another version of it has counted already, nothing begins.
 */
function concernedBy({ activates }: Moment, candidates: readonly Candidate[], current: ReadonlyMap<string, Current>): (candidate: Candidate) => boolean {
  if (activates === undefined) return () => true
  const begun = candidates.find(c => c.level.id === activates)
  const hasCounted = ({ level, lineage }: Candidate) => lineage === begun?.lineage && (current.get(level.id)?.clock.phase ?? 'cancelled') !== 'cancelled'
  if (!begun || candidates.some(hasCounted)) return () => false
  return ({ level }) => level.id === activates || (level.among !== null && level.among === begun.level.among)
}

const matters = (level: Level, { changed }: Moment, { isRead }: Judge): boolean => changed === 'all' || [...changed].some(field => isRead(level, field))
