import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { hear } from './presence.ts'
import { keys } from './query.ts'
import { address } from './request.ts'
import type { Present, RecordPage } from './shapes.ts'

interface Changed {
  readonly type: string
  readonly id: string
  readonly version?: number
}

/** Keeps the screen true to the server: what changes elsewhere is asked for again, lists at most every two seconds. `since` is when what is on screen was true. */
export function useLive(since?: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource(address('/events', { since }))
    const stale = gather(types => types.forEach(type => refreshLists(client, type)), 2000)
    source.addEventListener('changed', event => {
      const changed = JSON.parse(event.data) as Changed
      refreshRecord(client, changed)
      stale(changed.type)
    })
    source.addEventListener('presence', event => hear(JSON.parse(event.data) as { type: string; id: string; people: readonly Present[] }))
    source.addEventListener('refresh', () => void client.invalidateQueries())
    /** After a break nobody knows what was missed. */
    let broken = false
    source.addEventListener('error', () => (broken = true))
    source.addEventListener('open', () => {
      if (broken) void client.invalidateQueries()
      broken = false
    })
    return () => source.close()
  }, [client, since])
}

function refreshRecord(client: QueryClient, changed: Changed): void {
  void client.invalidateQueries({
    queryKey: keys.records(changed.type),
    predicate: query => {
      // Also where the version is known: a comment or a file changes none.
      const record = query.state.data as RecordPage | undefined
      return record?.id === changed.id
    },
  })
}

function refreshLists(client: QueryClient, type: string): void {
  for (const queryKey of [keys.lists(type), keys.counts(type), keys.clocks(type)]) void client.invalidateQueries({ queryKey })
}

/** Collects words and gives them on together, once the time is over. */
function gather(give: (words: ReadonlySet<string>) => void, milliseconds: number): (word: string) => void {
  let waiting = new Set<string>()
  return word => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const words = waiting
        waiting = new Set()
        give(words)
      }, milliseconds)
    }
    waiting.add(word)
  }
}
