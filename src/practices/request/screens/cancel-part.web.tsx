import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { faultOf, type RecordPage, refresh, type TypeShape, useTransition } from '../../../web/client/index.ts'
import { Button } from '../../../web/ui/button.tsx'
import { FieldFrame, TextArea } from '../../../web/ui/form.tsx'
import { toast, toastProblem } from '../../../web/ui/toast.tsx'
import { useShopText } from './words.web.ts'

/** The way to take something back, which asks once. */
export function CancelPart({ type, record, whole = false }: { type: TypeShape; record: RecordPage; whole?: boolean }) {
  const t = useShopText()
  const client = useQueryClient()
  const move = useTransition(type)
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState('')
  if (!asking)
    return (
      <Button className="cancel-begin" look="quiet" onClick={() => setAsking(true)}>
        {whole ? t('cancelAll') : t('cancel')}
      </Button>
    )
  const cancel = (event: FormEvent) => {
    event.preventDefault()
    const comment = why.trim()
    move.mutate(
      { id: record.id, name: 'cancel', ...(comment === '' ? {} : { input: { comment } }) },
      {
        onSuccess: () => {
          setAsking(false)
          toast({ text: t('cancelled') })
        },
        onError: toastProblem,
        onSettled: () => ['request', 'requestItem'].forEach(name => refresh(client, name)),
      },
    )
  }
  return (
    <form className="decision is-note" onSubmit={cancel}>
      <h2>{whole ? t('cancelAllAsk') : t('cancelAsk')}</h2>
      <FieldFrame label={t('cancelWhy')} fault={faultOf(move.error, 'comment')}>
        {ids => <TextArea id={ids.id} rows={2} maxLength={2000} value={why} onChange={e => setWhy(e.target.value)} />}
      </FieldFrame>
      <div className="acts">
        <Button type="submit" look="danger" busy={move.isPending}>
          {t('cancelYes')}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('cancelNo')}</Button>
      </div>
    </form>
  )
}
