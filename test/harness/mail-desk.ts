import { createWorker } from '../../src/kernel/jobs/index.server.ts'
import { type Actor, machine } from '../../src/kernel/actor.ts'
import type { InputOf, RowOf } from '../../src/kernel/define/index.ts'
import type { Entry } from '../../src/kernel/history/entry.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { eventually } from './eventually.ts'
import { messageIdOf, replyToken } from '../../src/channels/email/token.server.ts'
import { person, role } from '../../src/people/index.ts'
import { days, world, type World } from './world.ts'
import { incomingMail, mailbox } from '../../src/channels/email/index.ts'
import { type Arrival, receiveMail } from '../../src/channels/email/intake/receive-mail.server.ts'

export type Mail = RowOf<typeof incomingMail>

/** A desk with one mailbox, to which mails come as they do from a server that it trusts. */
export interface MailDesk extends World {
  readonly channel: Actor
  readonly box: RowOf<typeof mailbox>
  readonly address: string
  /** Brings a mail and waits until something has become of it. */
  readonly mail: (given: Given) => Promise<Mail>
  /** The same for bytes. */
  readonly bring: (raw: Buffer | string, delivery?: Omit<Arrival, 'raw'>) => Promise<Mail>
  readonly settled: (id: string) => Promise<Mail>
  readonly incidentOf: (mail: Mail) => Promise<RowOf<typeof incident>>
  readonly entries: (id: string) => Promise<readonly Entry[]>
  /** Somebody with these roles, also where mail looks them up. */
  readonly known: (name: string, roles: readonly string[]) => Promise<Person>
  /** Where this recipient answers the record to. */
  readonly tokenAddress: (record: string, recipient: string) => string
  /** The id of a message that we sent about it. */
  readonly sentAbout: (record: string) => string
  readonly setUp: (values: InputOf<typeof mailbox>) => Promise<void>
}

export interface Person {
  readonly actor: Actor
  readonly address: string
}

export interface Given {
  readonly from: string
  readonly to?: string
  readonly cc?: string
  readonly subject?: string
  readonly text?: string
  /** What the trusted server says of the sender. */
  readonly dmarc?: 'pass' | 'fail' | 'none'
  readonly headers?: Readonly<Record<string, string>>
  /** In place of the text. */
  readonly body?: string
}

let sent = 0

export const written = ({
  from,
  to = 'desk@help.example',
  cc,
  subject = 'Printer',
  text = 'It does not print.',
  dmarc = 'pass',
  headers = {},
  body,
}: Given): string => {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? ''
  const all: Record<string, string | undefined> = {
    'Authentication-Results': `mx.help.example; dmarc=${dmarc} header.from=${domain}`,
    From: from,
    To: to,
    Cc: cc,
    Subject: subject,
    'Message-ID': `<${++sent}.${process.pid}@client.example>`,
    Date: 'Mon, 02 Mar 2026 08:00:00 +0000',
    'MIME-Version': '1.0',
    ...(body === undefined ? { 'Content-Type': 'text/plain; charset=utf-8' } : {}),
    ...headers,
  }
  const head = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  return `${head.join('\r\n')}\r\n${body ?? `\r\n${text.replace(/\n/g, '\r\n')}`}\r\n`
}

export async function mailDesk(values: InputOf<typeof mailbox> = {}): Promise<MailDesk> {
  const w = await world()
  const channel = machine(w.system.tenant, 'mailbox', 'mail')
  const address = 'desk@help.example'
  const box = await w.records.create(w.system, mailbox, { name: 'Desk', address, protocol: 'smtp', authservId: 'mx.help.example', ...values })
  const worker = createWorker({
    database: w.database,
    tenants: async () => [w.system.tenant],
    jobs: w.jobs.filter(job => job.name.startsWith('mail-')),
    records: w.records,
    now: w.clock.now,
    log: { info: () => {}, warn: (about, text) => console.error(text, about), error: (about, text) => console.error(text, about) },
    name: 'mail-test',
  })
  await worker.start()
  const settled = async (id: string): Promise<Mail> => {
    await eventually('something has become of the mail', async () => (await w.records.get(w.system, incomingMail, id)).state !== 'received', 20)
    return w.records.get(w.system, incomingMail, id)
  }
  const bring = async (raw: Buffer | string, delivery: Omit<Arrival, 'raw'> = {}): Promise<Mail> =>
    settled((await receiveMail(w, channel, box, { raw: Buffer.from(raw), ...delivery })).mail)
  return {
    ...w,
    channel,
    box,
    address,
    bring,
    settled,
    mail: given => bring(written(given)),
    incidentOf: mail => w.records.get(w.system, incident, String(mail.record)),
    entries: async id => (await w.records.timeline(w.system, incident, id, { limit: 100 })).items,
    known: async (name, roles) => {
      const actor = await w.person(name, roles)
      const all = (await w.records.find(w.system, role, { limit: 100 })).items
      const row = await w.records.change(w.system, person, String(actor.person), {
        roles: all.filter(r => ['requester', ...roles].includes(r.key)).map(r => r.id),
      })
      return { actor, address: String(row.email) }
    },
    tokenAddress: (record, recipient) =>
      `desk+${replyToken(w.store.secret, { tenant: w.system.tenant, record, recipient, expires: new Date(Date.parse(w.clock.now()) + days(30)) })}@help.example`,
    sentAbout: record => messageIdOf(w.store.secret, w.system.tenant, { record, sequence: 1 }, 'help.example'),
    setUp: async next => void (await w.records.change(w.system, mailbox, box.id, next)),
    close: async () => {
      await worker.stop()
      await w.close()
    },
  }
}
