import { useTransition } from '../../client/records.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { useHomeText } from './words.ts'

/** The transition by which a person joins those who are told of a record. */
export const joining = 'meToo'

/** Joins those who hear of it, where the record offers that. */
export function MeToo({ type, row }: { type: TypeShape; row: Row }) {
  const t = useHomeText()
  const move = useTransition(type)
  if (!type.transitions?.[joining]) return null
  const join = () => move.mutate({ id: row.id, name: joining }, { onSuccess: () => toast(t('meTooDone')), onError: toastProblem })
  return (
    <button type="button" className="link" disabled={move.isPending} onClick={join}>
      {t('meToo')}
    </button>
  )
}
