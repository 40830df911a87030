import { useQueries } from '@tanstack/react-query'
import { ask, keys, type Names, type Row, type RowPage, type TypeShape, useModel } from '../../client/index.ts'
import { type Scope, scopeFilter } from './scope.ts'

export interface WorkRow {
  readonly type: TypeShape
  readonly row: Row
}

/** Enough for anybody's desk; whoever has more uses the lists. */
const most = 100

/** Work over all types, one query each, so that each type keeps its own permissions and indexes. */
export function useWorkRows(scope: Scope) {
  const { types } = useModel()
  const asked = types.flatMap(type => {
    const filter = scopeFilter(type, scope)
    return filter
      ? [{ type, query: { filter, sort: scope === 'me' && type.work?.priority ? `${type.work.priority},-updatedAt` : '-updatedAt', limit: most, few: true } }]
      : []
  })
  const pages = useQueries({
    queries: asked.map(({ type, query }) => ({
      queryKey: keys.list(type.name, query),
      queryFn: () => ask<RowPage>(`/${type.path}`, { query: { filter: query.filter, sort: query.sort, limit: most, names: true } }),
    })),
  })
  const rows: readonly WorkRow[] = asked.flatMap(({ type }, i) => (pages[i]?.data?.items ?? []).map(row => ({ type, row })))
  const names = Object.assign({}, ...pages.map(p => p.data?.names ?? {})) as Names
  return {
    rows: [...rows].sort(byUrgency),
    names,
    pending: pages.some(p => p.isPending),
    error: pages.find(p => p.isError)?.error,
    retry: () => pages.forEach(p => void p.refetch()),
  }
}

const level = ({ row }: WorkRow): number => (typeof row.priority === 'number' ? row.priority : 9)
const moment = ({ row }: WorkRow): string => (typeof row.updatedAt === 'string' ? row.updatedAt : '')

/** The most urgent first, then what moved last. */
const byUrgency = (a: WorkRow, b: WorkRow): number => level(a) - level(b) || moment(b).localeCompare(moment(a))
