/** A mail's files, as they will lie on the record: kept first, then named in the text, then put on the record in its transaction. */
import { createHash } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import type { RecordType, Visibility } from '../../../kernel/define/index.ts'
import { Failure } from '../../../kernel/errors.ts'
import type { Attachments, Received } from '../../../kernel/attachments/index.server.ts'
import type { Unit } from '../../../kernel/records/internal.server.ts'
import { bodyText } from '../incoming/conversation.ts'
import type { IncomingMail, MailAttachment } from '../incoming/incoming-mail.ts'
import { splitReply } from '../incoming/split-reply.ts'
import { spokenIn } from './wording.ts'

export interface MailFile {
  /** Known before it is kept, so that the text can show it. */
  readonly id: string
  readonly content: MailAttachment
}

export interface MailFiles {
  readonly files: readonly MailFile[]
  readonly urlOf: (contentId: string) => string | undefined
}

const mostFiles = 50

/** Pictures that only the quoted text or the signature shows stay in the raw mail: they have been here before, or are a logo. */
export function filesOf(mailId: string, mail: IncomingMail): MailFiles {
  const { visible, quoted, signature, forwarded } = splitReply(bodyText(spokenIn(mail)))
  const shown = forwarded ? visible + quoted : visible
  const hidden = (forwarded ? '' : quoted) + signature
  const isOld = ({ contentId }: MailAttachment): boolean => contentId !== undefined && mentions(hidden, contentId) && !mentions(shown, contentId)
  const kept = mail.attachments.filter(each => !isOld(each)).slice(0, mostFiles)
  const files = kept.map((content, at) => ({ id: idOf(mailId, at), content }))
  const byContentId = new Map(files.flatMap(({ id, content }) => (content.contentId === undefined ? [] : [[content.contentId, id] as const])))
  return {
    files,
    urlOf: contentId => {
      const id = byContentId.get(contentId)
      return id === undefined ? undefined : `/api/v1/attachments/${id}?inline=1`
    },
  }
}

const mentions = (text: string, contentId: string): boolean => text.includes(`[cid:${contentId}]`)

/** UUID version 8 of the mail and the file's place in it: the same again when a killed worker's mail is read once more. */
function idOf(mailId: string, at: number): string {
  const hex = createHash('sha256').update(`${mailId} ${at}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export interface KeptFile {
  readonly id: string
  readonly file: Received
}

/** Keeps the bytes. Whatever is larger than an upload may be stays in the raw mail; its name is given back. */
export async function keepBytes(attachments: Attachments, { files }: MailFiles): Promise<{ kept: KeptFile[]; left: string[] }> {
  const kept: KeptFile[] = []
  const left: string[] = []
  for (const { id, content } of files) {
    try {
      kept.push({ id, file: await attachments.take({ name: content.name, stream: once(content.content) }) })
    } catch (error) {
      if (!(error instanceof Failure && error.kind === 'tooLarge')) throw error
      left.push(content.name)
    }
  }
  return { kept, left }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export interface Place {
  readonly unit: Unit
  readonly actor: Actor
  readonly type: RecordType
  readonly id: string
  readonly visibility: Visibility
}

export async function attachAll(attachments: Attachments, kept: readonly KeptFile[], { unit, actor, type, id, visibility }: Place): Promise<void> {
  for (const { id: as, file } of kept) await attachments.keep(actor, type.definition, id, file, visibility, { within: unit, as })
}
