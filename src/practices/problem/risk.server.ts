import type { Ability } from '../shared/abilities.server.ts'
import { settingsOf } from '../shared/settings.ts'
import type { problem } from './definition.ts'
import { problemSettings } from './settings.definition.ts'

/** An accepted risk closes the problem, where the settings say so; else it waits as resolved until it is completed. */
export const acceptingRisk: Ability<typeof problem> = {
  before: {
    transitions: {
      acceptRisk: async (_, { actor, now, table }) => {
        if (!settingsOf(problemSettings, await table(problemSettings)).riskAcceptedCloses) return undefined
        const closed = { state: 'closed', closedAt: now, closedBy: actor.person }
        return closed
      },
    },
  },
}
