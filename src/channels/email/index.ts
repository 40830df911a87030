import type { Practice } from '../../kernel/practice.ts'
import { incomingMail } from './incoming-mail.definition.ts'
import { mailbox } from './mailbox.definition.ts'

export { incomingMail, mailbox }

/** Mail to the desk: where it comes from, and what becomes of it. */
export const email: Practice = {
  from: 'channels/email',
  definitions: [mailbox, incomingMail],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
