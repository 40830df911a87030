/** Which records a mail may answer, best proof first. Who sent it, and what they may do, is asked afterwards, always. */
import { readMessageId, readReplyToken, tokenForm } from '../token.server.ts'
import type { IncomingMail } from './incoming-mail.ts'

export type Thread =
  /** The address holds the token that this sender was given. */
  | { readonly by: 'token'; readonly record: string }
  /** It answers a message that we sent; anybody who saw that message can say so. */
  | { readonly by: 'sent'; readonly record: string; readonly sequence: number }
  /** It names a message that is not ours: look for one that came in. */
  | { readonly by: 'reference'; readonly messageId: string }
  /** The subject names a number. It alone grants nothing (A18). */
  | { readonly by: 'number'; readonly number: string }

export interface ThreadKeys {
  readonly secret: string
  readonly tenant: string
  /** Of record numbers: `INC`, `REQ`. */
  readonly prefixes: readonly string[]
  readonly now: Date
}

const mostAddresses = 100
const mostReferences = 30
const mostNumbers = 5

export function threadOf(mail: IncomingMail, keys: ThreadKeys): Thread[] {
  const found = [...byToken(mail, keys), ...byReference(mail, keys), ...byNumber(mail, keys)]
  const said = new Set<string>()
  return found.filter(thread => {
    const key = JSON.stringify(thread)
    return said.has(key) ? false : said.add(key)
  })
}

function byToken(mail: IncomingMail, { secret, tenant, now }: ThreadKeys): Thread[] {
  const recipient = mail.from?.address
  if (!recipient) return []
  const addresses = [...mail.to, ...mail.cc].map(each => each.address)
  return [...mail.deliveredTo, ...addresses].slice(0, mostAddresses).flatMap(address => {
    const token = tokenIn(address)
    const read = token === undefined ? undefined : readReplyToken(secret, token, { tenant, recipient }, now)
    return read ? [{ by: 'token' as const, record: read.record }] : []
  })
}

/** `desk+TOKEN@help.example` */
function tokenIn(address: string): string | undefined {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')))
  const token = local.slice(local.lastIndexOf('+') + 1).toLowerCase()
  return local.includes('+') && tokenForm.test(token) ? token : undefined
}

/** The one it answers first, then back along the thread; ours before others'. */
function byReference(mail: IncomingMail, { secret, tenant }: ThreadKeys): Thread[] {
  const named = [...new Set([mail.inReplyTo ?? [], [...mail.references].reverse()].flat())].slice(0, mostReferences)
  const threads = named.map((messageId): Thread => {
    const sent = readMessageId(secret, tenant, messageId)
    return sent ? { by: 'sent', ...sent } : { by: 'reference', messageId }
  })
  return [...threads.filter(each => each.by === 'sent'), ...threads.filter(each => each.by === 'reference')]
}

function byNumber(mail: IncomingMail, { prefixes }: ThreadKeys): Thread[] {
  const known = new Set(prefixes.map(prefix => prefix.toUpperCase()))
  const words = mail.subject.slice(0, 500).matchAll(/(?<![\p{L}\p{N}])([A-Z]{2,8})(\d{4,12})(?![\p{L}\p{N}])/giu)
  const numbers = [...words].filter(([, prefix = '']) => known.has(prefix.toUpperCase())).map(([number]) => number.toUpperCase())
  return numbers.slice(0, mostNumbers).map(number => ({ by: 'number', number }))
}
