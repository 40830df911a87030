/** The words of a question, without what a search operator could be made of; at most ten. */
export const wordsOf = (question: string): string[] =>
  question
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .slice(0, 10)
    .map(word => word.slice(0, 60))

/** As the search index sees a word: lower case, without accents. */
export const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A word as it was asked for, then other ways to write it. */
export type Spellings = readonly string[]

/** What is asked for: the words, and of which of them a beginning is enough: all, or only the last, which may not be typed to its end yet. */
export interface Wanted {
  readonly words: readonly Spellings[]
  readonly beginnings: 'all' | 'last'
}

/**
 * A tsquery that asks for all words (or, if told, for any of them), each in any of its spellings and also as the beginning of a longer one where that is
 * wanted, in fields of these weights only: `('vnp':*AB | 'vpn':*AB) & ('lap':*AB)`. Words are letters and digits alone, so nothing needs escaping.
 */
export function tsquery({ words, beginnings }: Wanted, weights: string, any = false): string {
  const star = (at: number) => (beginnings === 'all' || at === words.length - 1 ? '*' : '')
  return words.map((spellings, at) => `(${spellings.map(word => `'${plain(word)}':${star(at)}${weights}`).join(' | ')})`).join(any ? ' | ' : ' & ')
}

/** The word with two neighbouring letters exchanged, in each place: `vnp` is `nvp` or `vpn`. */
export function exchanged(word: string): string[] {
  const letters = Array.from(word)
  if (letters.length < 3) return []
  const turned = letters.slice(1).map((letter, i) => [...letters.slice(0, i), letter, letters[i], ...letters.slice(i + 2)].join(''))
  return [...new Set(turned)].filter(other => other !== word)
}

export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** A piece of text around the first hit, cut into what was searched for and the rest. */
export function excerpt(text: string, words: readonly string[], most = 160): Piece[] {
  const wanted = words.map(plain)
  const parts = text
    .replace(/\s+/g, ' ')
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((part, i) => ({ text: part, hit: i % 2 === 1 && wanted.some(w => plain(part).startsWith(w)) }))
  const first = Math.max(
    0,
    parts.findIndex(p => p.hit),
  )
  return joined(cut(parts, first, most))
}

/** From a few words before the first hit, for as long as there is room. */
function cut(parts: readonly Piece[], first: number, most: number): Piece[] {
  let from = first
  let before = 0
  while (from > 0 && before < most / 4) before += parts[--from]?.text.length ?? 0
  const kept: Piece[] = from > 0 ? [{ text: '… ', hit: false }] : []
  let length = 0
  for (const part of parts.slice(from)) {
    if (length + part.text.length > most) return [...kept, { text: ' …', hit: false }]
    kept.push(part)
    length += part.text.length
  }
  return kept
}

const joined = (parts: readonly Piece[]): Piece[] =>
  parts.reduce<Piece[]>((all, part) => {
    const last = all.at(-1)
    if (part.text === '') return all
    if (!last || last.hit !== part.hit) return [...all, part]
    return [...all.slice(0, -1), { text: last.text + part.text, hit: part.hit }]
  }, [])
