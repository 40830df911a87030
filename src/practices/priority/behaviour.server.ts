import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { standardMatrix } from '../shared/priority.ts'
import { priorityRule } from './definition.ts'
import { prioritySettings } from './settings.definition.ts'

const behaviour: PracticeBehaviour = {
  seed: async (records, actor) => {
    if ((await records.count(actor, priorityRule, undefined, 1)) === 0) {
      for (const [impact, urgency, priority] of standardMatrix) await records.create(actor, priorityRule, { impact, urgency, priority })
    }
    if ((await records.count(actor, prioritySettings, undefined, 1)) === 0) await records.create(actor, prioritySettings, {})
  },
}

export default behaviour
