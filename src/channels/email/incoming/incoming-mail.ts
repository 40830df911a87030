import type { Text } from '../../../kernel/define/index.ts'

export interface MailAddress {
  readonly name: string
  /** In lower case; may be empty if the mail names somebody without one. */
  readonly address: string
}

export interface MailAttachment {
  readonly name: string
  /** As the mail claims it; whoever stores it looks at the bytes. */
  readonly type: string
  readonly content: Uint8Array
  /** What `cid:` in the HTML points to. */
  readonly contentId: string | undefined
  readonly inline: boolean
}

/** One mail as it came, understood but not believed: every word of it is the sender's. */
export interface IncomingMail {
  /** With its angle brackets left off, as are all message ids here. */
  readonly messageId: string | undefined
  readonly inReplyTo: string | undefined
  readonly references: readonly string[]
  readonly from: MailAddress | undefined
  readonly sender: MailAddress | undefined
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** Where servers on the way say it was delivered to. */
  readonly deliveredTo: readonly string[]
  /** Empty for a mail that nobody may answer (RFC 5321, 4.5.5); undefined if no server wrote it down. */
  readonly returnPath: string | undefined
  readonly subject: string
  readonly date: Date | undefined
  readonly text: string | undefined
  readonly html: string | undefined
  readonly attachments: readonly MailAttachment[]
  /** Unfolded values by name in lower case, first one first; without those that steer Mainstay itself. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** The mark by which an installation of Mainstay knows its own mail. */
  readonly loopMark: string | undefined
}

export interface MailLimits {
  readonly bytes: number
  readonly headers: number
  readonly headerBytes: number
  readonly lines: number
  readonly parts: number
  readonly depth: number
  /** Of reading, once the mail is in memory. Each megabyte over five adds `msPerMegabyte`, so that a busy machine still reads large mails. */
  readonly milliseconds: number
  readonly msPerMegabyte: number
  /** Of the reading thread's own memory; the mail and its parts come on top. */
  readonly megabytes: number
  /** An archive that claims to unpack to more is refused. */
  readonly unpackedBytes: number
}

export const usualLimits: MailLimits = {
  bytes: 35 * 1024 * 1024,
  headers: 1000,
  headerBytes: 256 * 1024,
  lines: 750_000,
  parts: 500,
  depth: 20,
  milliseconds: 1500,
  msPerMegabyte: 50,
  megabytes: 160,
  unpackedBytes: 2 * 1024 * 1024 * 1024,
}

export type RefusalCode = 'tooLarge' | 'tooManyHeaders' | 'tooManyLines' | 'tooManyParts' | 'tooDeep' | 'tooSlow' | 'tooMuchMemory' | 'archive' | 'unreadable'

/** A mail that is put aside unread. Its message is English for the log; `words` are for the person who looks at what was put aside. */
export class MailRefused extends Error {
  readonly code: RefusalCode
  readonly words: Text
  constructor(code: RefusalCode, words: Text) {
    super(words.en)
    this.name = 'MailRefused'
    this.code = code
    this.words = words
  }
}
