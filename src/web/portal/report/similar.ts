import type { Row } from '../../client/shapes.ts'

/** Those of the service, whatever is written; of other services those that share words with it. */
export function relevantOutages(outages: readonly Row[], service: string, words: string, textOf: (row: Row) => string): readonly Row[] {
  const ofService = outages.filter(row => service !== '' && row.service === service)
  const others = outages.filter(row => !ofService.includes(row))
  return [...ofService, ...(weightyWords(words).size === 0 ? [] : mostSimilar(others, words, textOf))]
}

/** Those with most words in common with what is written; while little is written, all. */
export function mostSimilar<T>(items: readonly T[], words: string, textOf: (item: T) => string): readonly T[] {
  const wanted = weightyWords(words)
  if (wanted.size === 0) return items
  const scored = items.map(item => ({ item, score: shared(wanted, weightyWords(textOf(item))) }))
  return scored
    .filter(s => s.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(s => s.item)
}

/** Words of three letters and more, cut to their beginning, so that `scanners` meets `scanner`. */
const weightyWords = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(w => w.length >= 3)
      .map(w => w.slice(0, 6)),
  )

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter(w => b.has(w)).length
