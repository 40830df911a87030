import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
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
export function useCountOf(type: TypeShape | undefined, filter: string, enabled = true) {
  return useQuery({
    queryKey: keys.count(type?.name ?? '', filter),
    queryFn: async ({ signal }) => (await ask<RowPage>(`/${type?.path}`, { query: { filter, count: true, limit: 1, fields: 'id' }, signal })).count ?? 0,
    enabled: enabled && type !== undefined,
    staleTime: 30_000,
  })
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
