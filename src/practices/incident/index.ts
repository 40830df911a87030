import type { Practice } from '../../kernel/practice.ts'
import { affectedPerson } from './affected.definition.ts'
import { incident } from './definition.ts'
import { incidentSettings } from './settings.definition.ts'
import { incidentTask } from './task.definition.ts'

export { affectedPerson, incident, incidentSettings, incidentTask }

export const incidents: Practice = {
  from: 'practices/incident',
  definitions: [incident, affectedPerson, incidentTask, incidentSettings],
  behaviour: () => import('./behaviour.server.ts'),
}
