import type { RowOf } from '../../kernel/define/index.ts'
import type { automation } from './definition.ts'

export type Automation = RowOf<typeof automation>
/** One row of what an automation does. */
export type ActRow = NonNullable<Automation['does']>[number]

/** The visible order: by number, then by age. Ids grow with time. */
export const inOrder = (automations: readonly Automation[]): Automation[] =>
  automations.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
