import { useQuery } from '@tanstack/react-query'
import { keys } from '../../client/query.ts'
import { ask } from '../../client/request.ts'
import { textIn, titleIn } from '../row.ts'
import type { Row, RowPage, TypeShape } from '../../client/shapes.ts'

/** As many as are worth reading while one writes. */
const shown = 3
const looked = 50

/** Open issues of the service, those that share words with what is written first. */
export function useSimilar(type: TypeShape, service: string, words: string): readonly Row[] {
  const filter = `service == '${service}' && category != 'done'`
  const { data } = useQuery({
    queryKey: keys.list(type.name, { filter, similar: true }),
    queryFn: ({ signal }) => ask<RowPage>(`/${type.path}`, { query: { filter, sort: '-updatedAt', limit: looked }, signal }),
    enabled: /^[\w-]+$/.test(service),
  })
  return data ? mostSimilar(data.items, words, row => `${titleIn(type, row)} ${textIn(row, 'description')}`).slice(0, shown) : []
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
