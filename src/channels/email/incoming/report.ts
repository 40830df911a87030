/** What another mail server reports of a mail that we sent: not delivered (RFC 3464), or complained of (RFC 5965). */
import type { Text } from '../../../kernel/define/index.ts'
import type { IncomingMail } from './incoming-mail.ts'

export interface FailedRecipient {
  readonly recipient: string
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** RFC 3463, such as 5.1.1. */
  readonly status: string | undefined
  readonly diagnostic: string | undefined
}

export interface Bounce {
  readonly recipients: readonly FailedRecipient[]
  /** Of our mail. Believe it only if it is one that we gave. */
  readonly originalMessageId: string | undefined
  readonly because: Text
}

export interface Complaint {
  /** `abuse`, `fraud`, `virus`, `not-spam` ... */
  readonly type: string
  readonly recipient: string | undefined
  readonly originalMessageId: string | undefined
}

const longestReport = 64 * 1024
const mostRecipients = 100

export function readBounce(mail: IncomingMail): Bounce | undefined {
  const report = partText(mail, type => type === 'message/delivery-status' || type === 'message/global-delivery-status')
  const originalMessageId = originalId(mail)
  if (report !== undefined) {
    const because = { en: 'it holds a delivery report (RFC 3464)', de: 'sie enthält einen Zustellbericht (RFC 3464)' }
    return { recipients: fieldGroups(report).flatMap(recipientIn).slice(0, mostRecipients), originalMessageId, because }
  }
  const failed = mail.headers.get('x-failed-recipients')?.join(',')
  const told = failed !== undefined || (isDaemon(mail) && undelivered.test(mail.subject))
  if (!told) return undefined
  const because = {
    en: 'a mail server says in its own words that it was not delivered',
    de: 'ein Mailserver sagt mit eigenen Worten, dass sie nicht zugestellt wurde',
  }
  const diagnostic = mail.text?.slice(0, 500).trim() || undefined
  const recipients = (failed ?? '').split(',').filter(each => each.includes('@'))
  return {
    recipients: recipients.slice(0, mostRecipients).map(each => ({ recipient: addressOf(each), action: 'failed', status: undefined, diagnostic })),
    originalMessageId: originalMessageId ?? /^message-id:\s*<([^<>\s]{1,250})>/im.exec(mail.text?.slice(0, longestReport) ?? '')?.[1],
    because,
  }
}

const undelivered =
  /undeliver|delivery (status|failure|has failed|incomplete)|returned mail|mail delivery (failed|system)|failure notice|unzustellbar|nicht zugestellt|non remis|no entregado/i
const isDaemon = ({ from, returnPath }: IncomingMail): boolean => returnPath === '' || /^(mailer-daemon|postmaster|mail-?daemon)@/i.test(from?.address ?? '')

function recipientIn(fields: ReadonlyMap<string, string>): FailedRecipient[] {
  const named = fields.get('original-recipient') ?? fields.get('final-recipient')
  if (named === undefined) return []
  const action = actions.find(each => each === fields.get('action')?.toLowerCase()) ?? 'failed'
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0]
  return [
    {
      recipient: addressOf(named),
      action,
      status,
      diagnostic: fields
        .get('diagnostic-code')
        ?.replace(/^[\w-]+;\s*/, '')
        .slice(0, 1000),
    },
  ]
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

export function readComplaint(mail: IncomingMail): Complaint | undefined {
  const report = partText(mail, type => type === 'message/feedback-report')
  const fields = report === undefined ? undefined : fieldGroups(report)[0]
  if (!fields) return undefined
  const recipient = fields.get('original-rcpt-to')
  return { type: fields.get('feedback-type')?.toLowerCase() ?? 'other', recipient: recipient && addressOf(recipient), originalMessageId: originalId(mail) }
}

/** The message id of the mail that came back, whole or as its headers. */
function originalId(mail: IncomingMail): string | undefined {
  const original = partText(mail, type => /^(message\/(global|rfc822)|text\/rfc822-headers|message\/global-headers)$/.test(type))
  return /^<?([^<>\s]{1,250})>?$/.exec(fieldGroups(original ?? '')[0]?.get('message-id') ?? '')?.[1]
}

function partText(mail: IncomingMail, wanted: (type: string) => boolean): string | undefined {
  const part = mail.attachments.find(each => wanted(each.type))
  return part && new TextDecoder().decode(part.content.subarray(0, longestReport))
}

/** Header-like fields, in groups with empty lines between. */
function fieldGroups(text: string): ReadonlyMap<string, string>[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(group => new Map(group.split('\n').flatMap(field)))
    .filter(fields => fields.size > 0)
}

function field(line: string): [string, string][] {
  const [, name, value] = /^([\w-]{1,60})\s?:\s?(.*)$/.exec(line) ?? []
  return name === undefined ? [] : [[name.toLowerCase(), (value ?? '').trim()]]
}

const addressOf = (text: string): string =>
  text
    .replace(/^[\w-]+;/, '')
    .replace(/[<>\s\p{Cc}]/gu, '')
    .slice(0, 320)
    .toLowerCase()
