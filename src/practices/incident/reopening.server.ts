import type { Actor } from '../../kernel/actor.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import { conflict, refused } from '../../kernel/errors.ts'
import { secondsOf } from '../../kernel/fields/index.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { isAgent } from '../shared/roles.ts'
import { settingsOf } from '../shared/settings.ts'
import type { incident } from './definition.ts'
import { incidentSettings } from './settings.definition.ts'

/** Agents reopen whatever is resolved; requesters their own, while the settings allow it. */
export const reopening: Ability<typeof incident> = {
  before: {
    transitions: {
      reopen: async ({ was }, { actor, now, table }) => {
        if (!isAgent(actor)) checkRequester(actor, settingsOf(incidentSettings, await table(incidentSettings)), was?.resolvedAt ?? now, now)
        return { reopenCount: (was?.reopenCount ?? 0) + 1 }
      },
    },
  },
}

function checkRequester({ language }: Actor, settings: RowOf<typeof incidentSettings>, resolvedAt: string, now: string): void {
  if (!settings.requesterMayReopen) {
    throw refused(
      {
        en: 'Resolved incidents are reopened by the service desk. Report it once more.',
        de: 'Gelöste Störungen öffnet der Service Desk. Bitte melden Sie sie neu.',
      }[language],
    )
  }
  if (settings.reopenWithin !== null && Date.parse(now) > Date.parse(resolvedAt) + secondsOf(settings.reopenWithin) * 1000) {
    throw conflict(
      { en: 'It was resolved too long ago to be reopened. Report it once more.', de: 'Die Lösung liegt zu lange zurück. Bitte melden Sie es neu.' }[language],
      'reopen_window_over',
    )
  }
}
