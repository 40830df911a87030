import { type FormEvent, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { faultOf, isProblem } from '../../client/problem.ts'
import { ask } from '../../client/request.ts'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/password.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { useMeText } from './words.ts'

const blank = { current: '', password: '' }

export function ChangePassword() {
  const t = useMeText()
  const [open, setOpen] = useState(false)
  if (!open) return <Button onClick={() => setOpen(true)}>{t('change')}</Button>
  return <Form onDone={() => setOpen(false)} />
}

function Form({ onDone }: { onDone: () => void }) {
  const t = useMeText()
  const [given, setGiven] = useState(blank)
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => ask<void>('/password', { method: 'POST', body: given }),
    onSuccess: () => {
      toast(t('changed'))
      onDone()
    },
    onError: error => {
      if (!isProblem(error) || error.faults.length === 0) toastProblem(error)
    },
  })
  const missing = {
    current: tried && given.current === '' ? t('needCurrent') : undefined,
    password: tried && given.password === '' ? t('needNext') : undefined,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (given.current !== '' && given.password !== '' && !change.isPending) change.mutate()
  }
  return (
    <form className="me-form" noValidate onSubmit={submit}>
      <PasswordField
        label={t('current')}
        name="current"
        autoComplete="current-password"
        fault={missing.current ?? faultOf(change.error, 'current')}
        value={given.current}
        onChange={current => setGiven({ ...given, current })}
      />
      <PasswordField
        label={t('next')}
        name="password"
        autoComplete="new-password"
        help={t('nextHelp')}
        fault={missing.password ?? faultOf(change.error, 'password')}
        value={given.password}
        onChange={password => setGiven({ ...given, password })}
      />
      <div className="acts">
        <Button type="submit" look="main" busy={change.isPending}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
