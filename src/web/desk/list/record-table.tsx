import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type Names, prefetchRecord, type Row, type TypeShape } from '../../client/index.ts'
import { classes } from '../../ui/index.ts'
import { CountdownsHere, useCountdowns } from '../clocks/index.ts'
import { addressOf, pageOf } from '../parts/address.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CellEditor, type Editing } from './cell-editor.tsx'
import { EmptyList } from './empty-list.tsx'
import { ListFoot } from './list-foot.tsx'
import { rememberList } from './list-memory.ts'
import { RecordRow, SkeletonRows } from './record-row.tsx'
import { TableHead } from './table-head.tsx'
import { useCursor } from './cursor.ts'
import { useListKeys } from './list-keys.ts'
import { useSelection } from './selection.ts'
import type { View } from './view-state.ts'

interface RecordTableProps {
  readonly type: TypeShape
  readonly view: View
  readonly rows: readonly Row[]
  readonly names: Names
  readonly count: number | undefined
  readonly loading: boolean
  readonly stale: boolean
  readonly more?: () => void
}

export function RecordTable({ type, view, rows, names, count, loading, stale, more }: RecordTableProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const client = useQueryClient()
  const search = useSearch()
  const [, go] = useLocation()
  const cursor = useCursor(type, rows, more)
  const selection = useSelection(rows)
  const [editing, setEditing] = useState<Editing>()
  useEffect(() => rememberList({ type: type.name, search, addresses: rows.map(addressOf), count }), [type, search, rows, count])
  useListKeys({ type, rows, cursor, selection, edit: setEditing, scroll })
  const { countdowns, clocked } = useCountdowns([{ type, ids: rows.map(row => row.id) }])
  const open = (row: Row) => go(pageOf(type, row))
  if (!loading && rows.length === 0) return <EmptyList type={type} view={view} />
  return (
    <div className="sheet list-sheet">
      <div ref={scroll} className={classes('list-scroll', stale && 'is-stale')}>
        <table className={classes('records', selection.chosen.size > 0 && 'is-selecting')}>
          <TableHead type={type} view={view} selection={selection} clocked={clocked} />
          <CountdownsHere value={clocked ? countdowns : undefined}>
            <tbody>
              {loading ? (
                <SkeletonRows columns={view.columns} title={type.views.title} clocked={clocked} />
              ) : (
                rows.map(row => (
                  <RecordRow
                    key={row.id}
                    type={type}
                    row={row}
                    names={names}
                    columns={view.columns}
                    at={cursor.at === row.id}
                    chosen={selection.chosen.has(row.id)}
                    onChoose={selection.toggle}
                    onOpen={open}
                    onNear={near => void prefetchRecord(client, type, addressOf(near))}
                    onEdit={setEditing}
                  />
                ))
              )}
            </tbody>
          </CountdownsHere>
        </table>
        {more && <Sentinel key={rows.length} near={more} within={scroll} />}
      </div>
      {selection.chosen.size > 0 && <BulkBar type={type} rows={rows.filter(r => selection.chosen.has(r.id))} names={names} onDone={selection.clear} />}
      <ListFoot type={type} count={count} shown={rows.length} more={more !== undefined} />
      <CellEditor type={type} rows={rows} names={names} editing={editing} onClose={() => setEditing(undefined)} />
    </div>
  )
}

/** Asks for the next page before its end comes into sight. */
function Sentinel({ near, within }: { near: () => void; within: React.RefObject<HTMLDivElement | null> }) {
  const mark = useRef<HTMLDivElement>(null)
  const latest = useRef(near)
  useEffect(() => {
    latest.current = near
  })
  useEffect(() => {
    if (!mark.current) return
    const watch = new IntersectionObserver(entries => entries.some(e => e.isIntersecting) && latest.current(), { root: within.current, rootMargin: '600px' })
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [within])
  return <div ref={mark} className="list-sentinel" />
}
