/** Takes mail in by SMTP, for the addresses of our mailboxes and for no others. What is taken is kept; what cannot be kept now is asked for again. */
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { machine } from '../../../kernel/actor.ts'
import { all, equals } from '../../../kernel/define/index.ts'
import type { Duty, Ground } from '../../../kernel/practice.ts'
import { usualLimits } from '../incoming/incoming-mail.ts'
import { receiveMail } from '../intake/receive-mail.server.ts'
import { withoutTag } from '../intake/verdict.ts'
import { mailbox as mailboxRecord } from '../mailbox.definition.ts'
import { certificateInUse } from './certificate-in-use.server.ts'

const again = 30_000
const mostClients = 100
const mostRecipients = 20
const silence = 60_000

/** Where another process of this machine listens already, it is tried again: that one may end. */
export function smtpListener(ground: Ground): Duty {
  const { mailListen } = ground.settings
  let server: SMTPServer | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const listen = async (): Promise<void> => {
    if (!mailListen || stopped) return
    try {
      const made = await makeServer(ground)
      await listening(made, mailListen)
      server = made
    } catch (error) {
      ground.log.warn({ err: error }, `mail cannot be taken in at ${mailListen.host}:${mailListen.port} (MAIL_LISTEN); it will be tried again`)
      timer = setTimeout(() => void listen(), again)
    }
  }

  return {
    start: listen,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      const running = server
      if (running) await new Promise<void>(resolve => running.close(resolve))
    },
  }
}

function listening(server: SMTPServer, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      server.on('error', () => undefined)
      resolve()
    })
  })
}

async function makeServer(ground: Ground): Promise<SMTPServer> {
  // Loaded where mail is taken in: it takes 20 MB.
  const { SMTPServer } = await import('smtp-server')
  const certificate = certificateInUse(ground)
  const server: SMTPServer = new SMTPServer({
    ...certificate?.first,
    name: new URL(ground.settings.publicUrl).hostname,
    banner: 'mail',
    heloResponse: '%s',
    size: usualLimits.bytes,
    rejectOversized: true,
    // It stands behind a mail server of one's own; nobody signs in here.
    disabledCommands: ['AUTH', 'VRFY', 'EXPN', 'HELP', ...(certificate ? [] : ['STARTTLS'])],
    disableReverseLookup: true,
    maxClients: mostClients,
    maxRecipients: mostRecipients,
    socketTimeout: silence,
    logger: false,
    onConnect: (_session, answer) => {
      const renewed = certificate?.renewed()
      if (renewed) server.updateSecureContext(renewed)
      answer()
    },
    onRcptTo: ({ address }, _session, answer) =>
      reply(ground, answer, async () => {
        if ((await mailboxFor(ground, address)) === undefined) throw refusal(550, 'There is no such address here')
      }),
    onData: (stream, session, answer) => reply(ground, answer, () => take(ground, stream, session)),
  })
  return server
}

type Answer = (error?: Error | null) => void

/** Whatever went wrong, the other side hears no more than whether to try again. */
function reply(ground: Ground, answer: Answer, work: () => Promise<void>): void {
  work().then(
    () => answer(),
    (error: unknown) => {
      if (error instanceof Refusal) return answer(error)
      ground.log.warn({ err: error }, 'a mail could not be taken in; its sender was told to try again')
      return answer(refusal(451, 'Not possible at the moment, try again later'))
    },
  )
}

class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

const refusal = (code: number, words: string): Refusal => new Refusal(code, words)

/** Once for each mailbox that it is for. */
async function take(ground: Ground, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const raw = await bytesOf(stream)
  const { mailFrom, rcptTo } = session.envelope
  for (const { address } of rcptTo) {
    const found = await mailboxFor(ground, address)
    if (!found) throw refusal(550, 'There is no such address here')
    await receiveMail(ground, machine(found.tenant, 'mailbox', 'mail'), found, {
      raw,
      ip: session.remoteAddress,
      helo: session.hostNameAppearsAs || '',
      envelopeFrom: (mailFrom && mailFrom.address) || '',
      envelopeTo: address.toLowerCase(),
    })
  }
}

/** Reads to the end also what is too large: the other side speaks on until then. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    size += (piece as Buffer).length
    if (size <= usualLimits.bytes) pieces.push(piece as Buffer)
    else pieces.length = 0
  }
  if (size > usualLimits.bytes || stream.sizeExceeded) throw refusal(552, 'The message is larger than what is taken here')
  return Buffer.concat(pieces, size)
}

async function mailboxFor({ records, tenants }: Ground, recipient: string): Promise<{ tenant: string; id: string; address: string } | undefined> {
  const address = withoutTag(recipient.toLowerCase())
  for (const tenant of await tenants()) {
    const filter = all(equals('address', address), equals('protocol', 'smtp'), equals('active', true))
    const [found] = (await records.find(machine(tenant, 'mailbox', 'mail'), mailboxRecord, { filter, limit: 1, fields: ['address'] })).items
    if (found) return { tenant, id: found.id, address }
  }
  return undefined
}
