import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { ask, faultOf } from '../../client/index.ts'
import { Button, FieldFrame, TextInput, toast } from '../../ui/index.ts'
import { otherFaults } from '../parts/fields-form.tsx'
import { useAccountText } from './words.ts'

const empty = { current: '', password: '' }

export function PasswordForm() {
  const t = useAccountText()
  const [form, setForm] = useState(empty)
  const change = useMutation({
    mutationFn: () => ask<void>('/password', { method: 'POST', body: form }),
    onSuccess: () => {
      setForm(empty)
      toast(t('changed'))
    },
  })
  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const general = change.error ? otherFaults(change.error, ['current', 'password']) : undefined
  return (
    <form className="account-form" onSubmit={save}>
      {(['current', 'password'] as const).map(field => (
        <FieldFrame key={field} label={t(field === 'current' ? 'current' : 'next')} fault={faultOf(change.error, field)}>
          {({ id, describedBy, invalid }) => (
            <TextInput
              id={id}
              type="password"
              autoComplete={field === 'current' ? 'current-password' : 'new-password'}
              value={form[field]}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              onChange={event => setForm({ ...form, [field]: event.target.value })}
            />
          )}
        </FieldFrame>
      ))}
      {general && <p className="field-fault">{general}</p>}
      <div className="row">
        <Button type="submit" busy={change.isPending} disabled={!form.current || !form.password}>
          {t('change')}
        </Button>
      </div>
    </form>
  )
}
