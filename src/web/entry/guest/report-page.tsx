import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { faultOf } from '../../client/problem.ts'
import { Button } from '../../ui/button.tsx'
import { FieldFrame, TextArea, TextInput } from '../../ui/form.tsx'
import { reportAsGuest } from '../calls.ts'
import { EntryPage, RefusalOf, useFirstFault } from '../parts.tsx'
import { useGuestText } from './words.ts'

/** Asks for a link; the answer is the same whoever asks. */
export function ReportPage() {
  const t = useGuestText()
  const [report, setReport] = useState({ email: '', title: '', text: '' })
  const send = useMutation({ mutationFn: () => reportAsGuest(report) })
  const fault = (field: string) => faultOf(send.error, field)
  const form = useFirstFault(fault('email') !== undefined || fault('title') !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!send.isPending) send.mutate()
  }
  if (send.isSuccess) return <EntryPage title={t('sent')} help={<span role="status">{t('sentHelp')}</span>} />
  const set = (field: keyof typeof report) => (event: { target: { value: string } }) => setReport({ ...report, [field]: event.target.value })
  return (
    <EntryPage title={t('report')} help={t('reportHelp')}>
      <form ref={form} className="entry-form" noValidate onSubmit={submit}>
        <RefusalOf error={send.error} shown={['email', 'title']} />
        <FieldFrame label={t('email')} fault={fault('email')}>
          {({ id, describedBy, invalid }) => (
            <TextInput
              id={id}
              type="email"
              autoComplete="email"
              aria-describedby={describedBy}
              aria-invalid={invalid}
              value={report.email}
              onChange={set('email')}
            />
          )}
        </FieldFrame>
        <FieldFrame label={t('what')} fault={fault('title')}>
          {({ id, describedBy, invalid }) => (
            <TextInput id={id} maxLength={200} aria-describedby={describedBy} aria-invalid={invalid} value={report.title} onChange={set('title')} />
          )}
        </FieldFrame>
        <FieldFrame label={t('more')}>{({ id }) => <TextArea id={id} rows={5} maxLength={2000} value={report.text} onChange={set('text')} />}</FieldFrame>
        <Button type="submit" look="main" busy={send.isPending}>
          {t('send')}
        </Button>
      </form>
      <a className="entry-link" href="/guest">
        {t('back')}
      </a>
    </EntryPage>
  )
}
