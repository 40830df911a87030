import { promises as dns } from 'node:dns'
import type { Engine, Ground } from '../../kernel/practice.ts'
import type { Resolver } from './incoming/authenticate.server.ts'
import { mailReader } from './incoming/read-mail.server.ts'
import { intakeJobOf } from './intake/intake-job.server.ts'
import { releaseObserver } from './intake/release.server.ts'
import { imapDuty } from './receive/imap-duty.server.ts'
import { smtpListener } from './receive/smtp-listener.server.ts'

const nameService: Resolver = (name, type) => dns.resolve(name, type) as Promise<string[] | string[][]>

/** @param resolver asks the name service; tests give their own */
export function mailEngine(ground: Ground, resolver: Resolver = nameService): Engine {
  const intake = { ground, reader: mailReader(), resolver }
  return {
    observers: [releaseObserver(ground.store.model)],
    jobs: [intakeJobOf(intake)],
    duties: [imapDuty(ground), smtpListener(ground)],
  }
}

export default mailEngine
