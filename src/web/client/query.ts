import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem.ts'

/** Live events say when something is out of date, so nothing is asked twice by itself within a minute. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        retry: (times, error) => times < 2 && isProblem(error, 0, 502, 503, 504),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  })

/** Keys of what is kept, in one place, so that a change knows what it makes stale. */
export const keys = {
  lists: (type: string) => ['list', type] as const,
  list: (type: string, query: object) => ['list', type, query] as const,
  counts: (type: string) => ['count', type] as const,
  count: (type: string, filter: string) => ['count', type, filter] as const,
  records: (type: string) => ['record', type] as const,
  record: (type: string, address: string) => ['record', type, address] as const,
  asOf: (type: string, address: string, at: string) => ['asOf', type, address, at] as const,
  timeline: (type: string, id: string) => ['timeline', type, id] as const,
  /** Clocks of service levels: they go with their records. */
  clocks: (type: string) => ['clocks', type] as const,
  search: (query: object) => ['search', query] as const,
  files: (type: string, id: string) => ['files', type, id] as const,
}
