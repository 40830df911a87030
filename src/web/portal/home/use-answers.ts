import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useModel } from '../../client/context.tsx'
import { keys } from '../../client/query.ts'
import { ask } from '../../client/request.ts'
import type { Found } from '../../client/shapes.ts'
import { isThing } from '../things/use-things.ts'

/** What is found, and whether it is finished. */
export type Answer = Found & { readonly category?: string | null }

const most = 8
/** Shorter than the pause between two words, longer than that between two letters. */
const pause = 180

/** What the words find among what people ask for and the services. */
export function useAnswers(words: string) {
  const settled = useSettled(words.trim())
  const type = useModel()
    .types.filter(t => isThing(t) || t.name === 'service')
    .map(t => t.name)
    .join(',')
  const { data, isPending, isError, isPlaceholderData } = useQuery({
    queryKey: keys.search({ q: settled, type, portal: true }),
    queryFn: ({ signal }) => answers(settled, q => ask<{ items: readonly Answer[] }>('/search', { query: { q, type, limit: most }, signal })),
    enabled: settled !== '' && type !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  return { answers: data ?? [], pending: isPending, failed: isError, old: isPlaceholderData || settled !== words.trim() }
}

type Find = (q: string) => Promise<{ readonly items: readonly Answer[] }>

/** The search asks for all words. A worried person writes a sentence: if it finds nothing, its weightiest words are asked for one by one. */
async function answers(words: string, find: Find): Promise<readonly Answer[]> {
  const { items } = await find(words)
  if (items.length > 0) return items
  const parts = await Promise.all(weighty(words).map(find))
  return unique(parts.flatMap(p => p.items)).slice(0, most)
}

/** The two longest words; the short ones are those that every sentence has. */
export const weighty = (words: string): readonly string[] => {
  const all = words.split(/[^\p{L}\p{N}]+/u).filter(w => w.length >= 4)
  return all.length < 2 ? [] : [...new Set(all)].sort((a, b) => b.length - a.length).slice(0, 2)
}

const unique = (found: readonly Answer[]) => [...new Map(found.map(f => [f.id, f])).values()]

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), pause)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
