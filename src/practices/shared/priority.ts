import type { Level, Priority } from './words.ts'

/** One cell of the matrix. */
export interface Cell {
  readonly impact: Level | null
  readonly urgency: Level | null
  readonly priority: number | null
}

/** The matrix that service desks begin with. */
export const standardMatrix: readonly (readonly [impact: Level, urgency: Level, priority: Priority])[] = [
  ['high', 'high', 1],
  ['high', 'medium', 2],
  ['high', 'low', 3],
  ['medium', 'high', 2],
  ['medium', 'medium', 3],
  ['medium', 'low', 4],
  ['low', 'high', 3],
  ['low', 'medium', 4],
  ['low', 'low', 5],
]

/** Looks the priority up; undefined where the matrix has no such cell. */
export const byMatrix = (cells: readonly Cell[], impact: Level, urgency: Level): number | undefined =>
  cells.find(c => c.impact === impact && c.urgency === urgency)?.priority ?? undefined

export interface Weights {
  readonly impact: Readonly<Record<Level, number>>
  readonly urgency: Readonly<Record<Level, number>>
  /** Fewest points of each priority, from the most pressing; whoever reaches none is in the last. */
  readonly from: readonly (readonly [points: number, priority: Priority])[]
}

/** Adds the points of both and looks which range they fall into. */
export function byWeights(weights: Weights, impact: Level, urgency: Level): Priority {
  const points = weights.impact[impact] + weights.urgency[urgency]
  return weights.from.find(([least]) => points >= least)?.[1] ?? 5
}
