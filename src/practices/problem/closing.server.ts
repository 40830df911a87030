import { all, differs, equals, type RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { settingsOf } from '../shared/settings.ts'
import type { problem } from './definition.ts'
import { problemSettings } from './settings.definition.ts'
import { problemTask } from './task.definition.ts'

type Problem = RowOf<typeof problem>

/** Open tasks end with their problem. (Those of a duplicate do not: they have moved to the original.) */
export const closing: Ability<typeof problem> = {
  after: {
    transitions: {
      complete: async ({ row }, context) => cancelTasks(row, context),
      cancel: async ({ row }, context) => cancelTasks(row, context),
      acceptRisk: async ({ row }, context) => (row.state === 'closed' ? cancelTasks(row, context) : undefined),
    },
  },
}

async function cancelTasks(row: Problem, { records, by, table }: Context): Promise<void> {
  if (!settingsOf(problemSettings, await table(problemSettings)).closingCancelsTasks) return
  const actor = by('problem-closing')
  const open = all(equals('problem', row.id), differs('category', 'done'))
  for await (const { id } of every(records, actor, problemTask, open)) {
    await records.transition(actor, problemTask, id, 'cancel', {}, { reason: `${row.number} is closed.` })
  }
}
