/** What a mail says, cut to what a record takes. */
import type { Language, Text } from '../../../kernel/define/index.ts'
import { conversation } from '../incoming/conversation.ts'
import type { IncomingMail } from '../incoming/incoming-mail.ts'
import type { Reply } from '../incoming/split-reply.ts'

const longestText = 90_000
const longestTitle = 200

/** A mail with pictures between its words says where they stand in its HTML alone. */
export function spokenIn({ text, html }: IncomingMail): Pick<IncomingMail, 'text' | 'html'> {
  const hasPictures = /\bcid:/i.test(html ?? '') && !/\[cid:/i.test(text ?? '')
  return hasPictures ? { text: undefined, html } : { text, html }
}

export function wordsOf(mail: IncomingMail, urlOf: (contentId: string) => string | undefined): Reply {
  const { visible, quoted, signature, forwarded } = conversation(spokenIn(mail), { urlOf })
  return { visible: cut(visible), quoted: cut(quoted), signature: cut(signature), forwarded }
}

const cut = (text: string): string => {
  const clean = text.replace(/[^\P{Cc}\n\t]/gu, '')
  return clean.length <= longestText ? clean : `${clean.slice(0, longestText)}\n\n[…]`
}

/** Without the Re: and Fwd: of mail programs. */
export function titleOf(subject: string, language: Language): string {
  const bare = subject
    .replace(/^(\s*(re|aw|antw|antwort|fw|fwd|wg|tr|sv|vs|rv|res|enc)(\[\d+\])?\s*:)+/i, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return [...bare].slice(0, longestTitle).join('') || noSubject[language]
}

export const noSubject: Text = { en: '(no subject)', de: '(kein Betreff)' }
export const noWords: Text = { en: '*(no text of its own)*', de: '*(kein eigener Text)*' }

/** The first address that a forwarded mail says it is from. */
export function forwardedFrom(text: string): { readonly name: string; readonly address: string } | undefined {
  const line = /^[>\s*_]*(?:from|von|de|da|van|från|fra|od)\s*\*{0,2}\s*:\s*\*{0,2}(.{3,400})$/im.exec(text.slice(0, 20_000))?.[1]
  const address = /([^\s<>"(),;:[\]]{1,64}@[^\s<>"(),;:[\]]{1,255})/
    .exec(line?.replace(/mailto:/gi, ' ') ?? '')?.[1]
    ?.replace(/[.>*]+$/, '')
    .toLowerCase()
  if (line === undefined || address === undefined) return undefined
  return {
    name: line
      .replace(/[<[(].*$/s, '')
      .replace(/["*]/g, '')
      .trim()
      .slice(0, 120),
    address,
  }
}
