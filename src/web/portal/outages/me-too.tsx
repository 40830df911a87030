import { useAlive } from '../../client/alive.ts'
import { useMe, useType } from '../../client/context.tsx'
import { useCreate, useRemove } from '../../client/records.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { randomName } from '../parts/random-name.ts'
import { follows, isUnderway } from './outage.ts'
import { useAffected } from './use-affected.ts'
import { useOutageText } from './words.ts'
import './outages.css'

/** One tap says that it holds the person up too, another takes it back. Whoever follows it anyway is not asked. */
export function MeToo({ row, main = false }: { row: Row; main?: boolean }) {
  const me = useMe().id
  const type = useType('affectedPerson')
  const { affected, known } = useAffected()
  if (!type || !known || follows(row, me)) return null
  const mine = affected.get(row.id)
  if (mine !== undefined) return <Said type={type} id={mine} />
  return isUnderway(row) ? <Say type={type} row={row} main={main} /> : null
}

function Say({ type, row, main }: { type: TypeShape; row: Row; main: boolean }) {
  const t = useOutageText()
  const create = useCreate(type)
  const alive = useAlive()
  const say = () => create.mutate({ fields: { incident: row.id }, key: randomName() }, { onSuccess: () => toast(t('meTooDone')), onError: toastProblem })
  return (
    <button type="button" className={classes('me-too', main && 'is-main')} inert={!alive} disabled={create.isPending} onClick={say}>
      {t('meToo')}
    </button>
  )
}

function Said({ type, id }: { type: TypeShape; id: string }) {
  const t = useOutageText()
  const remove = useRemove(type)
  const alive = useAlive()
  return (
    <span className="me-too-said" inert={!alive}>
      <span>
        <Icon name="check" size={14} />
        {t('told')}
      </span>
      <button type="button" className="link" disabled={remove.isPending} onClick={() => remove.mutate(id, { onError: toastProblem })}>
        {t('notMe')}
      </button>
    </span>
  )
}
