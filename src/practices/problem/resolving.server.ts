import type { RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import type { problem } from './definition.ts'
import { awaitingProblem, incidentsOf, stillOpen } from './incidents.server.ts'

type Problem = RowOf<typeof problem>

/** The fix resolves incidents: those that wait for it, all that are open, or none, as was chosen. */
export const resolving: Ability<typeof problem> = {
  after: {
    transitions: {
      resolve: async ({ row }, context) => {
        if (row.resolvesIncidents === 'none') return
        const which = row.resolvesIncidents === 'open' ? stillOpen : awaitingProblem
        for await (const { id } of incidentsOf(row.id, which, context)) await resolveIncident(id, row, context)
      },
    },
  },
}

async function resolveIncident(id: string, row: Problem, { records, record, by }: Context): Promise<void> {
  const actor = by('problem-fix')
  // A parent resolved a moment ago may have taken this one along.
  if ((await records.get(actor, record('incident'), id)).category === 'done') return
  const input = { resolutionCode: 'resolvedByProblem', resolutionNote: row.fixNotes }
  await records.transition(actor, record('incident'), id, 'resolve', input, { reason: `${row.number} is fixed.` })
}
