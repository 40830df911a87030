import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Suggestion, suggestions } from './calls.ts'

/** Longer than that between two words: what is typed in a hurry is no question yet. */
const pause = 350
/** Less says nothing. */
const shortest = 4

/** The articles that may answer what is being typed; those in which too little of it stands are none. */
export function useSuggestions(words: string, most: number, atLeast = 0.35): readonly Suggestion[] {
  const asked = useSettled(words.trim().slice(0, 500))
  const { data } = useQuery({
    queryKey: ['article-suggestions', asked, most],
    queryFn: ({ signal }) => suggestions(asked, most, signal),
    enabled: asked.length >= shortest,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return asked.length < shortest ? [] : (data?.items ?? []).filter(s => s.covers >= atLeast)
}

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), pause)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
