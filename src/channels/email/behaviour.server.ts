import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { mailboxBehaviour } from './mailbox.server.ts'

const behaviour: PracticeBehaviour = { behaviours: [mailboxBehaviour] }

export default behaviour
