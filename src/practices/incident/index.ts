import type { Practice } from '../../kernel/practice.ts'
import { incident } from './definition.ts'
import { incidentSettings } from './settings.definition.ts'
import { incidentTask } from './task.definition.ts'

export { incident, incidentSettings, incidentTask }

export const incidents: Practice = {
  from: 'practices/incident',
  definitions: [incident, incidentTask, incidentSettings],
  behaviour: () => import('./behaviour.server.ts'),
}
