import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes what it is given, and fails the test on whatever it did not expect. */
export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string
  /** All that was handed over, in order, also twice the same. */
  readonly taken: readonly Taken[]
  /** The one mail to this address that nobody has asked for yet. @throws if there is none, or more than one */
  expectMail(to: string, subject?: RegExp): Taken
  /** All to this address that nobody has asked for yet. */
  expectMails(to: string): readonly Taken[]
  /** @throws if there is a mail that nobody expected, or one that breaks a rule */
  expectNothingElse(): void
  /** What to answer to the next recipients: `451 later`, `550 unknown`. */
  answerWith(...answers: readonly string[]): void
  /** Called when a mail has arrived and is not yet acknowledged. */
  beforeAccepting(act: (mail: Taken) => Promise<void> | void): void
  close(): Promise<void>
}

export interface Taken {
  readonly from: string
  readonly to: string
  /** What its sender wants to be told of its delivery. */
  readonly notify: readonly string[]
  readonly raw: string
  readonly mail: ParsedMail
  readonly at: number
}

type Recipient = { readonly address: string; readonly dsn?: { readonly notify?: string[] } }

export async function mailServer(): Promise<MailServer> {
  const taken: Taken[] = []
  const expected = new Set<Taken>()
  const faults: string[] = []
  const answers: string[] = []
  let act: ((mail: Taken) => Promise<void> | void) | undefined
  const server = new SMTPServer({
    authOptional: true,
    hideDSN: false,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_, __, callback) => {
      const answer = answers.shift()
      if (answer === undefined) callback()
      else callback(Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) }))
    },
    onData: callbackify(async (stream: Readable, session: { envelope: unknown }) => receive(await buffer(stream), session.envelope as never)) as never,
  })
  server.on('error', () => {})
  async function receive(raw: Buffer, envelope: { mailFrom: { address: string } | false; rcptTo: Recipient[] }): Promise<void> {
    const mail = await simpleParser(raw, { skipImageLinks: true })
    const to = envelope.rcptTo.map(r => r.address).join()
    const one: Taken = {
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      to,
      notify: envelope.rcptTo[0]?.dsn?.notify ?? [],
      raw: raw.toString('utf8'),
      mail,
      at: performance.now(),
    }
    faults.push(...faultsIn(one, envelope.rcptTo.length))
    await act?.(one)
    taken.push(one)
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    expectMail: (to, subject) => {
      const found = taken.filter(t => t.to === to && !expected.has(t) && (!subject || subject.test(t.mail.subject ?? '')))
      const [one] = found
      if (!one || found.length > 1) throw new Error(`${found.length} mails to ${to}${subject ? ` about ${subject}` : ''}, of ${said(taken)}`)
      expected.add(one)
      return one
    },
    expectMails: to => {
      const found = taken.filter(t => t.to === to && !expected.has(t))
      for (const one of found) expected.add(one)
      return found
    },
    expectNothingElse: () => {
      if (faults.length > 0) throw new Error(faults.splice(0).join('\n'))
      const rest = taken.filter(t => !expected.has(t))
      for (const one of rest) expected.add(one)
      if (rest.length > 0) throw new Error(`Nobody expected: ${said(rest)}`)
    },
    answerWith: (...more) => void answers.push(...more),
    beforeAccepting: next => void (act = next),
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

const said = (mails: readonly Taken[]): string => mails.map(m => `${m.to}: ${m.mail.subject}`).join('; ') || 'none'

/** Rules that every mail keeps (RFC 5321, 5322, 3834), and some of ours. */
function faultsIn({ raw, to, mail }: Taken, recipients: number): string[] {
  const head = raw.split('\r\n\r\n')[0] ?? ''
  const count = (name: string) => [...head.matchAll(new RegExp(`^${name}:`, 'gim'))].length
  const wrong: [boolean, string][] = [
    [recipients !== 1, 'not one recipient'],
    [/[^\r]\n|\r[^\n]/.test(raw), 'a bare line end'],
    [raw.split('\r\n').some(line => Buffer.byteLength(line) > 998), 'a line that is too long'],
    [/[^\x00-\x7f]/.test(head), 'letters beyond ASCII in its head'],
    [
      ['From', 'To', 'Subject', 'Date', 'Message-ID', 'Auto-Submitted', 'X-Mainstay-Loop'].some(name => count(name) !== 1),
      'a header that is missing or there twice',
    ],
    [count('Cc') + count('Bcc') > 0, 'a hidden or further recipient'],
    [!/^Auto-Submitted: auto-generated\r?$/im.test(head), 'no word that it is automatic'],
    [typeof mail.html !== 'string' || !mail.text, 'not both bodies'],
    [/<img|<script|\son\w+=|javascript:|url\(/i.test(String(mail.html)), 'something that loads or runs'],
  ]
  return wrong.filter(([is]) => is).map(([, what]) => `To ${to}: ${what}\n${head}`)
}
