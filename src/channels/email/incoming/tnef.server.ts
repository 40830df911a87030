/**
 * winmail.dat (TNEF, MS-OXTNEF): what Outlook packs a mail into when it believes that the other side is Outlook too.
 * Reads the body and the attachments, within bounds, and nothing else.
 */
import type { MailAttachment } from './incoming-mail.ts'
import { rtfText } from './rtf.server.ts'
import { type Properties, readProperties } from './tnef-properties.server.ts'

export interface Tnef {
  readonly text: string | undefined
  readonly html: string | undefined
  readonly attachments: readonly MailAttachment[]
}

const signature = 0x223e9f78
const mostAttributes = 5000

const attribute = { codePage: 0x9007, body: 0x800c, properties: 0x9003, startOfAttachment: 0x9002, title: 0x8010, data: 0x800f, attachment: 0x9005 }
const property = { body: 0x1000, rtf: 0x1009, html: 0x1013, data: 0x3701, shortName: 0x3704, name: 0x3707, type: 0x370e, contentId: 0x3712 }

/** Undefined for bytes that are not such a file. A file that is cut off gives what stands before the cut. */
export function readTnef(content: Uint8Array): Tnef | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return undefined
  const body: Properties = new Map()
  const attachments: Properties[] = []
  let charset = 'windows-1252'
  for (const { id, data } of attributesOf(bytes)) {
    const into = attachments.at(-1) ?? body
    if (id === attribute.codePage && data.length >= 4) charset = charsetOf(data.readUInt32LE(0))
    else if (id === attribute.startOfAttachment) attachments.push(new Map())
    else if (id === attribute.body) body.set(property.body, decode(data, charset))
    else if (id === attribute.title) into.set(property.shortName, decode(data, charset))
    else if (id === attribute.data) into.set(property.data, data)
    else if (id === attribute.properties) readProperties(data, body)
    else if (id === attribute.attachment) readProperties(data, into)
  }
  const text = textOf(body, property.body, charset) ?? rtfText(bytesOf(body, property.rtf))
  return { text, html: textOf(body, property.html, charset), attachments: attachments.flatMap(found => attachmentOf(found, charset)) }
}

/** Each has its level (1 byte), its id and kind (2 and 2), its length (4), its bytes, and their sum (2). */
function* attributesOf(bytes: Buffer): Generator<{ id: number; data: Buffer }> {
  let at = 6
  for (let seen = 0; seen < mostAttributes && at + 11 <= bytes.length; seen++) {
    const end = at + 9 + bytes.readUInt32LE(at + 5)
    if (end > bytes.length) return
    yield { id: bytes.readUInt16LE(at + 1), data: bytes.subarray(at + 9, end) }
    at = end + 2
  }
}

function attachmentOf(found: Properties, charset: string): MailAttachment[] {
  const content = bytesOf(found, property.data)
  if (!content) return []
  const contentId = textOf(found, property.contentId, charset)
  return [
    {
      name: (textOf(found, property.name, charset) ?? textOf(found, property.shortName, charset) ?? 'attachment').replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 255),
      type: textOf(found, property.type, charset)?.toLowerCase() ?? 'application/octet-stream',
      content,
      contentId,
      inline: contentId !== undefined,
    },
  ]
}

function textOf(found: Properties, id: number, charset: string): string | undefined {
  const value = found.get(id)
  const text = typeof value === 'string' ? value : value && decode(value, charset)
  return text?.replace(/\0+$/, '') || undefined
}

function bytesOf(found: Properties, id: number): Buffer | undefined {
  const value = found.get(id)
  return typeof value === 'string' ? undefined : value
}

const charsets: Readonly<Record<number, string>> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 65001: 'utf-8', 28605: 'iso-8859-15' }
const charsetOf = (codePage: number): string => charsets[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252')

const decode = (data: Buffer, charset: string): string => new TextDecoder(charset).decode(data).replace(/\0+$/, '')
