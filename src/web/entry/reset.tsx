import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { faultOf, isProblem } from '../client/problem.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { PasswordField } from '../ui/password.tsx'
import { isGoodReset, linkSecret, setNewPassword } from './calls.ts'
import { ToSignIn } from './forgot.tsx'
import { EntryPage, RefusalOf, useFirstFault } from './parts.tsx'
import { useEntryText } from './words.ts'

export function Reset() {
  const t = useEntryText()
  const [token] = useState(linkSecret)
  const link = useQuery({ queryKey: ['reset', token], queryFn: () => isGoodReset(token), enabled: token !== '', retry: false })
  if (token === '' || link.data?.good === false) return <Dead />
  if (link.isPending) return <EntryPage title={t('resetTitle')} help={<span role="status">{t('checking')}</span>} />
  return <NewPassword token={token} />
}

function NewPassword({ token }: { token: string }) {
  const t = useEntryText()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const set = useMutation({ mutationFn: () => setNewPassword(token, password) })
  const fault = tried && password === '' ? t('needNew') : faultOf(set.error, 'password')
  const form = useFirstFault(fault !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password !== '' && !set.isPending) set.mutate()
  }
  if (set.isSuccess) return <Done />
  if (isProblem(set.error) && (set.error.code === 'dead_link' || faultOf(set.error, 'token') !== undefined)) return <Dead />
  return (
    <EntryPage title={t('resetTitle')}>
      <form ref={form} className="entry-form" noValidate onSubmit={submit}>
        <RefusalOf error={set.error} shown={['password']} />
        <PasswordField
          label={t('newPassword')}
          name="password"
          autoComplete="new-password"
          help={t('newPasswordHelp')}
          fault={fault}
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" look="main" busy={set.isPending}>
          {t('setPassword')}
        </Button>
      </form>
    </EntryPage>
  )
}

function Done() {
  const t = useEntryText()
  return (
    <EntryPage title={t('resetDone')} help={<span role="status">{t('resetDoneHelp')}</span>}>
      <a className={buttonClass('main')} href="/sign-in">
        {t('signIn')}
      </a>
    </EntryPage>
  )
}

function Dead() {
  const t = useEntryText()
  return (
    <EntryPage title={t('deadTitle')} help={t('deadHelp')}>
      <a className={buttonClass('main')} href="/forgot">
        {t('newLink')}
      </a>
      <ToSignIn />
    </EntryPage>
  )
}
