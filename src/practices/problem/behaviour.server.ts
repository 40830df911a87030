import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { withAbilities } from '../shared/abilities.server.ts'
import { assigned, routed, taken } from '../shared/assigned.server.ts'
import { opened } from '../shared/opened.server.ts'
import { prioritised } from '../shared/prioritised.server.ts'
import { analysingAgain } from './analysing-again.server.ts'
import { closing } from './closing.server.ts'
import { communicating } from './communicating.server.ts'
import { problem } from './definition.ts'
import { duplicates } from './duplicates.server.ts'
import { linking } from './linking.server.ts'
import { resolving } from './resolving.server.ts'
import { acceptingRisk } from './risk.server.ts'
import { problemSettings } from './settings.definition.ts'
import { problemTask } from './task.definition.ts'
import { tasks } from './task.server.ts'

const assessing = { before: { transitions: { assess: taken } } }

const behaviour: PracticeBehaviour = {
  behaviours: [
    withAbilities(problem, [
      opened,
      routed,
      prioritised,
      assigned,
      assessing,
      linking,
      communicating,
      duplicates,
      resolving,
      acceptingRisk,
      closing,
      analysingAgain,
    ]),
    withAbilities(problemTask, [opened, assigned, tasks]),
  ],
  seed: async (records, actor) => {
    if ((await records.count(actor, problemSettings, undefined, 1)) === 0) await records.create(actor, problemSettings, {})
  },
}

export default behaviour
