/**
 * How a comment names somebody: `@[Rosa](person:ID)`, which the comment box writes, or `@rosa@example.com`, which
 * anybody can type. Whether the one who is named hears of it is decided by what they may read.
 */
const byId = /@\[([^\]\n]{0,120})\]\(person:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/gi
const byAddress = /(?<![\w.@])@([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/g
/** More people are not called with one comment. */
const most = 20

export interface Mentioned {
  readonly ids: readonly string[]
  /** In small letters. */
  readonly addresses: readonly string[]
}

export function mentionedIn(text: string): Mentioned {
  const ids = [...text.matchAll(byId)].map(found => String(found[2]).toLowerCase())
  const addresses = [...text.replace(byId, ' ').matchAll(byAddress)].map(found => String(found[1]).toLowerCase())
  return { ids: [...new Set(ids)].slice(0, most), addresses: [...new Set(addresses)].slice(0, most) }
}

/** The text as it is read where nothing can be opened: `@Rosa`. */
export const plainMentions = (text: string): string => text.replace(byId, '@$1')
