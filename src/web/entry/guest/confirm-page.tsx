import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { faultOf } from '../../client/problem.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { confirmReport, linkSecret, reportBehind } from '../calls.ts'
import { EntryPage, RefusalOf } from '../parts.tsx'
import { useGuestText } from './words.ts'

/** Where the link of the mail leads. Opening it reports nothing. */
export function ConfirmPage() {
  const t = useGuestText()
  const [token] = useState(linkSecret)
  const waiting = useQuery({ queryKey: ['guest', 'report', token], queryFn: () => reportBehind(token), enabled: token !== '', retry: false })
  const confirm = useMutation({ mutationFn: () => confirmReport(token) })
  if (confirm.isSuccess) return <EntryPage title={t('done')} help={<span role="status">{t('doneHelp', { number: confirm.data.number })}</span>} />
  if (token === '' || waiting.isError || faultOf(confirm.error, 'token') !== undefined) return <Dead />
  if (waiting.isPending) return <EntryPage title={t('confirmTitle')} help={<span role="status">{t('checking')}</span>} />
  const { email, title, text } = waiting.data
  return (
    <EntryPage title={t('confirmTitle')} help={t('confirmHelp', { email })}>
      <RefusalOf error={confirm.error} />
      <blockquote className="guest-said">
        <b>{title}</b>
        {text !== '' && <p>{text}</p>}
      </blockquote>
      <Button look="main" busy={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('confirm')}
      </Button>
    </EntryPage>
  )
}

function Dead() {
  const t = useGuestText()
  return (
    <EntryPage title={t('dead')} help={t('deadHelp')}>
      <a className={buttonClass('main')} href="/guest/report">
        {t('report')}
      </a>
    </EntryPage>
  )
}
