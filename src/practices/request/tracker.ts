import type { Stage } from './stage.ts'

/** One mark on the way of an item. */
export interface Mark {
  readonly stage: Stage
  readonly state: 'done' | 'here' | 'ahead'
  /** When it was reached. */
  readonly at: string | null
}

interface Standing {
  readonly stage: Stage
  readonly quantity: number
}

const way: readonly Stage[] = ['waitingForApproval', 'approved', 'fulfilment', 'delivery', 'completed']
const ends: readonly Stage[] = ['completed', 'rejected', 'notDelivered', 'cancelled']

/**
 * The way of an item as far as it is known: what it has passed, where it is, what lies ahead. Approval and delivery in parts are shown only
 * where there is one. Where it ended before its goal, the way ends there.
 */
export function pathOf({ stage, quantity }: Standing, reached: ReadonlyMap<Stage, string>): Mark[] {
  const shown = way.filter(one => one === 'fulfilment' || one === 'completed' || one === stage || reached.has(one) || (one === 'delivery' && quantity > 1))
  const hasEnded = ends.includes(stage)
  const passed = hasEnded && stage !== 'completed' ? [...shown.filter(one => one !== 'completed' && reached.has(one)), stage] : shown
  const here = passed.indexOf(stage)
  return passed.map((one, i) => ({ stage: one, state: stateOf(i, here, hasEnded), at: i <= here ? (reached.get(one) ?? null) : null }))
}

const stateOf = (i: number, here: number, hasEnded: boolean): Mark['state'] => (i < here || (i === here && hasEnded) ? 'done' : i === here ? 'here' : 'ahead')
