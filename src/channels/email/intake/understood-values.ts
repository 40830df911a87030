import type { Text } from '../../../kernel/define/index.ts'
import type { IncomingMail } from '../incoming/incoming-mail.ts'
import type { Case } from './intake.ts'
import type { Mailbox } from './understand.server.ts'
import { noSubject } from './wording.ts'

/** What is known of a mail once it has been read. */
export function understoodValues({ understood, words }: Case, because: Text | undefined) {
  const { mail, mailbox, classified, authentication } = understood
  return {
    subject: titleOfMail(mail, mailbox),
    fromAddress: mail.from?.address.slice(0, 320) || null,
    fromName:
      mail.from?.name
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 200) || null,
    kind: classified.kind,
    sender: authentication?.sender ?? null,
    because: because ? begun(because[mailbox.language]) : null,
    text: words.visible || null,
    quoted: words.quoted || null,
    signature: words.signature || null,
  }
}

const titleOfMail = (mail: IncomingMail, { language }: Mailbox): string =>
  mail.subject
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 250) || noSubject[language]

/** Signs are named in the middle of a sentence; here one stands alone. */
const begun = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
