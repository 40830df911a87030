import type { Practice } from '../../kernel/practice.ts'
import { problem } from './definition.ts'
import { problemSettings } from './settings.definition.ts'
import { problemTask } from './task.definition.ts'

export { problem, problemSettings, problemTask }

export const problems: Practice = {
  from: 'practices/problem',
  definitions: [problem, problemTask, problemSettings],
  behaviour: () => import('./behaviour.server.ts'),
}
