import type { Actor } from '../../kernel/actor.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import { refused } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { settingsOf } from '../shared/settings.ts'
import type { problem } from './definition.ts'
import { problemSettings } from './settings.definition.ts'

type Problem = RowOf<typeof problem>
type Settings = RowOf<typeof problemSettings>

/** Who may take up a problem again depends on how it ended. */
export const analysingAgain: Ability<typeof problem> = {
  before: {
    transitions: {
      reanalyse: async ({ was }, { actor, table }) => {
        const settings = settingsOf(problemSettings, await table(problemSettings))
        if (was && !may(actor, whoFor(settings, was))) throw refused(notYou)
        return undefined
      },
    },
  },
}

const notYou = {
  en: 'The problem settings let somebody else analyse a problem that ended like this again. Ask a manager.',
  de: 'Nach den Problemeinstellungen darf jemand anders ein so beendetes Problem neu analysieren. Bitte an Verantwortliche wenden.',
}

function whoFor(settings: Settings, was: Problem): Settings['reanalyseCompleted'] {
  if (was.resolutionCode === 'canceled') return settings.reanalyseCanceled
  return was.resolutionCode === 'riskAccepted' ? settings.reanalyseRiskAccepted : settings.reanalyseCompleted
}

const may = (actor: Actor, who: string): boolean => actor.unbound || (who !== 'nobody' && actor.roles.has(who))
