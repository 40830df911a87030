import type { Practice } from '../kernel/practice.ts'
import { email } from './email/index.ts'
import { outgoingMails } from './email/outgoing/index.ts'
import { webhooks } from './webhook/index.ts'

/** Ways to and from the world that keep records of their own. */
export const channels: readonly Practice[] = [email, outgoingMails, webhooks]
