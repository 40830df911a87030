/** One connection to a mailbox by IMAP: what is new is brought, and put away only once it is kept. */
import type { ImapFlow } from 'imapflow'
import { usualLimits } from '../incoming/incoming-mail.ts'
import type { Mailbox } from '../intake/understand.server.ts'

export interface ImapAccess {
  readonly mailbox: Mailbox
  readonly password: string
}

export const doneFolder = ['Mainstay', 'Done']
const longestWait = 4 * 60_000
const patience = 20_000

export const placeOf = ({ host, port, folder }: Mailbox) => ({ host: host ?? '', port: port ?? 993, folder })

export async function imapClient({ mailbox, password }: ImapAccess): Promise<ImapFlow> {
  // Loaded with the first mailbox: it takes 35 MB.
  const { ImapFlow } = await import('imapflow')
  const { host, port } = placeOf(mailbox)
  const client = new ImapFlow({
    host,
    port,
    secure: mailbox.tls === 'implicit',
    // Never in the clear where STARTTLS was asked for, whatever somebody between says.
    doSTARTTLS: mailbox.tls === 'startTls',
    auth: { user: mailbox.user ?? '', pass: password },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: longestWait,
    connectionTimeout: patience,
    greetingTimeout: patience,
  })
  // A connection that breaks between two commands says so here; the next command finds it closed.
  client.on('error', () => undefined)
  return client
}

/** Opens the folder that mail is fetched from. @throws what `connectionInWords` understands */
export async function openFolder(client: ImapFlow, { folder, afterwards }: Mailbox): Promise<void> {
  if (afterwards === 'move') await client.mailboxCreate([...doneFolder])
  await client.mailboxOpen(folder)
}

/** Brings each mail that is there and was not put away, oldest first. */
export async function fetchAll(
  client: ImapFlow,
  mailbox: Mailbox,
  keep: (raw: Buffer) => Promise<unknown>,
  signal: AbortSignal,
  seen: Set<number>,
): Promise<number> {
  const since = new Date(mailbox.createdAt)
  // A server counts days in its own zone.
  const from = new Date(since.getTime() - 2 * 86_400_000)
  const found = await client.search(mailbox.afterwards === 'seen' ? { seen: false, since: from } : { all: true, since: from }, { uid: true })
  let brought = 0
  for (const uid of (found || []).filter(each => !seen.has(each))) {
    if (signal.aborted) return brought
    const message = await client.fetchOne(String(uid), { source: { maxLength: usualLimits.bytes + 1 }, internalDate: true }, { uid: true })
    seen.add(uid)
    // What was there before the mailbox was set up is not the desk's to answer.
    if (!message || !message.source || new Date(message.internalDate ?? since) < atMinute(since)) continue
    await keep(message.source)
    await putAway(client, uid, mailbox)
    brought++
  }
  return brought
}

/** Servers keep the second, and their clock is another one. */
const atMinute = (at: Date): Date => new Date(at.getTime() - 60_000)

async function putAway(client: ImapFlow, uid: number, { afterwards }: Mailbox): Promise<void> {
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  if (afterwards === 'move') await client.messageMove(String(uid), [...doneFolder], { uid: true })
}

/** Until there is something new, the time is over, the connection is lost, or it shall end. */
export async function waitForMore(client: ImapFlow, news: News, signal: AbortSignal): Promise<void> {
  if (news.there || signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, longestWait)
  news.once(resolve)
  client.once('close', resolve)
  signal.addEventListener('abort', () => resolve(), { once: true })
  // Any later command ends the waiting at the server.
  client.idle().catch(resolve)
  await promise
  clearTimeout(timer)
  client.off('close', resolve)
}

/** Whether the server has told of new mail since it was last asked: also while nobody waited. */
export class News {
  there = false
  #told: (() => void) | undefined

  constructor(client: ImapFlow) {
    client.on('exists', () => {
      this.there = true
      this.#told?.()
    })
  }

  once(told: () => void): void {
    this.#told = told
  }

  heard(): void {
    this.there = false
    this.#told = undefined
  }
}
