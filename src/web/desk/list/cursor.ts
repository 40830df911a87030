import { useEffect, useRef, useState } from 'react'
import type { Row, TypeShape } from '../../client/index.ts'
import { addressOf } from '../parts/address.ts'
import { lastOpened } from './list-memory.ts'

export interface Cursor {
  /** The id of the row that keys act on. */
  readonly at: string | undefined
  readonly move: (by: number) => void
  readonly row: Row | undefined
}

/** Which row the keyboard is at; coming back from a record, it is at that record. */
export function useCursor(type: TypeShape, rows: readonly Row[], more?: () => void): Cursor {
  const [at, setAt] = useState<string>()
  const back = useRef(lastOpened(type.name))
  useEffect(() => {
    const row = back.current && rows.find(r => addressOf(r) === back.current)
    if (!row) return
    back.current = undefined
    setAt(row.id)
    requestAnimationFrame(() => rowElement(row.id)?.scrollIntoView({ block: 'center' }))
  }, [rows])
  const index = rows.findIndex(r => r.id === at)
  const move = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index < 0 ? 0 : index + by))]
    if (!next) return
    if (index + by >= rows.length - 5) more?.()
    setAt(next.id)
    rowElement(next.id)?.scrollIntoView({ block: 'nearest' })
  }
  return { at, move, row: rows[index] }
}

const rowElement = (id: string) => document.querySelector<HTMLElement>(`tr[data-id="${id}"]`)
