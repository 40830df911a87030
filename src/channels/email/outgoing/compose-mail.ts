/**
 * One mail that Mainstay sends, as nodemailer takes it. Names and subjects come from people: whatever they hold, no header and no
 * recipient is added (abuse case A22).
 */
import type { SendMailOptions } from 'nodemailer'
import { mailPage } from './mail-page.ts'

export interface Party {
  readonly name: string
  readonly address: string
}

export interface Letter {
  readonly from: Party
  /** The mailbox with the reply token in it. */
  readonly replyTo: string
  readonly to: Party
  readonly cc?: readonly Party[]
  /** The envelope's sender, where bounces go; empty for what must never come back. */
  readonly returnPath: string
  readonly subject: string
  readonly text: string
  /** The body's own HTML, safe already; the page around it is put on here. */
  readonly html: string
  readonly language: 'en' | 'de'
  /** Of this mail, from `messageIdOf`: the same each time it is sent. */
  readonly messageId: string
  /** Of the first mail about the record, so that all of them stand together even where one is missing. */
  readonly threadId: string
  readonly inReplyTo?: string | undefined
  readonly references?: readonly string[]
  /** What this installation knows its own mail by. */
  readonly mark: string
  /** RFC 3834: `no` for what a person wrote. */
  readonly automatic: 'no' | 'auto-generated' | 'auto-replied'
  readonly attachments?: readonly { readonly name: string; readonly content: Buffer; readonly type: string; readonly contentId?: string }[]
}

const longestSubject = 250
const longestName = 100
const mostReferences = 20

/** @throws Error for an address that is not one: nothing is sent to half of what somebody typed */
export function composeMail(letter: Letter): SendMailOptions {
  const references = referencesOf(letter)
  return {
    from: party(letter.from),
    replyTo: address(letter.replyTo),
    to: [party(letter.to)],
    cc: (letter.cc ?? []).map(party),
    envelope: { from: letter.returnPath === '' ? false : address(letter.returnPath), to: [letter.to, ...(letter.cc ?? [])].map(each => address(each.address)) },
    subject: oneLine(letter.subject, longestSubject),
    messageId: `<${messageId(letter.messageId)}>`,
    ...(references.length > 0 ? { inReplyTo: `<${references.at(-1)}>`, references: references.map(id => `<${id}>`) } : {}),
    text: letter.text,
    html: mailPage(letter.html, letter.language),
    attachments: (letter.attachments ?? []).map(({ name, content, type, contentId }) => ({
      filename: oneLine(name, 200),
      content,
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
      ...(contentId === undefined ? {} : { cid: messageId(contentId) }),
    })),
    headers: {
      'Auto-Submitted': letter.automatic,
      'X-Mainstay-Loop': oneLine(letter.mark, 100),
      // Exchange answers automatically unless it is told not to.
      ...(letter.automatic === 'no' ? {} : { 'X-Auto-Response-Suppress': 'All', Precedence: 'bulk' }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The thread's first mail, then what the other side named, then what is answered: each once, the last one last. */
function referencesOf({ threadId, references = [], inReplyTo, messageId: own }: Letter): string[] {
  const known = [threadId, ...references.slice(-mostReferences), ...(inReplyTo === undefined ? [] : [inReplyTo])].flatMap(id => bareId(id) ?? [])
  const answered = inReplyTo === undefined ? undefined : bareId(inReplyTo)
  const kept = [...new Set(known)].filter(id => id !== bareId(own) && id !== answered)
  return answered === undefined ? kept : [...kept, answered]
}

const bareId = (id: string): string | undefined => /^<?([^\s<>\p{Cc}]{1,250}@[^\s<>\p{Cc}]{1,250})>?$/u.exec(id.trim())?.[1]

function messageId(id: string): string {
  const bare = bareId(id)
  if (bare === undefined) throw new Error(`${JSON.stringify(id)} is not a message id.`)
  return bare
}

const party = ({ name, address: to }: Party): { name: string; address: string } => ({ name: displayName(name), address: address(to) })

/** One address, plain: no list, no group, no quoted local part, nothing that a mail server could read in two ways. */
function address(given: string): string {
  if (given.length > 320 || !/^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){0,8}$/u.test(given))
    throw new Error(`${JSON.stringify(given.slice(0, 100))} is not one mail address.`)
  return given
}

/** Without what would end the name, and without encoded words of its own: a reader would decode what is hidden in them. */
const displayName = (name: string): string =>
  oneLine(name, longestName)
    .replace(/[<>",;:\\@()[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const oneLine = (text: string, longest: number): string =>
  [
    ...text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .replace(/[\p{Cf}\p{Cs}]/gu, '')
      .replaceAll('=?', '= ?')
      .replaceAll('?=', '? ='),
  ]
    .slice(0, longest)
    .join('')
    .trim()
