import { businessMs, type CompiledCalendar } from '../../calendars/index.ts'
import type { Earlier, Edge } from './advance.ts'
import type { Level } from './level.ts'
import type { Judge, Moment } from './record.ts'

/**
 * From when a clock counts that starts now, and what it has used up before. Where pauses of before count, the record's history since then
 * is gone through once more; else all of that time is used up.
 */
export function earlier(level: Level, judge: Judge, until: readonly Moment[], { at, row }: Moment, calendar: CompiledCalendar): Earlier {
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

function pausesBefore(level: Level, judge: Judge, until: readonly Moment[], from: number, at: number): Edge[] {
  const edges: Edge[] = []
  let paused = false
  for (const moment of until.filter(m => m.at < at)) {
    const { pauses, resumes } = judge.factsOf(level, moment.row, moment.at)
    const now: boolean = paused && level.rules.resumes !== null ? !resumes : pauses
    if (now !== paused) edges.push({ at: Math.max(moment.at, from), seq: moment.seq, turn: now ? 'pause' : 'resume' })
    paused = now
  }
  return edges
}
