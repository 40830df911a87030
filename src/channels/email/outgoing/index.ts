import type { Practice } from '../../../kernel/practice.ts'
import { outgoingMail } from './definition.ts'

export { outgoingMail }

/** Mail that leaves. */
export const outgoingMails: Practice = {
  from: 'channels/email/outgoing',
  definitions: [outgoingMail],
  engine: () => import('./engine.server.ts'),
}
