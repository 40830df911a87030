import type { Outcome, Reason } from './definitions/approval.definition.ts'
import type { Need } from './definitions/step.definition.ts'

/** How many of so many people must say yes. Percent are rounded half up (2.5 becomes 3), and at least one is needed. */
export function neededOf({ need, howMany }: { readonly need: Need; readonly howMany: number | null }, people: number): number {
  if (need === 'all') return Math.max(1, people)
  if (need === 'count') return Math.max(1, howMany ?? 1)
  // In whole numbers: 0.15 * 30 is not quite 4.5.
  if (need === 'percent') return Math.max(1, Math.floor((people * (howMany ?? 100) + 50) / 100))
  return 1
}

/** What the answers so far make of a step: the first answer decides where anyone may; else it is rejected once what is needed is out of reach. */
export function verdictOf(step: {
  readonly need: Need
  readonly needed: number
  readonly people: number
  readonly given: number
  readonly refusals: number
}): 'open' | 'approved' | 'rejected' {
  const { need, needed, people, given, refusals } = step
  if (given >= needed) return 'approved'
  if (refusals > 0 && (need === 'any' || need === 'all')) return 'rejected'
  return refusals > 0 && people - refusals < needed ? 'rejected' : 'open'
}

/** A step of a round as far as the others are concerned. */
export interface Standing {
  readonly id: string
  readonly stage: number
  readonly state: string
  readonly stateSince: string
}

export interface NextMoves {
  /** To be asked now. */
  readonly request: readonly string[]
  /** No longer needed, and why. */
  readonly release: readonly { readonly id: string; readonly reason: Reason }[]
  /** How the round has ended, and which step ended it. */
  readonly end?: { readonly outcome: Outcome; readonly by: string }
}

const endings: readonly (readonly [state: string, outcome: Outcome, reason: Reason])[] = [
  ['rejected', 'rejected', 'othersRejected'],
  ['expired', 'expired', 'othersExpired'],
  ['cancelled', 'cancelled', 'othersCancelled'],
]

const over: ReadonlySet<string> = new Set(['approved', 'rejected', 'notRequired', 'superseded', 'cancelled', 'expired'])
export const isOver = (state: string): boolean => over.has(state)

/** What follows for a round from how its steps stand. Superseded steps are nobody's business any more. */
export function nextMoves(all: readonly Standing[]): NextMoves {
  const steps = all.filter(s => s.state !== 'superseded')
  for (const [state, outcome, reason] of endings) {
    const ending = latest(steps.filter(s => s.state === state))
    if (ending) return { request: [], release: steps.filter(s => !isOver(s.state)).map(({ id }) => ({ id, reason })), end: { outcome, by: ending.id } }
  }
  const left = steps.filter(s => !isOver(s.state))
  if (left.length > 0) {
    const stage = Math.min(...left.map(s => s.stage))
    return { request: left.filter(s => s.state === 'planned' && s.stage === stage).map(s => s.id), release: [] }
  }
  const last = latest(steps.filter(s => s.state === 'approved')) ?? latest(steps)
  return { request: [], release: [], ...(last ? { end: { outcome: last.state === 'approved' ? 'approved' : 'notRequired', by: last.id } } : {}) }
}

const latest = (steps: readonly Standing[]): Standing | undefined => steps.toSorted((a, b) => (a.stateSince < b.stateSince ? -1 : 1)).at(-1)
