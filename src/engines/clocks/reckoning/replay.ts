import type { Edge } from './advance.ts'
import { type Deadline, settle } from './deadline.ts'
import { type Candidate, type Current, type Judge, type Moment, type Step, stepRecord } from './record.ts'
import type { Level } from './level.ts'

/** One cycle of a level as it went. */
export interface Run extends Current {
  readonly level: Level
  readonly edges: readonly Edge[]
  readonly deadlines: readonly Deadline[]
}

/** All clocks of a record, from its history alone, as they stand at `now`: oldest first, cycle after cycle. */
export function replay(candidates: readonly Candidate[], judge: Judge, moments: readonly Moment[], now: number): readonly Run[] {
  const runs: Run[] = []
  const current = new Map<string, Run>()
  for (const [i, moment] of moments.entries()) {
    for (const step of stepRecord(candidates, current, moment, judge, moments.slice(0, i + 1))) {
      const { ended, run } = took(current.get(step.level.id), step)
      if (ended) runs.push(ended)
      if (run) current.set(step.level.id, run)
    }
  }
  return [...runs, ...[...current.values()].map(run => settled(run, now))].toSorted(
    (a, b) => a.clock.startedAt - b.clock.startedAt || a.clock.cycle - b.clock.cycle,
  )
}

function took(before: Run | undefined, { level, calendar, clock, ended, edges, deadlines }: Step): { readonly ended?: Run; readonly run?: Run } {
  if (!clock) return {}
  if (!before) return { run: { level, calendar, clock, edges, deadlines } }
  if (before.clock.cycle === clock.cycle)
    return { run: { ...before, clock, edges: [...before.edges, ...edges], deadlines: [...before.deadlines, ...deadlines] } }
  // A reset ends one cycle and begins the next: what ended is told of the first, the start and what follows of the second.
  const begins = edges.findIndex(e => e.turn === 'start')
  const last = { ...before, clock: ended ?? before.clock, edges: [...before.edges, ...edges.slice(0, begins)], deadlines: [...before.deadlines, ...deadlines] }
  return { ended: last, run: { level, calendar, clock, edges: edges.slice(begins), deadlines: [] } }
}

/** With all that has passed by itself since the last thing that happened. */
function settled(run: Run, now: number): Run {
  const { clock, deadlines } = settle(run.clock, run.level, run.calendar, now)
  return { ...run, clock, deadlines: [...run.deadlines, ...deadlines] }
}
