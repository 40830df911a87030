import { conflict, invalid } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave } from '../../kernel/records/index.server.ts'
import { notificationPreference } from './definitions/preference.ts'
import { notificationSettings } from './definitions/settings.ts'

/** Quiet hours have two ends. */
function checkHours(
  { row }: { readonly row: { readonly quietFrom: string | null; readonly quietTo: string | null } },
  { actor }: { readonly actor: { readonly language: 'en' | 'de' } },
): undefined {
  const missing = { en: 'Say from when until when.', de: 'Bitte Anfang und Ende angeben.' }[actor.language]
  if (row.quietFrom && !row.quietTo) throw invalid('quietTo', missing)
  if (row.quietTo && !row.quietFrom) throw invalid('quietFrom', missing)
}

const behaviour: PracticeBehaviour = {
  behaviours: [
    behave(notificationPreference, {
      before: {
        create: checkHours,
        change: (change, context) => {
          if (change.was && change.row.person !== change.was.person) throw conflict('Preferences stay with their person.')
          return checkHours(change, context)
        },
      },
    }),
    behave(notificationSettings, { before: { create: checkHours, change: checkHours } }),
  ],
  seed: async (records, actor) => {
    if ((await records.count(actor, notificationSettings, undefined, 1)) === 0) await records.create(actor, notificationSettings, {})
  },
}

export default behaviour
