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
export const hasNews = (row: Row): boolean => row.version > (read()[row.id] ?? Number.POSITIVE_INFINITY)

/** Remembers on this device what was read. */
export function useSeen(row: Row | undefined): void {
  const { id, version } = row ?? {}
  useEffect(() => {
    if (id === undefined || version === undefined) return
    const kept = Object.entries({ ...read(), [id]: version }).slice(-most)
    try {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)))
    } catch {
      return
    }
  }, [id, version])
}
