import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { askForReset } from './calls.ts'
import { EmailField } from './email-field.tsx'
import { EntryPage, RefusalOf, useEmailFault, useFirstFault } from './parts.tsx'
import { useEntryText } from './words.ts'

export function Forgot() {
  const t = useEntryText()
  const emailFault = useEmailFault()
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const send = useMutation({ mutationFn: () => askForReset(email.trim()) })
  const fault = tried ? emailFault(email) : undefined
  const form = useFirstFault(fault !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!emailFault(email) && !send.isPending) send.mutate()
  }
  if (send.isSuccess) return <Sent email={email.trim()} />
  return (
    <EntryPage title={t('forgotTitle')} help={t('forgotHelp')}>
      <form ref={form} className="entry-form" noValidate onSubmit={submit}>
        <RefusalOf error={send.error} />
        <EmailField value={email} fault={fault} onChange={setEmail} autoFocus />
        <Button type="submit" look="main" busy={send.isPending}>
          {t('sendLink')}
        </Button>
        <ToSignIn />
      </form>
    </EntryPage>
  )
}

/** Says the same whether the address is known or not, as the server does. */
function Sent({ email }: { email: string }) {
  const t = useEntryText()
  return (
    <EntryPage title={t('sentTitle')} help={<span role="status">{t('sentHelp', { email })}</span>}>
      <p className="entry-help">{t('sentNothing')}</p>
      <ToSignIn />
    </EntryPage>
  )
}

export function ToSignIn() {
  const t = useEntryText()
  return (
    <a className="entry-link" href="/sign-in">
      {t('toSignIn')}
    </a>
  )
}
