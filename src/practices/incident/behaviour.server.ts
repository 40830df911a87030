import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { withAbilities } from '../shared/abilities.server.ts'
import { assigned, routed } from '../shared/assigned.server.ts'
import { opened } from '../shared/opened.server.ts'
import { prioritised } from '../shared/prioritised.server.ts'
import { assigning } from './assigning.server.ts'
import { autoClose, closing } from './closing.server.ts'
import { incident } from './definition.ts'
import { family } from './family.server.ts'
import { merging } from './merging.server.ts'
import { reopening } from './reopening.server.ts'
import { reporting } from './reporting.server.ts'
import { incidentSettings } from './settings.definition.ts'
import { incidentTask } from './task.definition.ts'
import { affected } from './affected.server.ts'
import { affectedPerson } from './affected.definition.ts'
import { telling } from './telling.server.ts'
import { tasks } from './task.server.ts'
import { waiting } from './waiting.server.ts'
import { withdrawing } from './withdrawing.server.ts'

const behaviour: PracticeBehaviour = {
  behaviours: [
    withAbilities(incident, [opened, reporting, routed, prioritised, assigned, assigning, waiting, withdrawing, reopening, family, merging, closing, telling]),
    withAbilities(affectedPerson, [affected]),
    withAbilities(incidentTask, [opened, assigned, tasks]),
  ],
  jobs: [autoClose],
  seed: async (records, actor) => {
    if ((await records.count(actor, incidentSettings, undefined, 1)) === 0) await records.create(actor, incidentSettings, {})
  },
}

export default behaviour
