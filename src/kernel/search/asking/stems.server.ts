import sql from 'sql-template-tag'
import type { Queryable } from '../../database/index.server.ts'

/** What is known of a word's forms. */
export interface Stems {
  /** In English and German; itself where it says nothing there. The first is the one by which neighbours are known. */
  readonly terms: readonly string[]
  /** It says nothing: in English, in German. */
  readonly empty: { readonly en: boolean; readonly de: boolean }
}

/** PostgreSQL has the stemmers; what they say of a word never changes. */
const known = new Map<string, Stems>()
const mostKept = 100_000

export async function stemsOf(db: Queryable, words: readonly string[]): Promise<ReadonlyMap<string, Stems>> {
  const fresh = [...new Set(words)].filter(word => !known.has(word))
  if (fresh.length > 0) {
    if (known.size > mostKept) known.clear()
    const found = await db.query<{ word: string; terms: string[]; en: boolean; de: boolean }>(
      sql`select word, app.stems(word) as terms, ts_lexize('english_stem', word) = '{}' as en, ts_lexize('german_stem', word) = '{}' as de from unnest(${fresh}::text[]) word`,
    )
    for (const { word, terms, en, de } of found)
      known.set(word, { terms: terms.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)), empty: { en, de } })
  }
  return new Map(words.flatMap(word => (known.has(word) ? [[word, known.get(word) as Stems]] : [])))
}

export const stemIn = (stems: ReadonlyMap<string, Stems>, word: string): string => stems.get(word)?.terms[0] ?? word
