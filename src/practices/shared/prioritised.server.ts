import type { Context } from '../../kernel/records/behaviour.ts'
import { byMatrix, byWeights, type Cell, standardMatrix, type Weights } from './priority.ts'
import type { Level } from './words.ts'

interface Weighed {
  readonly impact: Level
  readonly urgency: Level
  readonly priority: number
}

/** Works the priority out, when something is created and whenever its impact or urgency changes. */
export const prioritised = {
  before: {
    // Imported history brings the priority it had.
    create: async ({ row }: { row: Weighed }, context: Context) => ({ priority: (row.priority as number | null) ?? (await priorityOf(row, context)) }),
    change: async ({ row, was }: { row: Weighed; was: Weighed | undefined }, context: Context) => {
      const reweighed = row.impact !== was?.impact || row.urgency !== was?.urgency
      return reweighed && row.priority === was?.priority ? { priority: await priorityOf(row, context) } : undefined
    },
  },
}

async function priorityOf({ impact, urgency }: Weighed, context: Context): Promise<number> {
  // An emptied required field is refused a step later.
  if (!impact || !urgency) return 5
  const [settings] = await context.table(context.record('prioritySettings'))
  if (settings?.method === 'weights') return byWeights(weightsOf(settings as unknown as Settings), impact, urgency)
  const matrix = (await context.table(context.record('priorityRule'))) as unknown as readonly Cell[]
  return byMatrix(matrix, impact, urgency) ?? standardPriority(impact, urgency)
}

/** For a matrix with a cell missing. */
const standardPriority = (impact: Level, urgency: Level) => standardMatrix.find(([i, u]) => i === impact && u === urgency)?.[2] ?? 5

type Settings = Readonly<Record<`${Level}Impact` | `${Level}Urgency` | 'criticalFrom' | 'highFrom' | 'moderateFrom' | 'lowFrom', number>>

const weightsOf = (s: Settings): Weights => ({
  impact: { high: s.highImpact, medium: s.mediumImpact, low: s.lowImpact },
  urgency: { high: s.highUrgency, medium: s.mediumUrgency, low: s.lowUrgency },
  from: [
    [s.criticalFrom, 1],
    [s.highFrom, 2],
    [s.moderateFrom, 3],
    [s.lowFrom, 4],
  ],
})
