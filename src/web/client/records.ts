import { type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { patchEverywhere } from './patch.ts'
import { isProblem } from './problem.ts'
import { keys } from './query.ts'
import { ask } from './request.ts'
import type { BulkResult, Entry, Page, RecordPage, Row, TypeShape } from './shapes.ts'

const recordQuery = (type: TypeShape, address: string) => ({
  queryKey: keys.record(type.name, address),
  queryFn: ({ signal }: { signal: AbortSignal }) => ask<RecordPage>(`/${type.path}/${address}`, { query: { with: 'page' }, signal }),
})

/** One record with what its page needs, by id or number, in one call. */
export const useRecord = (type: TypeShape, address: string) => useQuery(recordQuery(type, address))

/** Loads a record before it is opened. */
export const prefetchRecord = (client: QueryClient, type: TypeShape, address: string) => client.prefetchQuery(recordQuery(type, address))

/** The record as it was at that moment. */
export const useAsOf = (type: TypeShape, address: string, at: string | undefined) =>
  useQuery({
    queryKey: keys.asOf(type.name, address, at ?? ''),
    queryFn: ({ signal }) => ask<RecordPage>(`/${type.path}/${address}`, { query: { asOf: at, names: true }, signal }),
    enabled: at !== undefined,
    placeholderData: before => before,
  })

/** Older entries than those that came with the record. */
export const useEarlier = (type: TypeShape, address: string, from: string | null | undefined, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...keys.timeline(type.name, address), from],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<Entry>>(`/${type.path}/${address}/history`, { query: { order: 'desc', cursor: pageParam ?? undefined, limit: 100 }, signal }),
    initialPageParam: from ?? null,
    getNextPageParam: last => last.next,
    enabled: enabled && Boolean(from),
  })

export interface Change {
  readonly id: string
  readonly version?: number
  readonly fields: Readonly<Record<string, unknown>>
  /** What the fields held when the change was begun. If they still do, a change of others by somebody else is no reason to refuse. */
  readonly seen?: Readonly<Record<string, unknown>>
}

const patch = (type: TypeShape, { id, version, fields }: Change) =>
  ask<Row>(`/${type.path}/${id}`, { method: 'PATCH', body: fields, ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }) })

/** @throws Problem 412 if somebody changed the same fields meanwhile */
async function change(type: TypeShape, wanted: Change): Promise<Row> {
  const { id, seen } = wanted
  try {
    return await patch(type, wanted)
  } catch (error) {
    if (!seen || !isProblem(error, 412)) throw error
    const now = await ask<Row>(`/${type.path}/${id}`)
    if (Object.entries(seen).some(([name, value]) => !alike(now[name], value))) throw error
    return patch(type, { ...wanted, version: now.version })
  }
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Changes fields at once on screen, then on the server; puts them back if it refuses. */
export function useChange(type: TypeShape) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: Change) => change(type, wanted),
    onMutate: async ({ id, fields }: Change) => {
      await client.cancelQueries({ queryKey: keys.records(type.name) })
      return patchEverywhere(client, type.name, id, fields)
    },
    onError: (_error, _change, back) => back?.(),
    onSuccess: row => void patchEverywhere(client, type.name, row.id, row),
    onSettled: () => refresh(client, type.name),
  })
}

export interface Move {
  readonly id: string
  readonly name: string
  readonly input?: Readonly<Record<string, unknown>>
}

/** Moves a record by one of its transitions. */
export function useTransition(type: TypeShape) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, name, input }: Move) => ask<Row>(`/${type.path}/${id}/${name}`, { method: 'POST', body: input ?? {} }),
    onMutate: ({ id, name }: Move) => {
      const to = type.transitions?.[name]?.to
      return to ? patchEverywhere(client, type.name, id, { state: to }) : undefined
    },
    onError: (_error, _move, back) => back?.(),
    onSuccess: row => void patchEverywhere(client, type.name, row.id, row),
    onSettled: () => refresh(client, type.name),
  })
}

export interface Remark {
  readonly id: string
  readonly text: string
  readonly visibility: 'public' | 'internal'
}

export function useComment(type: TypeShape) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...remark }: Remark) => ask<Entry>(`/${type.path}/${id}/comments`, { method: 'POST', body: remark }),
    onSettled: () => refresh(client, type.name),
  })
}

export function useCreate(type: TypeShape) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ fields, key }: { fields: Readonly<Record<string, unknown>>; key: string }) =>
      ask<Row>(`/${type.path}`, { method: 'POST', body: fields, headers: { 'idempotency-key': key } }),
    onSettled: () => refresh(client, type.name),
  })
}

export function useRemove(type: TypeShape) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => ask<void>(`/${type.path}/${id}`, { method: 'DELETE' }),
    onSettled: () => refresh(client, type.name),
  })
}

export interface Bulk {
  readonly ids: readonly string[]
  readonly change?: Readonly<Record<string, unknown>>
  readonly transition?: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly comment?: string
  /** Of a comment by itself; a transition says who reads its own. */
  readonly visibility?: 'public' | 'internal'
}

export function useBulk(type: TypeShape) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (bulk: Bulk) => ask<BulkResult>(`/${type.path}/bulk`, { method: 'POST', body: bulk }),
    onSettled: () => refresh(client, type.name),
  })
}

/** Everything kept of this type is asked for again where it is on screen. */
export function refresh(client: QueryClient, type: string): void {
  for (const queryKey of [keys.records(type), keys.lists(type), keys.counts(type), keys.clocks(type)]) void client.invalidateQueries({ queryKey })
}
