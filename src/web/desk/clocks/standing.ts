import type { Tone } from '../../../kernel/define/text.ts'
import type { IconName } from '../../ui/index.ts'
import type { ExplainedClock, Pressing } from './shapes.ts'

/** How a clock stands, for colour and icon; the words say the same. */
export type Standing = 'running' | 'soon' | 'missed' | 'paused' | 'kept' | 'late' | 'cancelled'

/** From three quarters of its time on, a clock presses. */
const pressing = 0.75

type Known = Pick<Pressing, 'startedAt' | 'dueAt' | 'breachedAt'> & { readonly phase: ExplainedClock['phase']; readonly percent?: number | null }

/** What is due by now is missed, though the server may not have told yet. */
export function standingOf({ phase, startedAt, dueAt, breachedAt, percent }: Known, now: number): Standing {
  if (phase === 'cancelled') return 'cancelled'
  if (phase === 'completed') return breachedAt === null ? 'kept' : 'late'
  const due = dueAt === null ? undefined : Date.parse(dueAt)
  if (breachedAt !== null || (phase === 'running' && due !== undefined && due <= now)) return 'missed'
  if (phase === 'paused') return 'paused'
  if (due === undefined) return 'running'
  const start = Date.parse(startedAt)
  const part = percent == null ? (now - start) / Math.max(due - start, 1) : percent / 100
  return part >= pressing ? 'soon' : 'running'
}

export const toneOf: Readonly<Record<Standing, Tone>> = {
  running: 'calm',
  soon: 'high',
  missed: 'critical',
  paused: 'waiting',
  kept: 'good',
  late: 'critical',
  cancelled: 'quiet',
}

export const iconOf: Readonly<Record<Standing, IconName>> = {
  running: 'clock',
  soon: 'clock',
  missed: 'warning',
  paused: 'pause',
  kept: 'check',
  late: 'warning',
  cancelled: 'close',
}

const weight: Readonly<Record<Standing, number>> = { missed: 0, soon: 1, running: 2, paused: 3, late: 4, kept: 5, cancelled: 6 }

/** The most pressing first; of those that are over, the latest. */
export const byPressure =
  (now: number) =>
  (a: ExplainedClock, b: ExplainedClock): number => {
    const [first, second] = [standingOf(a, now), standingOf(b, now)]
    if (a.endedAt !== null && b.endedAt !== null) return b.endedAt.localeCompare(a.endedAt)
    return weight[first] - weight[second] || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')
  }
