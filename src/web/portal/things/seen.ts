import { useEffect } from 'react'
import type { Row } from '../../client/shapes.ts'

const key = 'mainstay.seen'
/** Enough for years of one person's things. */
const most = 300

type Seen = Readonly<Record<string, number>>

function read(): Seen {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Seen
  } catch {
    return {}
  }
}

/** Whether something happened since this device showed it; what it never showed is not called news. */
export const hasNews = (row: Row): boolean => markOf(row) > (read()[row.id] ?? Number.POSITIVE_INFINITY)

/** Of what one does not follow, the news is what everybody is told of it: when it was last said, or when it went on. */
const markOf = (row: Row): number =>
  'requester' in row || !('toldAt' in row) ? row.version : Math.max(...[row.toldAt, row.stateSince].map(at => (typeof at === 'string' ? Date.parse(at) : 0)))

/** Remembers on this device what was read. */
export function useSeen(row: Row | undefined): void {
  const id = row?.id
  const mark = row && markOf(row)
  useEffect(() => {
    if (id === undefined || mark === undefined) return
    const kept = Object.entries({ ...read(), [id]: mark }).slice(-most)
    try {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)))
    } catch {
      return
    }
  }, [id, mark])
}
