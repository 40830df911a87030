import type { Practice } from '../../kernel/practice.ts'
import { assignmentRule } from './definition.ts'

export { assignmentRule }

/** Work finds its group by rule, and its person by the way of the group. */
export const assignment: Practice = {
  from: 'engines/assignment',
  definitions: [assignmentRule],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
