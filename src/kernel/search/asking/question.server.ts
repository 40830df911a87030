import stopwords from 'stopwords-iso' with { type: 'json' }
import type { Queryable } from '../../database/index.server.ts'
import { alikeTo, wordsWithOthers } from './alike/index.ts'
import { pairsOf } from './field-words.ts'
import { split } from './split.ts'
import { stemIn, type Stems, stemsOf } from './stems.server.ts'

/** A question, taken apart. */
export interface Question {
  /** What is looked for: the words that say something, by their place. */
  readonly words: readonly { readonly at: number; readonly word: string; readonly counts: number }[]
  /** The stems that stand for a word, with what each counts: its own, and those of words that are used for the same. */
  readonly terms: readonly { readonly at: number; readonly term: string; readonly counts: number }[]
  readonly pairs: readonly string[]
  /** All of it as stems in their order, for titles that are named outright: ` one on one `. */
  readonly spoken: string
}

/** Questions are longer than what one types into a search, and shorter than a letter. */
const mostWords = 30
/** Words that everybody uses all the time tell half as much. */
const commonCounts = 0.5
/** Other words for the same are less sure than the word itself. */
const alikeCounts = 0.3

const common: Readonly<Record<'en' | 'de', ReadonlySet<string>>> = { en: new Set(stopwords.en), de: new Set(stopwords.de) }

export async function questionOf(db: Queryable, text: string): Promise<Question | undefined> {
  const all = split(text).slice(0, mostWords)
  if (all.length === 0) return undefined
  const stems = await stemsOf(db, [...all, ...wordsWithOthers()])
  const language = spokenIn(all, stems)
  const once = [...new Set(all)]
  const telling = once.filter(word => !stems.get(word)?.empty[language])
  const words = (telling.length > 0 ? telling : once).map((word, at) => ({ at, word, counts: common[language].has(word) ? commonCounts : 1 }))
  return {
    words,
    terms: words.flatMap(({ at, word }) => termsOf(at, word, stems)),
    pairs: pairsOf(all)
      .filter(pair => pair.some(word => !stems.get(word)?.empty[language] && !common[language].has(word)))
      .map(([a, b]) => `${stemIn(stems, a)} ${stemIn(stems, b)}`),
    spoken: ` ${all.map(word => stemIn(stems, word)).join(' ')} `,
  }
}

/** The language that has more of the little words in it. */
const spokenIn = (words: readonly string[], stems: ReadonlyMap<string, Stems>): 'en' | 'de' => {
  const empty = (language: 'en' | 'de') => words.filter(word => stems.get(word)?.empty[language]).length
  return empty('en') >= empty('de') ? 'en' : 'de'
}

function termsOf(at: number, word: string, stems: ReadonlyMap<string, Stems>): Question['terms'] {
  const own = stems.get(word)?.terms ?? [word]
  const others = othersOf(word, own, stems).flatMap(other => stems.get(other)?.terms ?? [other])
  return [
    ...own.map(term => ({ at, term, counts: 1 })),
    ...[...new Set(others)].filter(term => !own.includes(term)).map(term => ({ at, term, counts: alikeCounts })),
  ]
}

/** Of the word itself, or of one with its stem: what is said of `train` is not meant for `training`. */
function othersOf(word: string, own: readonly string[], stems: ReadonlyMap<string, Stems>): readonly string[] {
  const direct = alikeTo(word)
  if (direct.length > 0) return direct
  return wordsWithOthers()
    .filter(other => stems.get(other)?.terms.some(term => own.includes(term)))
    .flatMap(alikeTo)
}
