import type { Text } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { taken } from '../shared/assigned.server.ts'
import { settingsOf } from '../shared/settings.ts'
import { problem } from './definition.ts'
import { problemSettings } from './settings.definition.ts'
import type { problemTask } from './task.definition.ts'

const closed: Text = {
  en: 'The problem is closed. Analyse it again, or open another.',
  de: 'Das Problem ist geschlossen. Bitte neu analysieren oder ein anderes eröffnen.',
}

/** A closed problem gets no new tasks, unless the settings allow it. */
export const tasks: Ability<typeof problemTask> = {
  before: {
    create: async ({ row }, { actor, records, by, table }) => {
      if (!row.problem || actor.channel === 'import') return undefined
      const { state } = await records.get(by('problem-tasks'), problem, row.problem)
      if (state === 'closed' && !settingsOf(problemSettings, await table(problemSettings)).tasksOnClosed) throw invalid('problem', closed)
      return undefined
    },
    transitions: { start: taken },
  },
}
