import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useMe, useModel, useType } from '../../client/context.tsx'
import { keys } from '../../client/query.ts'
import { ask } from '../../client/request.ts'
import { useRows } from '../../client/lists.ts'
import type { Names, Row, RowPage, TypeShape } from '../../client/shapes.ts'
import { useAffected } from '../outages/use-affected.ts'
import { standingOf } from './status.ts'

/** One of the person's things: a record of a type that people ask for. */
export interface Thing {
  readonly type: TypeShape
  readonly row: Row
  readonly names: Names
}

/** Types that have a requester and move towards an end; the items of a request stand on its page. */
export const isThing = (type: TypeShape): boolean =>
  type.fields.requester !== undefined && Boolean(type.states) && type.may.comment === true && type.name !== 'requestItem' && type.name !== 'approval'

export const useThingTypes = (): readonly TypeShape[] => useModel().types.filter(isThing)

type Which = 'open' | 'closed' | 'following'

interface Things {
  readonly things: readonly Thing[]
  readonly pending: boolean
  /** There are more than were asked for. */
  readonly more: boolean
  readonly error: unknown
  readonly retry: () => void
}

const shown = [
  'number',
  'title',
  'state',
  'category',
  'stage',
  'stateSince',
  'holdReason',
  'resolutionCode',
  'service',
  'updatedAt',
  'requester',
  'majorState',
  'toldAt',
]

/** The person's things, latest change first. What belongs to others is left to `following`. */
export const useThings = (which: Which, limit = 20): Things => {
  const types = useThingTypes()
  return useQueries({
    queries: types.map(type => {
      const filter = filters[which](type)
      const fields = shown.filter(f => f in type.fields).join(',')
      return {
        queryKey: keys.list(type.name, { filter, limit, portal: true }),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          ask<RowPage>(`/${type.path}`, { query: { filter, sort: '-updatedAt', limit, fields, names: true }, signal }),
        placeholderData: keepPreviousData,
      }
    }),
    combine: results => ({
      things: results.flatMap((result, i) => thingsOf(types[i], result.data)).sort(latestFirst),
      pending: results.some(r => r.isPending),
      more: results.some(r => Boolean(r.data?.next)),
      error: results.find(r => r.isError && r.data === undefined)?.error,
      retry: () => results.forEach(r => void r.refetch()),
    }),
  })
}

/** Outages that hold the person up too, as long as they can be read. */
export function useAffectedThings(): readonly Thing[] {
  const type = useType('incident')
  const ids = [...useAffected().affected.keys()]
  const fields = shown.filter(f => type && f in type.fields).join(',')
  const filter = `id in [${ids.map(id => `'${id}'`).join(', ')}]`
  const { data } = useRows(type, { filter, sort: '-updatedAt', fields, limit: 50 }, ids.length > 0)
  return ids.length > 0 ? thingsOf(type, data) : []
}

const resolved = (type: TypeShape) => (type.states?.resolved ? " || state == 'resolved'" : '')

/** Also what one has ordered for others. */
const mine = (type: TypeShape) => (type.fields.orderer ? '(requester == me || orderer == me)' : 'requester == me')

const filters: Readonly<Record<Which, (type: TypeShape) => string>> = {
  /** What is underway, and what was solved but not confirmed. */
  open: type => `${mine(type)} && (category != 'done'${resolved(type)})`,
  closed: type => `${mine(type)} && category == 'done'${type.states?.resolved ? " && state != 'resolved'" : ''}`,
  following: type => (type.fields.watchers ? `watchers.contains(me) && requester != me && category != 'done'` : `requester == me && requester != me`),
}

const thingsOf = (type: TypeShape | undefined, page: RowPage | undefined): Thing[] =>
  type && page ? page.items.map(row => ({ type, row, names: page.names ?? {} })) : []

const latestFirst = (a: Thing, b: Thing) => String(b.row.updatedAt).localeCompare(String(a.row.updatedAt))

/** How many wait for the person. */
export function useAwaited(): number {
  const me = useMe().id
  return useThings('open').things.filter(({ type, row }) => standingOf(type, row, me).awaited).length
}

/** Those that wait for the person come first. */
export const byNeed = (things: readonly Thing[], me: string): readonly Thing[] => {
  const awaited = ({ type, row }: Thing) => standingOf(type, row, me).awaited
  return [...things.filter(awaited), ...things.filter(t => !awaited(t))]
}
