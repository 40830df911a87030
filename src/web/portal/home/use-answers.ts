import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keys } from '../../client/query.ts'
import { ask } from '../../client/request.ts'
import type { Found } from '../../client/shapes.ts'

/** What is found, and what it is to whoever asks. */
export type Answer = Found & {
  readonly category?: string | null
  readonly kind: 'outage' | 'notice' | 'article' | 'item' | 'mine' | 'service' | 'past'
}

/** Shorter than the pause between two words, longer than that between two letters. */
const pause = 180
/** Nobody has stopped typing before. */
const thinking = 1500

/** What the words find, most useful first. */
export function useAnswers(words: string) {
  const settled = useSettled(words.trim())
  const { data, isPending, isError, isPlaceholderData } = useQuery({
    queryKey: keys.search({ q: settled, portal: true }),
    queryFn: ({ signal }) => ask<{ items: readonly Answer[] }>('/portal/search', { query: { q: settled }, signal }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const old = isPlaceholderData || settled !== words.trim()
  useUnanswered(settled, !isPending && !isError && !old && data?.items.length === 0)
  return { answers: data?.items ?? [], pending: isPending, failed: isError, old }
}

/** Says once what was looked for in vain, so that somebody can write it down. Who looked is not said. */
function useUnanswered(words: string, inVain: boolean): void {
  useEffect(() => {
    if (!inVain || words.length < 3) return
    const timer = setTimeout(() => void ask('/portal/unanswered', { method: 'POST', body: { words } }).catch(() => {}), thinking)
    return () => clearTimeout(timer)
  }, [words, inVain])
}

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), pause)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
