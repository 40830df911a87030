import type { Practice } from '../kernel/practice.ts'
import { outgoingMails } from './email/outgoing/index.ts'

/** Ways to and from the world that keep records of their own. */
export const channels: readonly Practice[] = [outgoingMails]
