import { useEffect } from 'react'
import { attempt, type TypeShape, useChange, useTransition } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Dialog, toast, toastProblem } from '../../ui/index.ts'
import { addressOf, titleOf } from '../parts/address.ts'
import { mustAsk, transitionsFrom } from '../parts/asks.ts'
import { TransitionMenu } from '../parts/transition-menu.tsx'
import { TransitionForm } from '../parts/transition-form.tsx'
import type { Dragged } from './board.tsx'
import { useListText } from './words.ts'

export interface Moving extends Dragged {
  readonly to: string
}

interface BoardMoveProps {
  readonly type: TypeShape
  readonly by: string
  readonly moving: Moving
  readonly onClose: (done: boolean) => void
}

/** A card dropped in another column: at once where nothing is asked, else it asks. */
export function BoardMove(props: BoardMoveProps) {
  return props.by === 'state' ? <StateMove {...props} /> : <FieldMove {...props} />
}

function FieldMove({ type, by, moving, onClose }: BoardMoveProps) {
  const change = useChange(type)
  const field = type.fields[by]
  useEffect(() => {
    const value = field ? (fieldWeb(field).fromPick?.(moving.to) ?? moving.to) : moving.to
    attempt(change, { id: moving.row.id, fields: { [by]: value } }, { onError: error => (toastProblem(error), onClose(false)), onSuccess: () => onClose(true) })
    // Once, when the card was dropped.
  }, [])
  return null
}

function StateMove({ type, moving, onClose }: BoardMoveProps) {
  const t = useListText()
  const say = useSay()
  const move = useTransition(type)
  const ways = transitionsFrom(type, moving.from).filter(name => type.transitions?.[name]?.to === moving.to)
  const [only] = ways
  const asked = only ? type.transitions?.[only] : undefined
  const atOnce = ways.length === 1 && asked !== undefined && !mustAsk(asked, moving.row)
  useEffect(() => {
    if (ways.length === 0) {
      toast({ text: t('noWay'), fault: true })
      onClose(false)
    } else if (atOnce && only) {
      attempt(move, { id: moving.row.id, name: only }, { onError: error => (toastProblem(error), onClose(false)), onSuccess: () => onClose(true) })
    }
    // Once, when the card was dropped.
  }, [])
  if (ways.length === 0 || atOnce) return null
  const title = `${addressOf(moving.row)} ${titleOf(type, moving.row)}`
  return (
    <Dialog open onClose={() => onClose(false)} title={only && asked && ways.length === 1 ? `${title}: ${say(asked.label)}` : `${title}: ${t('whichWay')}`}>
      {ways.length === 1 && only ? (
        <TransitionForm type={type} row={moving.row} names={moving.names} name={only} onDone={() => onClose(true)} onCancel={() => onClose(false)} />
      ) : (
        <TransitionMenu type={type} row={moving.row} names={moving.names} to={moving.to} onDone={() => onClose(true)} />
      )}
    </Dialog>
  )
}
