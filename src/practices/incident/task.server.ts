import type { RowOf, Text } from '../../kernel/define/index.ts'
import { conflict, invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { taken } from '../shared/assigned.server.ts'
import { incident } from './definition.ts'
import type { incidentTask } from './task.definition.ts'

const ended: Text = { en: 'The incident has ended. Reopen it, or report it once more.', de: 'Die Störung ist beendet. Bitte wieder öffnen oder neu melden.' }

/** There is work only on incidents that have not ended. */
export const tasks: Ability<typeof incidentTask> = {
  before: {
    create: async ({ row }, context) => {
      if (context.actor.channel !== 'import' && (await hasEnded(row, context))) throw invalid('incident', ended)
      return undefined
    },
    transitions: {
      start: taken,
      reopen: async ({ row }, context) => {
        if (await hasEnded(row, context)) throw conflict(ended)
        return undefined
      },
    },
  },
}

async function hasEnded({ incident: id }: RowOf<typeof incidentTask>, { records, by }: Context): Promise<boolean> {
  if (!id) return false
  const { state } = await records.get(by('incident-tasks'), incident, id)
  return state === 'closed' || state === 'canceled'
}
