import type { SendMailOptions } from 'nodemailer'
import { machine } from '../../../kernel/actor.ts'
import { queueJob } from '../../../kernel/jobs/index.server.ts'
import type { Job, JobContext } from '../../../kernel/jobs/job.ts'
import { Failure } from '../../../kernel/errors.ts'
import type { RowOf } from '../../../kernel/define/index.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Store } from '../../../kernel/records/index.server.ts'
import { atomically, plainUnit } from '../../../kernel/records/internal.server.ts'
import type { Outbox } from '../../../people/index.server.ts'
import { answeredIds } from './answered.server.ts'
import { messageIdOf, replyToken } from '../token.server.ts'
import { composeMail, type Letter } from './compose-mail.ts'
import { bodies, type Content } from './content.ts'
import { outgoingMail } from './definition.ts'
import { sendJob } from './send-job.ts'
import { isFinal, type Transport } from './smtp-transport.server.ts'

export interface MailerOptions {
  readonly store: Store
  readonly log: Log
  readonly transport: Transport
  /** Whom mail is from, and where bounces go. */
  readonly from: { readonly name: string; readonly address: string }
  /** The mailbox that reads answers; without one, answers go to `from` and carry no token. */
  readonly replyTo?: string | undefined
  /** In message ids, and what this installation knows its own mail by. */
  readonly host: string
}

export interface Mailer {
  readonly jobs: readonly Job[]
  /** Queues what is no notification, such as a link to set a password. */
  readonly outboxFor: (tenant: string) => Outbox
  close(): void
}

/** Seconds to wait after each attempt that failed: two days in all, as mail servers do. */
export const waits: readonly number[] = [60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600]

/** Answers are recognised by their token for so long. */
const tokenDays = 90

type Mail = RowOf<typeof outgoingMail>

export const createMailer = (options: MailerOptions): Mailer => ({
  jobs: [{ name: sendJob, run: ({ id }, context) => send(options, String(id), context) }],
  outboxFor: tenant => ({
    send: async ({ to, subject, text }) => {
      const records = options.store.within(plainUnit(options.store, tenant))
      const content: Content = { language: 'en', text }
      await records.create(machine(tenant, 'mailer', 'automation'), outgoingMail, { to, subject, content: JSON.stringify(content) })
    },
  }),
  close: () => options.transport.close(),
})

/**
 * Hands it over, then notes that it was. Killed in between, it hands it over once more, under the same message id: no
 * protocol can know better, and mail programs show it once.
 */
async function send(options: MailerOptions, id: string, { actor, records }: JobContext): Promise<void> {
  const mail = await records.get(actor, outgoingMail, id).catch(orMissing)
  if (mail?.state !== 'queued') return
  const attempts = mail.attempts + 1
  try {
    const text = await records.secret(actor, outgoingMail, id, 'content')
    if (text === null) throw Object.assign(new Error('Its content is not here.'), { code: 'EENVELOPE' })
    const answered = await answeredIds(records, actor, mail)
    const letter = letterOf(options, mail, { content: JSON.parse(text) as Content, answered }, actor.tenant)
    const composed = composeMail(letter)
    await options.transport.deliver({ ...composed, dsn: dsnOf(letter) })
    const given = { attempts, sentAt: options.store.now(), messageId: letter.messageId }
    await records.transition(actor, outgoingMail, id, 'markSent', {}, { given }).catch(orSettled)
  } catch (error) {
    await putOff(options, mail, attempts, error, actor)
  }
}

/** Tries again later, or leaves it for a person to look at. */
async function putOff({ store, log }: MailerOptions, { id }: Mail, attempts: number, error: unknown, actor: JobContext['actor']): Promise<void> {
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 2000)
  const wait = waits[attempts - 1]
  log.warn({ mail: id, attempts, err: error }, 'a mail could not be delivered')
  await atomically(plainUnit(store, actor.tenant), actor, async unit => {
    const records = store.within(unit)
    if (wait === undefined || isFinal(error)) {
      await records.transition(actor, outgoingMail, id, 'fail', {}, { given: { attempts, lastError } })
      return
    }
    const nextAttemptAt = new Date(Date.parse(store.now()) + wait * 1000).toISOString()
    await records.change(actor, outgoingMail, id, {}, { given: { attempts, lastError, nextAttemptAt } })
    await queueJob(unit.db, actor.tenant, sendJob, { id }, nextAttemptAt, id)
  }).catch(orSettled)
}

/** An administrator may have discarded it meanwhile. */
function orSettled(error: unknown): undefined {
  if (error instanceof Failure && error.kind === 'conflict') return undefined
  throw error
}

function orMissing(error: unknown): undefined {
  if (error instanceof Failure && error.kind === 'missing') return undefined
  throw error
}

interface Said {
  readonly content: Content
  /** Ids of mails of the recipient, the latest last. */
  readonly answered: readonly string[]
}

function letterOf({ store, from, replyTo, host }: MailerOptions, mail: Mail, { content, answered }: Said, tenant: string): Letter {
  const about = mail.record ?? mail.id
  const id = (sequence: number) => messageIdOf(store.secret, tenant, { record: about, sequence }, host)
  return {
    from,
    to: { name: '', address: mail.to },
    replyTo: replyTo === undefined || mail.record === null ? from.address : withToken(replyTo, replyToken(store.secret, tokenFor(tenant, mail, mail.record))),
    returnPath: from.address,
    subject: mail.subject,
    ...bodies(content),
    language: content.language,
    messageId: id(sequenceOf(mail.number)),
    threadId: id(0),
    // The first of a thread may never have been a mail: naming it all the same keeps the others together.
    ...(mail.record === null ? {} : { inReplyTo: answered.at(-1) ?? `<${id(0)}>`, references: answered }),
    mark: host,
    automatic: 'auto-generated',
  }
}

const tokenFor = (tenant: string, { to, createdAt }: Mail, record: string) => ({
  tenant,
  record,
  recipient: to,
  expires: new Date(Date.parse(createdAt) + tokenDays * 86_400_000),
})

/** Numbers are drawn once: so is the message id. */
const sequenceOf = (number: string): number => Number(/\d+$/.exec(number)?.[0] ?? 0)

const withToken = (mailbox: string, token: string): string => mailbox.replace(/@/, `+${token}@`)

/** Tell us of what fails or is late, with the headers alone. */
const dsnOf = ({ messageId, to }: Letter): NonNullable<SendMailOptions['dsn']> => ({
  id: messageId.split('@')[0] ?? '',
  return: 'headers',
  notify: ['failure', 'delay'],
  recipient: to.address,
})
