import { type InfiniteData, keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Problem } from './problem.ts'
import { keys } from './query.ts'
import { ask } from './request.ts'
import type { Found, Row, RowPage, TypeShape } from './shapes.ts'

export interface ListQuery {
  readonly filter?: string
  readonly sort?: string
  readonly fields?: string
  readonly limit?: number
  readonly count?: boolean
}

const fetchList = (type: TypeShape, query: ListQuery, cursor: string | null, signal?: AbortSignal) =>
  ask<RowPage>(`/${type.path}`, {
    query: { limit: 50, names: true, ...query, count: query.count && !cursor ? true : undefined, cursor: cursor ?? undefined },
    ...(signal ? { signal } : {}),
  })

/** A list page by page; `names` of all pages together say what references are called. */
export function useList(type: TypeShape, query: ListQuery, enabled = true) {
  return useInfiniteQuery({
    queryKey: keys.list(type.name, query),
    queryFn: ({ pageParam, signal }) => fetchList(type, query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    placeholderData: keepPreviousData,
    enabled,
  })
}

export type ListData = InfiniteData<RowPage>

export const rowsOf = (data: ListData | undefined): readonly Row[] => data?.pages.flatMap(p => p.items) ?? []
export const namesOf = (data: ListData | undefined) => Object.assign({}, ...(data?.pages.map(p => p.names ?? {}) ?? [])) as NonNullable<RowPage['names']>

/** A few records at once: pickers, related records, the columns of a board. */
export function useRows(type: TypeShape | undefined, query: ListQuery, enabled = true) {
  return useQuery({
    queryKey: keys.list(type?.name ?? '', { ...query, few: true }),
    queryFn: async ({ signal }): Promise<RowPage> => (type ? fetchList(type, query, null, signal) : { items: [], next: null }),
    placeholderData: keepPreviousData,
    enabled: enabled && type !== undefined,
  })
}

/** How many there are, counted by the server up to its limit. */
export const countQuery = (type: string, filter: string) => ({
  queryKey: keys.count(type, filter),
  queryFn: ({ client }: { readonly client: QueryClient }) => countTogether(client, `${type}:${filter}`),
  staleTime: 30_000,
})

export const useCountOf = (type: TypeShape | undefined, filter: string, enabled = true) =>
  useQuery({ ...countQuery(type?.name ?? '', filter), enabled: enabled && type !== undefined })

interface Counting {
  /** As the server is asked: `incident:category != 'done'`. */
  readonly lists: string[]
  readonly counts: Promise<readonly Counted[]>
}

type Counted = { readonly count: number } | { readonly error: { readonly detail: string } }

/** Of each person by themselves: while pages are drawn, several are counted for at a time. */
const gathering = new WeakMap<QueryClient, Counting>()
/** As many as the server counts in one go, in an address that every proxy takes. */
const mostLists = 60
const longest = 6000

/** Counts that are wanted in the same moment are asked for in one go. @throws Problem */
async function countTogether(client: QueryClient, list: string): Promise<number> {
  const before = gathering.get(client)
  const now = before && hasRoom(before.lists, list) ? before : gather(client)
  const place = now.lists.push(list) - 1
  const counted = (await now.counts)[place]
  if (counted && 'count' in counted) return counted.count
  throw new Problem(422, '', counted?.error.detail ?? '')
}

const hasRoom = (lists: readonly string[], list: string): boolean =>
  lists.length < mostLists && [...lists, list].reduce((length, one) => length + encodeURIComponent(one).length + 4, 0) < longest

function gather(client: QueryClient): Counting {
  const lists: string[] = []
  const counts = new Promise(resolve => setTimeout(resolve)).then(async () => {
    if (gathering.get(client)?.lists === lists) gathering.delete(client)
    return (await ask<{ counts: readonly Counted[] }>('/counts', { query: { of: lists } })).counts
  })
  const now = { lists, counts }
  gathering.set(client, now)
  return now
}

/** Full-text search over everything one may see. */
export function useSearch(query: { readonly q: string; readonly type?: string; readonly filter?: string; readonly limit?: number }, enabled = true) {
  return useQuery({
    queryKey: keys.search(query),
    queryFn: ({ signal }) => ask<{ items: readonly Found[] }>('/search', { query, signal }),
    enabled: enabled && query.q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}
