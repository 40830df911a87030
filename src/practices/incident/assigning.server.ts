import type { RowOf } from '../../kernel/define/index.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { taken } from '../shared/assigned.server.ts'
import type { incident } from './definition.ts'

type Incident = RowOf<typeof incident>

/** Counts how often it passed from hand to hand: being given to somebody for the first time does not count. */
export const assigning: Ability<typeof incident> = {
  before: {
    change: ({ row, was }, { actor }) =>
      was && actor.channel !== 'import' && isReassigned(was, row) ? { reassignmentCount: was.reassignmentCount + 1 } : undefined,
    transitions: { start: taken },
  },
}

const isReassigned = (was: Incident, row: Incident) =>
  (was.group !== null && row.group !== was.group) || (was.assignee !== null && row.assignee !== was.assignee)
