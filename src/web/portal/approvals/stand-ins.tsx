import { type FormEvent, useState } from 'react'
import referenceWeb from '../../../kernel/fields/reference/reference.web.tsx'
import { useMe, useType } from '../../client/context.tsx'
import { namesOf, rowsOf, useList } from '../../client/lists.ts'
import { useCreate, useRemove } from '../../client/records.ts'
import type { TypeShape } from '../../client/shapes.ts'
import { useDates } from '../../text/index.ts'
import { Button } from '../../ui/button.tsx'
import { FieldFrame, TextInput } from '../../ui/form.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { useMyApprovalsText } from './words.ts'

/** Who decides for me on which days, and the way to let somebody. */
export function StandIns() {
  const t = useMyApprovalsText()
  const type = useType('approvalDelegation')
  const [adding, setAdding] = useState(false)
  if (!type) return null
  return (
    <section className="part">
      <h2>{t('standIns')}</h2>
      <p className="approval-portal-facts">{t('standInsHelp')}</p>
      <Mine type={type} />
      {adding ? (
        <Add type={type} onDone={() => setAdding(false)} />
      ) : (
        <Button icon="add" onClick={() => setAdding(true)}>
          {t('addStandIn')}
        </Button>
      )}
    </section>
  )
}

function Mine({ type }: { type: TypeShape }) {
  const t = useMyApprovalsText()
  const dates = useDates()
  const list = useList(type, { filter: 'person == me && active == true && until > now()', sort: 'from', limit: 20 })
  const remove = useRemove(type)
  const names = namesOf(list.data)
  return (
    <ul className="approval-portal-list">
      {rowsOf(list.data).map(row => (
        <li key={row.id} className="approval-portal-card">
          <span>{t('standIn', { who: names[String(row.to)]?.title ?? '', from: dates.moment(String(row.from)), until: dates.moment(String(row.until)) })}</span>
          <Button onClick={() => remove.mutate(row.id, { onError: toastProblem })}>{t('end')}</Button>
        </li>
      ))}
    </ul>
  )
}

function Add({ type, onDone }: { type: TypeShape; onDone: () => void }) {
  const t = useMyApprovalsText()
  const me = useMe().id
  const dates = useDates()
  const create = useCreate(type)
  const [to, setTo] = useState<unknown>(null)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const [key] = useState(() => crypto.randomUUID())
  const given = { from: dates.fromLocal(from), until: dates.fromLocal(until) }
  const missing = to === null || !given.from || !given.until
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing || create.isPending) return
    create.mutate(
      { fields: { person: me, to, ...given }, key },
      {
        onSuccess: () => {
          toast(t('kept'))
          onDone()
        },
        onError: toastProblem,
      },
    )
  }
  const field = type.fields.to
  if (!field) return null
  const { Input } = referenceWeb
  return (
    <form className="approval-portal-card" onSubmit={submit}>
      <FieldFrame label={t('whom')} fault={tried && missing ? t('needAll') : undefined}>
        {ids => <Input field={field} value={to} onChange={setTo} id={ids.id} describedBy={ids.describedBy} invalid={ids.invalid} names={{}} />}
      </FieldFrame>
      <FieldFrame label={t('from')}>{ids => <TextInput id={ids.id} type="datetime-local" value={from} onChange={e => setFrom(e.target.value)} />}</FieldFrame>
      <FieldFrame label={t('until')}>
        {ids => <TextInput id={ids.id} type="datetime-local" value={until} onChange={e => setUntil(e.target.value)} />}
      </FieldFrame>
      <div className="approval-acts">
        <Button type="submit" look="main" busy={create.isPending}>
          {t('keep')}
        </Button>
      </div>
    </form>
  )
}
