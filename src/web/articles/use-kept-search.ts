import { useEffect, useState } from 'react'
import { keepSearch } from './calls.ts'

/** Who pauses so long has asked what they meant to. */
const pause = 2500
const shortest = 4

/** Keeps what is looked for, for those who write articles; gives the search's id for what is opened from it. */
export function useKeptSearch(words: string): string | undefined {
  const [id, setId] = useState<string>()
  const text = words.trim().slice(0, 200)
  useEffect(() => {
    if (text.length < shortest) return
    const timer = setTimeout(() => {
      // Nobody waits for it, and nothing is lost to its asker where it fails.
      keepSearch(text).then(
        kept => setId(kept.id),
        () => {},
      )
    }, pause)
    return () => clearTimeout(timer)
  }, [text])
  return id
}
