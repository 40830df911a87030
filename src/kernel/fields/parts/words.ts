import { nearest, type Text, type Word } from '../../define/index.ts'
import type { Parsed } from '../type.ts'
import { fault } from './parsed.ts'

type Words = Readonly<Record<string, Word>>

/** The name that was meant in a file or a form: the name itself, or the word people read, in any language and case. */
export function wordOf(text: string, words: Words): string | undefined {
  if (Object.hasOwn(words, text)) return text
  const wanted = text.toLowerCase()
  const same = (word: string) => word.toLowerCase() === wanted
  return Object.keys(words).find(same) ?? Object.entries(words).find(([, word]) => same(word.en) || same(word.de))?.[0]
}

/** Says which names there are, and which was probably meant. */
export function nameFault(given: unknown, known: Readonly<Record<keyof Text, readonly string[]>>): ReturnType<typeof fault> {
  const near = typeof given === 'string' && given.length <= 100 ? nearest(given, known.en) : undefined
  const en = near === undefined ? '' : ` Did you mean '${near}'?`
  const de = near === undefined ? '' : ` Meinten Sie '${near}'?`
  return fault(`Choose one of: ${listed(known.en)}.${en}`, `Wählen Sie eines von: ${listed(known.de)}.${de}`)
}

const listed = (names: readonly string[]): string => (names.length > 25 ? `${names.slice(0, 25).join(', ')} ...` : names.join(', '))

/** The value, if it is one of the names. */
export function nameIn(value: unknown, words: Words): Parsed<string> {
  if (typeof value === 'string' && Object.hasOwn(words, value)) return { value }
  const names = Object.keys(words)
  return nameFault(value, { en: names, de: names })
}
