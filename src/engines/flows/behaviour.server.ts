import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { flowBehaviour } from './definitions/flow-behaviour.server.ts'

const behaviour: PracticeBehaviour = { behaviours: [flowBehaviour] }

export default behaviour
