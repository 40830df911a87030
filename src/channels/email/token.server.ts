/**
 * What makes an answer find its record. `desk+TOKEN@` in the address is known by its MAC, for one recipient and a time only:
 * a record's number alone opens nothing (abuse case A18). Our message ids carry a MAC too, so that References are believed
 * only when they name what we sent.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface ReplyTarget {
  readonly tenant: string
  /** The record's id. */
  readonly record: string
  /** The address it was sent to. A token that somebody else uses still reads; who may use it, the caller decides. */
  readonly recipient: string
  readonly expires: Date
}

/** What a token says by itself: the rest is proved by whoever knows which records there are. */
export interface ReadToken {
  readonly record: string
  readonly expires: Date
}

const digits = 'abcdefghijklmnopqrstuvwxyz234567'
const macBytes = 10
const day = 86_400_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** 16 bytes of the record, 2 of the day it expires, and the MAC. */
const tokenBytes = 16 + 2 + macBytes
export const tokenForm = /^[a-z2-7]{45}$/

/** 45 letters and digits, small or large alike: with `desk+` before it, it fits the 64 of a local part (RFC 5321). Expires at the end of its day. */
export function replyToken(secret: string, target: ReplyTarget): string {
  if (!uuid.test(target.record)) throw new Error(`A reply token is for a record's id, not for ${JSON.stringify(target.record)}.`)
  const body = Buffer.alloc(18)
  body.write(target.record.replaceAll('-', ''), 'hex')
  body.writeUInt16BE(Math.ceil(target.expires.getTime() / day), 16)
  return toBase32(Buffer.concat([body, macOfToken(secret, target, body)]))
}

/** Undefined for whatever is not a token that we gave this recipient in this tenant, or that has expired. */
export function readReplyToken(secret: string, token: string, to: { readonly tenant: string; readonly recipient: string }, now: Date): ReadToken | undefined {
  const bytes = fromBase32(token)
  if (bytes?.length !== tokenBytes) return undefined
  const body = bytes.subarray(0, 18)
  if (!timingSafeEqual(macOfToken(secret, to, body), bytes.subarray(18))) return undefined
  const expires = new Date(body.readUInt16BE(16) * day)
  return now < expires ? { record: asUuid(body.subarray(0, 16)), expires } : undefined
}

export interface SentMessage {
  readonly record: string
  /** Counts what was sent about the record, so that each has its own id, and the same one when it is sent again. */
  readonly sequence: number
}

/** `record.sequence.mac@host`, without angle brackets. */
export function messageIdOf(secret: string, tenant: string, { record, sequence }: SentMessage, host: string): string {
  const said = `${record}.${sequence}`
  return `${said}.${toBase32(mac(secret, 'message', tenant, said))}@${host}`
}

/** Undefined for a message id that this tenant did not give. */
export function readMessageId(secret: string, tenant: string, messageId: string): SentMessage | undefined {
  const [, record, sequence, given] = /^<?([0-9a-f-]{36})\.(\d{1,9})\.([a-z2-7]{16})@[^@\s<>]{1,255}>?$/i.exec(messageId.trim()) ?? []
  const bytes = fromBase32(given ?? '')
  if (!record || !sequence || bytes?.length !== macBytes) return undefined
  const isOurs = timingSafeEqual(mac(secret, 'message', tenant, `${record.toLowerCase()}.${sequence}`), bytes)
  return isOurs ? { record: record.toLowerCase(), sequence: Number(sequence) } : undefined
}

const macOfToken = (secret: string, to: { readonly tenant: string; readonly recipient: string }, body: Buffer): Buffer =>
  mac(secret, 'reply', to.tenant, to.recipient.trim().toLowerCase(), body.toString('hex'))

/** 80 bits. Each word is told apart by its length, so that no two lists of words read the same. */
const mac = (secret: string, ...words: readonly string[]): Buffer =>
  createHmac('sha256', secret)
    .update(words.map(word => `${Buffer.byteLength(word)}:${word}`).join(''))
    .digest()
    .subarray(0, macBytes)

/** RFC 4648 without padding, in small letters: an address may be written in any. */
function toBase32(bytes: Buffer): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += digits[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + digits[(held << (5 - bits)) & 31] : text
}

/** Undefined also for a text that says the same in another way: there is one way to write a token. */
function fromBase32(text: string): Buffer | undefined {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of text.toLowerCase()) {
    const value = digits.indexOf(letter)
    if (value < 0) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255)
    held &= (1 << bits) - 1
  }
  const read = Buffer.from(bytes)
  return toBase32(read) === text.toLowerCase() ? read : undefined
}

const asUuid = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
