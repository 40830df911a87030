import type { Practice } from '../../kernel/practice.ts'
import { priorityRule } from './definition.ts'
import { prioritySettings } from './settings.definition.ts'

export { priorityRule, prioritySettings }

export const priority: Practice = {
  from: 'practices/priority',
  definitions: [priorityRule, prioritySettings],
  behaviour: () => import('./behaviour.server.ts'),
}
