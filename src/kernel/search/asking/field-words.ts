import type { AskedPart, RecordType } from '../../define/index.ts'
import { split } from './split.ts'

/** One word of a record, and what it counts there. */
export interface FieldWord {
  readonly word: string
  readonly title: number
  readonly keywords: number
  readonly body: number
}

/** Two words that stand beside each other in a title, a keyword or a heading. */
export type Pair = readonly [string, string]

export interface AskedWords {
  readonly words: readonly FieldWord[]
  readonly pairs: readonly Pair[]
}

/** What a word in a heading counts more, and one at the beginning of the text. */
const [inHeading, atBeginning] = [2, 1]
/** So many words of a text are its beginning. */
const beginning = 60
/** A text has so many words usually; in a longer one each counts less, as `b` of BM25 says. */
const [usualLength, lengthCounts] = [800, 0.75]

/**
 * The words of a record that questions look at, weighed as BM25F does. The length of a text is compared with what is usual and not
 * with the average of all, so that a record can be written without looking at the others.
 */
export function askedWords(type: RecordType, row: Readonly<Record<string, unknown>>): AskedWords {
  const found = new Map<string, { title: number; keywords: number; body: number }>()
  const pairs: Pair[] = []
  const at = (word: string) => found.get(word) ?? found.set(word, { title: 0, keywords: 0, body: 0 }).get(word) ?? { title: 0, keywords: 0, body: 0 }
  for (const [name, part] of Object.entries((type.definition.asked?.fields ?? {}) as Readonly<Record<string, AskedPart>>)) {
    if (part === 'text') {
      for (const [word, counts] of textWords(textsOf(row[name]).join('\n'), pairs)) at(word).body += counts
      continue
    }
    for (const text of textsOf(row[name])) {
      const words = split(text)
      for (const word of words) at(word)[part] = 1
      pairs.push(...pairsOf(words))
    }
  }
  return { words: [...found].map(([word, counts]) => ({ word, ...counts })), pairs }
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]).map(String)

export const pairsOf = (words: readonly string[]): Pair[] => words.slice(1).map((word, i) => [words[i] ?? '', word])

function textWords(markdown: string, pairs: Pair[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  let length = 0
  for (const line of readable(markdown).split('\n')) {
    const words = split(line)
    const heading = /^#{1,6} /.test(line)
    if (heading) pairs.push(...pairsOf(words))
    for (const word of words) {
      length += 1
      counts.set(word, (counts.get(word) ?? 0) + 1 + (heading ? inHeading : 0) + (length < beginning ? atBeginning : 0))
    }
  }
  const longer = 1 - lengthCounts + (lengthCounts * length) / usualLength
  return new Map([...counts].map(([word, times]) => [word, times / longer]))
}

/** Addresses of links and pictures are no words of the text. */
const readable = (markdown: string): string =>
  markdown
    .replace(/\]\([^)\n]*\)/g, '] ')
    .replace(/<?\bhttps?:\/\/[^\s>)]+/g, ' ')
    .replace(/&[a-z#0-9]{2,8};/gi, ' ')
