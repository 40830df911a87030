import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { isProblem } from '../client/problem.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField } from '../ui/password.tsx'
import { signIn } from './calls.ts'
import { Demo } from './demo.tsx'
import { EmailField } from './email-field.tsx'
import { EntryPage, Refusal, RefusalOf, useEmailFault, useFirstFault } from './parts.tsx'
import { useEntryText } from './words.ts'

export function SignIn() {
  const t = useEntryText()
  return (
    <EntryPage title={t('signInTitle')}>
      <SignInForm />
      <Demo />
    </EntryPage>
  )
}

function SignInForm() {
  const t = useEntryText()
  const emailFault = useEmailFault()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tries, setTries] = useState(0)
  const enter = useMutation({ mutationFn: () => signIn(email.trim(), password), onSuccess: ({ next }) => location.assign(next) })
  const faults = { email: tries > 0 ? emailFault(email) : undefined, password: tries > 0 && password === '' ? t('needPassword') : undefined }
  const form = useFirstFault(tries > 0 && (faults.email ?? faults.password) !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    if (!emailFault(email) && password !== '' && !enter.isPending && !enter.isSuccess) enter.mutate()
  }
  return (
    <form ref={form} className="entry-form" noValidate onSubmit={submit}>
      {isProblem(enter.error, 401) ? <Refusal title={t('wrong')}>{t('wrongHelp')}</Refusal> : <RefusalOf error={enter.error} />}
      <EmailField value={email} fault={faults.email} onChange={setEmail} autoFocus />
      <PasswordField label={t('password')} name="password" autoComplete="current-password" fault={faults.password} value={password} onChange={setPassword} />
      <Button type="submit" look="main" busy={enter.isPending || enter.isSuccess}>
        {t('signIn')}
      </Button>
      <a className="entry-link" href="/forgot">
        {t('forgotLink')}
      </a>
    </form>
  )
}
