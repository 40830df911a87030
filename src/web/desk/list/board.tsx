import { useState } from 'react'
import type { Names, Row, TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { toast } from '../../ui/index.ts'
import { titleOf } from '../parts/address.ts'
import { BoardColumn } from './board-column.tsx'
import { BoardMove, type Moving } from './board-move.tsx'
import type { View } from './view-state.ts'
import { useListText } from './words.ts'
import './board.css'

/** What a board knows of the column a card is over. */
export interface Dragged {
  readonly row: Row
  readonly names: Names
  readonly from: string
}

/** Records as cards in the columns of their state, or of another field with fixed values. */
export function Board({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  const say = useSay()
  const by = type.views.board ?? 'state'
  const words = type.fields[by]?.options.words ?? {}
  const [dragged, setDragged] = useState<Dragged>()
  const [moving, setMoving] = useState<Moving>()
  const columns = Object.keys(words)
  const fixed = by !== 'state' && type.fields[by]?.computed === true
  const drop = (what: Dragged, to: string) => {
    setDragged(undefined)
    if (what.from !== to && !fixed) setMoving({ ...what, to })
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
          onDrop={to => dragged && drop(dragged, to)}
          onShift={(row, names, step) => {
            const to = columns[i + step]
            if (to) drop({ row, names, from: value }, to)
          }}
        />
      ))}
      {moving && (
        <BoardMove
          key={moving.row.id + moving.to}
          type={type}
          by={by}
          moving={moving}
          onClose={done => {
            const word = words[moving.to]
            if (done && word) toast(t('moved', { name: titleOf(type, moving.row), column: say(word) }))
            setMoving(undefined)
          }}
        />
      )}
    </div>
  )
}
