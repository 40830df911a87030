import { promises as dns } from 'node:dns'
import type { Engine, Ground } from '../../kernel/practice.ts'
import type { Resolver } from './incoming/authenticate.server.ts'
import { mailReader } from './incoming/read-mail.server.ts'
import { intakeJobOf } from './intake/intake-job.server.ts'
import { releaseObserver } from './intake/release.server.ts'
import { smtpTransport } from './outgoing/index.server.ts'
import { imapDuty } from './receive/imap-duty.server.ts'
import { smtpListener } from './receive/smtp-listener.server.ts'
import type { SendTest } from './receive/try-mailbox.server.ts'
import { mailDocs, mailRoutes } from './routes.server.ts'

const nameService: Resolver = (name, type) => dns.resolve(name, type) as Promise<string[] | string[][]>

/**
 * @param resolver asks the name service; tests give their own
 * @param send how the desk's other mail goes, for the test of a mailbox
 */
export function mailEngine(ground: Ground, resolver: Resolver = nameService, send?: SendTest): Engine {
  const intake = { ground, reader: mailReader(), resolver }
  const fetching = imapDuty(ground)
  return {
    observers: [releaseObserver(ground.store.model), { watches: type => type.name === 'mailbox', after: async () => fetching.lookSoon() }],
    jobs: [intakeJobOf(intake)],
    duties: [fetching, smtpListener(ground)],
    routes: mailRoutes(ground, send),
    docs: mailDocs,
  }
}

/** The way that the desk's other mail goes. */
const sendBy =
  (url: string): SendTest =>
  async mail => {
    const transport = smtpTransport({ url })
    try {
      await transport.deliver(mail)
    } finally {
      transport.close()
    }
  }

export default (ground: Ground): Engine => mailEngine(ground, nameService, ground.settings.smtpUrl === undefined ? undefined : sendBy(ground.settings.smtpUrl))
