/** Everything that is found out about one mail before anything is done with it. */
import type { RowOf } from '../../../kernel/define/index.ts'
import { authenticate, type Resolver } from '../incoming/authenticate.server.ts'
import type { Authentication } from '../incoming/authentication.ts'
import { type Classified, classify } from '../incoming/classify.ts'
import type { IncomingMail } from '../incoming/incoming-mail.ts'
import { type SpamVerdict, trustedAuthentication, trustedSpamVerdict } from '../incoming/trusted-headers.ts'
import type { incomingMail } from '../incoming-mail.definition.ts'
import type { mailbox } from '../mailbox.definition.ts'

export type MailRow = RowOf<typeof incomingMail>
export type Mailbox = RowOf<typeof mailbox>

export interface Understood {
  readonly row: MailRow
  readonly mailbox: Mailbox
  readonly mail: IncomingMail
  readonly classified: Classified
  /** Undefined where neither the mailbox names a server to believe nor the mail came straight to us. */
  readonly authentication: Authentication | undefined
  readonly spam: SpamVerdict | undefined
}

export interface Findings {
  readonly mark: string
  readonly resolver: Resolver
  /** This server's own name. */
  readonly host: string
}

export async function understand(row: MailRow, mailbox: Mailbox, raw: Buffer, mail: IncomingMail, findings: Findings): Promise<Understood> {
  const delivered = row.envelopeTo === null ? mail : { ...mail, deliveredTo: [row.envelopeTo, ...mail.deliveredTo] }
  return {
    row,
    mailbox,
    mail: delivered,
    classified: classify(mail, findings.mark),
    authentication: await authenticationOf(row, mailbox, raw, mail, findings),
    spam: mailbox.believesSpam ? trustedSpamVerdict(mail) : undefined,
  }
}

/** A server that the mailbox names knows more than we do: it was there when the mail came. */
async function authenticationOf(
  row: MailRow,
  mailbox: Mailbox,
  raw: Buffer,
  mail: IncomingMail,
  { resolver, host }: Findings,
): Promise<Authentication | undefined> {
  if (mailbox.authservId !== null) return trustedAuthentication(mail, mailbox.authservId)
  if (row.ip === null) return undefined
  return authenticate(raw, mail.from?.address ?? '', { ip: row.ip, helo: row.helo ?? '', mailFrom: row.envelopeFrom ?? '', resolver, host })
}
