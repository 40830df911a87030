import { useRef, useState } from 'react'
import type { Row } from '../../client/index.ts'

export interface Selection {
  readonly chosen: ReadonlySet<string>
  readonly all: boolean
  readonly some: boolean
  /** With `range`, everything between the last one and this one. */
  readonly toggle: (id: string, range?: boolean) => void
  readonly toggleAll: () => void
  readonly clear: () => void
}

export function useSelection(rows: readonly Row[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const toggle = (id: string, range = false) => {
    const next = new Set(chosen)
    const ids = range && last.current ? between(rows, last.current, id) : [id]
    const on = range || !chosen.has(id)
    for (const one of ids) {
      if (on) next.add(one)
      else next.delete(one)
    }
    last.current = id
    setChosen(next)
  }
  const all = rows.length > 0 && rows.every(r => chosen.has(r.id))
  return {
    chosen,
    all,
    some: chosen.size > 0 && !all,
    toggle,
    toggleAll: () => setChosen(all ? new Set() : new Set(rows.map(r => r.id))),
    clear: () => setChosen(new Set()),
  }
}

function between(rows: readonly Row[], from: string, to: string): readonly string[] {
  const ids = rows.map(r => r.id)
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)].sort((x, y) => x - y) as [number, number]
  return a < 0 ? [to] : ids.slice(a, b + 1)
}
