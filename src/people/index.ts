import type { Practice } from '../kernel/practice.ts'
import { audience } from './definitions/audience.ts'
import { calendar } from './definitions/calendar.ts'
import { assignmentWays, group } from './definitions/group.ts'
import { person } from './definitions/person.ts'
import { company, department, location } from './definitions/places.ts'
import { role } from './definitions/role.ts'
import { view } from './definitions/view.ts'

export { openToFields, openToRule } from './open-to.ts'
export { assignmentWays, audience, calendar, company, department, group, location, person, role, view }

/** Who uses Mainstay. Built from definitions like any practice. */
export const people: Practice = {
  from: 'people',
  definitions: [person, group, role, company, department, location, calendar, view, audience],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./audiences/engine.server.ts'),
}
