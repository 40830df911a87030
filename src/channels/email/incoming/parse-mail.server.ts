/** A mail's bytes to what they mean. Runs in a thread that may be stopped: see read-mail. */
import { type EmailAddress, type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { checkArchive } from './archive.server.ts'
import type { IncomingMail, MailAddress, MailAttachment, MailLimits } from './incoming-mail.ts'
import { readTnef } from './tnef.server.ts'

/** Header fields that only Mainstay itself may set, and verdicts of programs behind the mail server that a sender may forge. */
const inward = /^(x-)?(mainstay|itsm|rt|otrs|znuny|zammad)-|^x-(pgp|smime|gpg)-(status|signature|encrypted)/
export const loopHeader = 'x-mainstay-loop'

const options = { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true, keepCidLinks: true, keepDeliveryStatus: true }

export async function parseMail(raw: Buffer, limits: MailLimits): Promise<IncomingMail> {
  const parsed = await simpleParser(raw, options)
  const all = headersOf(parsed)
  const headers = new Map([...all].filter(([name]) => !inward.test(name)))
  const first = (name: string): string | undefined => headers.get(name)?.[0]
  const opened = opening(parsed.attachments.map(attachmentOf))
  for (const { name, content } of opened.attachments) checkArchive(name, content, limits)
  return {
    messageId: messageIds(first('message-id'))[0],
    inReplyTo: messageIds(first('in-reply-to'))[0],
    references: messageIds(first('references')),
    from: addresses(parsed.from)[0],
    sender: addresses(parsed.headers?.get('sender'))[0],
    replyTo: addresses(parsed.replyTo),
    to: addresses(parsed.to),
    cc: addresses(parsed.cc),
    deliveredTo: deliveredTo(headers),
    returnPath: first('return-path')
      ?.replace(/[<>\s]/g, '')
      .toLowerCase(),
    subject: oneLine(parsed.subject ?? ''),
    date: parsed.date instanceof Date && !Number.isNaN(parsed.date.getTime()) ? parsed.date : undefined,
    text: parsed.text || opened.text,
    html: parsed.html || opened.html,
    attachments: opened.attachments,
    headers,
    loopMark: all.get(loopHeader)?.[0],
  }
}

function headersOf(parsed: ParsedMail): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, line } of parsed.headerLines ?? []) {
    const value = oneLine(line.slice(line.indexOf(':') + 1))
    const known = headers.get(key)
    if (known) known.push(value)
    else headers.set(key, [value])
  }
  return headers
}

/** Folding, and whatever else could start another line, becomes a space. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}]/gu, c => (c === '\u200d' ? c : ''))
    .trim()

/** At most as many as a long thread has, the last ones: those name whom the mail answers. */
export const messageIds = (value = ''): string[] => [...value.matchAll(/<([^<>\s]{1,250})>/g)].map(match => match[1] ?? '').slice(-100)

function addresses(given: unknown): MailAddress[] {
  const objects = (Array.isArray(given) ? given : given ? [given] : []) as AddressObject[]
  const flat = (list: readonly EmailAddress[] = []): EmailAddress[] => list.flatMap(each => (each.group ? flat(each.group) : [each]))
  return objects
    .flatMap(object => flat(object.value))
    .map(({ name, address }) => ({ name: oneLine(name ?? ''), address: oneLine(address ?? '').toLowerCase() }))
}

function deliveredTo(headers: ReadonlyMap<string, readonly string[]>): string[] {
  const names = ['delivered-to', 'x-delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to']
  const found = names.flatMap(name => headers.get(name) ?? []).flatMap(value => value.match(/[^\s<>,;:"]{1,128}@[^\s<>,;:"]{1,255}/g) ?? [])
  return [...new Set(found.map(address => address.toLowerCase()))]
}

function attachmentOf(part: ParsedMail['attachments'][number]): MailAttachment {
  const nested = part.contentType === 'message/rfc822'
  return {
    name: oneLine(part.filename ?? '').slice(0, 255) || (nested ? 'message.eml' : 'attachment'),
    type: oneLine(part.contentType ?? '').toLowerCase() || 'application/octet-stream',
    content: part.content,
    contentId: part.contentId?.replace(/^<|>$/g, ''),
    inline: part.contentDisposition === 'inline' || part.related === true,
  }
}

const isTnef = ({ type, name }: MailAttachment): boolean => /^application\/(vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name)

interface Opened {
  readonly text?: string | undefined
  readonly html?: string | undefined
  readonly attachments: readonly MailAttachment[]
}

/** What Outlook packed into winmail.dat takes that file's place. One that cannot be read stays as it is. */
function opening(attachments: readonly MailAttachment[]): Opened {
  const packed = attachments.find(isTnef)
  const tnef = packed && readTnef(packed.content)
  if (!tnef) return { attachments }
  return { text: tnef.text, html: tnef.html, attachments: attachments.flatMap(each => (each === packed ? tnef.attachments : [each])) }
}
