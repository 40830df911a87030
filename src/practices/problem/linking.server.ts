import type { RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import type { problem } from './definition.ts'

type Problem = RowOf<typeof problem>

/** The incident that first showed the problem is linked to it, unless it names another problem already. */
export const linking: Ability<typeof problem> = {
  after: {
    create: async ({ row }, context) => link(row, undefined, context),
    change: async ({ row, was }, context) => link(row, was, context),
  },
}

async function link(row: Problem, was: Problem | undefined, { records, record, by }: Context): Promise<void> {
  if (row.firstReportedBy === null || row.firstReportedBy === was?.firstReportedBy) return
  const actor = by('problem-link')
  const first = await records.get(actor, record('incident'), row.firstReportedBy)
  if (first.problem === null) await records.change(actor, record('incident'), first.id, { problem: row.id }, { reason: `It showed ${row.number}.` })
}
