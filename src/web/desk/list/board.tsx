import { useState } from 'react'
import type { Names, Row, TypeShape } from '../../client/index.ts'
import { BoardColumn } from './board-column.tsx'
import { BoardMove, useBoardMove } from './board-move.tsx'
import type { View } from './view-state.ts'
import './board.css'

/** What a board knows of the card that is over a column. */
export interface Dragged {
  readonly row: Row
  readonly names: Names
  readonly from: string
}

/** Records as cards in the columns of their state, or of another field with fixed values. */
export function Board({ type, view }: { type: TypeShape; view: View }) {
  const by = type.views.board ?? 'state'
  const words = type.fields[by]?.options.words ?? {}
  const columns = Object.keys(words)
  const fixed = by !== 'state' && type.fields[by]?.computed === true
  const [dragged, setDragged] = useState<Dragged>()
  const { moving, drop, close } = useBoardMove(type, by)
  const put = (what: Dragged | undefined, to: string | undefined) => {
    setDragged(undefined)
    if (what && to && what.from !== to && !fixed) drop(what, to)
  }
  return (
    <div className="board">
      {columns.map((value, i) => (
        <BoardColumn
          key={value}
          type={type}
          by={by}
          value={value}
          word={words[value]}
          view={view}
          dragged={dragged}
          onDrag={fixed ? undefined : setDragged}
          onDrop={to => put(dragged, to)}
          onShift={(row, names, step) => put({ row, names, from: value }, columns[i + step])}
        />
      ))}
      {moving && <BoardMove key={moving.row.id + moving.to} type={type} moving={moving} onClose={close} />}
    </div>
  )
}
