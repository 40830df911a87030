import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type Row, type TypeShape, useRows, useType } from '../../client/index.ts'
import { type SavedView, savedViewOf } from './saved-view.ts'

export type Layout = 'table' | 'board'

/** How a list is looked at; all of it stands in the address. */
export interface ViewState {
  readonly filter: string
  readonly sort: string
  readonly columns: readonly string[]
  readonly layout: Layout
}

export interface View extends ViewState {
  /** The saved view it started from. */
  readonly saved: SavedView | undefined
  /** Differs from what was saved, or from how the type is shown at first. */
  readonly changed: boolean
  /** Still to be loaded before it is known what to show. */
  readonly pending: boolean
  readonly change: (patch: Partial<ViewState>) => void
  readonly reset: () => void
}

/** Open work first; whoever wants the rest says so. */
export const firstFilter = (type: TypeShape): string => (type.work && type.states ? "category != 'done'" : '')

const ofType = (type: TypeShape): ViewState => ({
  filter: firstFilter(type),
  sort: type.views.sort ?? (type.work ? '-updatedAt' : type.views.title),
  columns: type.views.list.filter(name => type.fields[name]),
  layout: 'table',
})

const ofSaved = (type: TypeShape, saved: SavedView): ViewState => {
  const first = ofType(type)
  const columns = saved.columns.filter(name => type.fields[name])
  return { filter: saved.filter, sort: saved.sort || first.sort, columns: columns.length ? columns : first.columns, layout: saved.layout }
}

/** The view that the address names, and how to change it. */
export function useView(type: TypeShape): View {
  const search = useSearch()
  const [path, go] = useLocation()
  const { query, saved, pending } = useSaved(search)
  return useMemo(() => {
    const base = saved ? ofSaved(type, saved) : ofType(type)
    const state = read(type, query, base)
    const change = (patch: Partial<ViewState>) => go(`${path}${write({ ...state, ...patch }, base, saved?.id)}`, { replace: true })
    return {
      ...state,
      saved,
      pending,
      changed: write(state, base) !== '',
      change,
      reset: () => go(`${path}${write(base, base, saved?.id)}`, { replace: true }),
    }
  }, [type, query, saved, pending, path, go])
}

function useSaved(search: string): { query: URLSearchParams; saved: SavedView | undefined; pending: boolean } {
  const query = useMemo(() => new URLSearchParams(search), [search])
  const id = query.get('view')
  const views = useRows(useType('view'), { limit: 40, sort: 'name', count: false })
  const row: Row | undefined = views.data?.items.find(v => v.id === id)
  const saved = useMemo(() => (row ? savedViewOf(row) : undefined), [row])
  return { query, saved, pending: id !== null && views.isPending }
}

function read(type: TypeShape, query: URLSearchParams, base: ViewState): ViewState {
  const columns = query
    .get('columns')
    ?.split(',')
    .filter(name => type.fields[name])
  const layout = query.get('layout')
  return {
    filter: query.get('filter') ?? base.filter,
    sort: query.get('sort') ?? base.sort,
    columns: columns?.length ? columns : base.columns,
    layout: layout === 'board' || layout === 'table' ? layout : base.layout,
  }
}

function write(state: ViewState, base: ViewState, view?: string): string {
  const query = new URLSearchParams()
  if (view) query.set('view', view)
  if (state.filter !== base.filter) query.set('filter', state.filter)
  if (state.sort !== base.sort) query.set('sort', state.sort)
  if (state.columns.join() !== base.columns.join()) query.set('columns', state.columns.join())
  if (state.layout !== base.layout) query.set('layout', state.layout)
  const text = query.toString()
  return text ? `?${text}` : ''
}
