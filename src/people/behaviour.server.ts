import type { PracticeBehaviour } from '../kernel/practice.ts'
import { audienceBehaviour } from './behaviours/audience.server.ts'
import { groupBehaviour } from './behaviours/group.server.ts'
import { locationBehaviour } from './behaviours/location.server.ts'
import { personBehaviour } from './behaviours/person.server.ts'
import { roleBehaviour } from './behaviours/role.server.ts'
import { viewBehaviour } from './behaviours/view.server.ts'
import { seedRoles } from './seed.server.ts'

const behaviour: PracticeBehaviour = {
  behaviours: [personBehaviour, groupBehaviour, roleBehaviour, locationBehaviour, viewBehaviour, audienceBehaviour],
  seed: seedRoles,
}

export default behaviour
