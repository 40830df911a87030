/** “Send me a test”: connects as the mailbox says, and sends a mail on its way to see whether it comes. Says in words what is wrong. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { type Actor, machine } from '../../../kernel/actor.ts'
import { all, equals, type Text } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import type { Mailbox } from '../intake/understand.server.ts'
import { incomingMail } from '../incoming-mail.definition.ts'
import { mailbox as mailboxRecord } from '../mailbox.definition.ts'
import { composeMail } from '../outgoing/compose-mail.ts'
import { loopMark } from '../token.server.ts'
import { imapClient, placeOf } from './imap.server.ts'
import { connectionInWords } from './in-words.ts'

export interface Step {
  readonly what: 'connect' | 'folder' | 'send' | 'arrive'
  readonly ok: boolean
  readonly say: string
}

/** Sends a mail the way the desk's other mail goes; undefined while nothing is set up for that. */
export type SendTest = (mail: SendMailOptions) => Promise<void>

const patience = 40_000

export async function tryMailbox(ground: Ground, actor: Actor, box: Mailbox, send?: SendTest): Promise<readonly Step[]> {
  const steps = box.protocol === 'imap' ? await tryImap(ground, actor, box) : []
  if (steps.some(step => !step.ok)) return steps
  const mail = testMail(ground, actor, box)
  const sent = await trySending(ground, actor, box, mail, send)
  if (!sent.ok) return [...steps, sent]
  return [...steps, sent, await arrival(ground, actor, box, mail.messageId)]
}

const step = (actor: Actor, what: Step['what'], ok: boolean, say: Text): Step => ({ what, ok, say: say[actor.language] })

async function tryImap(ground: Ground, actor: Actor, box: Mailbox): Promise<Step[]> {
  const client = await imapClient({ mailbox: box, password: await passwordOf(ground, actor, box) })
  const steps: Step[] = []
  try {
    await client.connect()
    steps.push(step(actor, 'connect', true, { en: `${box.host} accepts the user and password.`, de: `${box.host} nimmt Benutzer und Passwort an.` }))
    const { exists } = await client.mailboxOpen(box.folder, { readOnly: true })
    steps.push(
      step(actor, 'folder', true, {
        en: `The folder ‘${box.folder}’ is there; mails in it: ${exists}.`,
        de: `Den Ordner „${box.folder}“ gibt es; Mails darin: ${exists}.`,
      }),
    )
  } catch (error) {
    steps.push(step(actor, steps.length === 0 ? 'connect' : 'folder', false, connectionInWords(error, placeOf(box))))
  } finally {
    client.close()
  }
  return steps
}

const passwordOf = async ({ records }: Ground, { tenant }: Actor, box: Mailbox): Promise<string> =>
  (await records.secret(machine(tenant, 'mailbox', 'mail'), mailboxRecord, box.id, 'password')) ?? ''

/** Carries our own mark: it is known when it comes, and becomes nothing. */
function testMail({ store, settings }: Ground, { tenant, language }: Actor, box: Mailbox): SendMailOptions & { messageId: string } {
  const host = new URL(settings.publicUrl).hostname
  const messageId = `test.${randomUUID()}@${host.includes('.') ? host : 'mainstay.invalid'}`
  const words = { en: 'A test of this mailbox. It becomes nothing.', de: 'Ein Test dieses Postfachs. Aus ihm wird nichts.' }[language]
  const to = { name: box.name, address: box.address }
  const letter = { from: to, replyTo: box.address, to, returnPath: '', subject: 'Mainstay: test', text: words, html: `<p>${words}</p>`, language }
  return { ...composeMail({ ...letter, messageId, threadId: messageId, mark: loopMark(store.secret, tenant), automatic: 'auto-generated' }), messageId }
}

async function trySending(ground: Ground, actor: Actor, box: Mailbox, mail: SendMailOptions, send: SendTest | undefined): Promise<Step> {
  try {
    if (send) {
      await send(mail)
      return step(actor, 'send', true, { en: `A test mail was sent to ${box.address}.`, de: `Eine Testmail ging an ${box.address}.` })
    }
    if (box.protocol === 'smtp') return await deliverHere(ground, actor, box, mail)
    await putInFolder(ground, actor, box, mail)
    return step(actor, 'send', true, {
      en: 'No outgoing mail is set up, so a test mail was laid into the folder.',
      de: 'Ausgehende Mail ist nicht eingerichtet, darum liegt eine Testmail im Ordner.',
    })
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\p{Cc}/gu, ' ').slice(0, 200) : '?'
    return step(actor, 'send', false, { en: `The test mail could not be sent: ${why}`, de: `Die Testmail war nicht zu senden: ${why}` })
  }
}

async function deliverHere({ settings }: Ground, actor: Actor, box: Mailbox, mail: SendMailOptions): Promise<Step> {
  const { mailListen } = settings
  if (!mailListen)
    return step(actor, 'send', false, {
      en: 'Mainstay takes no mail in: MAIL_LISTEN is not set. Set it, or have this mailbox fetched by IMAP.',
      de: 'Mainstay nimmt keine Mail an: MAIL_LISTEN ist nicht gesetzt. Bitte setzen, oder dieses Postfach mit IMAP abholen.',
    })
  const host = mailListen.host === '0.0.0.0' || mailListen.host === '::' ? '127.0.0.1' : mailListen.host
  await nodemailer.createTransport({ host, port: mailListen.port, ignoreTLS: true, connectionTimeout: 10_000 }).sendMail(mail)
  return step(actor, 'send', true, { en: `A test mail for ${box.address} was delivered here.`, de: `Eine Testmail für ${box.address} wurde hier abgegeben.` })
}

async function putInFolder(ground: Ground, actor: Actor, box: Mailbox, mail: SendMailOptions): Promise<void> {
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail(mail)
  const client = await imapClient({ mailbox: box, password: await passwordOf(ground, actor, box) })
  try {
    await client.connect()
    await client.append(box.folder, message as Buffer)
  } finally {
    client.close()
  }
}

async function arrival({ records }: Ground, actor: Actor, box: Mailbox, messageId: string): Promise<Step> {
  const filter = all(equals('mailbox', box.id), equals('messageId', messageId))
  const machineActor = machine(actor.tenant, 'mailbox', 'mail')
  for (const end = Date.now() + patience; Date.now() < end; await pause(250)) {
    const [found] = (await records.find(machineActor, incomingMail, { filter, limit: 1 })).items
    if (found && found.state !== 'received')
      return step(actor, 'arrive', true, { en: 'It came, and was recognised.', de: 'Sie ist angekommen und wurde erkannt.' })
  }
  return step(actor, 'arrive', false, box.active ? notCome : notActive)
}

const notCome: Text = {
  en: 'It did not come within 40 seconds. Either no worker is running, or the mail goes somewhere else.',
  de: 'Sie kam nicht innerhalb von 40 Sekunden. Entweder läuft kein Worker, oder die Mail geht woandershin.',
}
const notActive: Text = { en: 'It was not fetched, because the mailbox is not active.', de: 'Sie wurde nicht abgeholt, weil das Postfach nicht aktiv ist.' }
