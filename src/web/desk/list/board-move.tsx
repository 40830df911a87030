import { useState } from 'react'
import { attempt, type TypeShape, useChange, useTransition } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Dialog, toast, toastProblem } from '../../ui/index.ts'
import { addressOf, titleOf } from '../parts/address.ts'
import { mustAsk, transitionsFrom } from '../parts/asks.ts'
import { TransitionForm } from '../parts/transition-form.tsx'
import { TransitionMenu } from '../parts/transition-menu.tsx'
import type { Dragged } from './board.tsx'
import { useListText } from './words.ts'

/** A card on its way to another column, by these transitions. */
export interface Moving extends Dragged {
  readonly to: string
  readonly ways: readonly string[]
}

/** Moves a card into a column: at once where nothing is asked, else through the dialog for `moving`. */
export function useBoardMove(type: TypeShape, by: string) {
  const t = useListText()
  const say = useSay()
  const change = useChange(type)
  const move = useTransition(type)
  const [moving, setMoving] = useState<Moving>()
  const moved = (what: Dragged, to: string) => {
    const word = type.fields[by]?.options.words?.[to]
    if (word) toast(t('moved', { name: titleOf(type, what.row), column: say(word) }))
  }
  const drop = (what: Dragged, to: string) => {
    const told = { onError: toastProblem, onSuccess: () => moved(what, to) }
    if (by !== 'state') return attempt(change, { id: what.row.id, fields: { [by]: valueOf(type, by, to) } }, told)
    const ways = transitionsFrom(type, what.from).filter(name => type.transitions?.[name]?.to === to)
    const [only] = ways
    const asked = only ? type.transitions?.[only] : undefined
    if (ways.length === 0) toast({ text: t('noWay'), fault: true })
    else if (only && asked && ways.length === 1 && !mustAsk(asked, what.row)) attempt(move, { id: what.row.id, name: only }, told)
    else setMoving({ ...what, to, ways })
  }
  return { moving, drop, close: () => setMoving(undefined) }
}

const valueOf = (type: TypeShape, by: string, to: string): unknown => {
  const field = type.fields[by]
  return (field && fieldWeb(field).fromPick?.(to)) ?? to
}

/** Asks which way, and what that way asks for. */
export function BoardMove({ type, moving, onClose }: { type: TypeShape; moving: Moving; onClose: () => void }) {
  const t = useListText()
  const say = useSay()
  const [only, ...others] = moving.ways
  const asked = only && others.length === 0 ? type.transitions?.[only] : undefined
  const title = `${addressOf(moving.row)} ${titleOf(type, moving.row)}`
  return (
    <Dialog open onClose={onClose} title={`${title}: ${asked ? say(asked.label) : t('whichWay')}`}>
      {asked && only ? (
        <TransitionForm type={type} row={moving.row} names={moving.names} name={only} onDone={onClose} onCancel={onClose} />
      ) : (
        <TransitionMenu type={type} row={moving.row} names={moving.names} to={moving.to} onDone={onClose} />
      )}
    </Dialog>
  )
}
