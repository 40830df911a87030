import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { ask, faultOf } from '../../client/index.ts'
import { Button, Dialog, FieldFrame, TextInput, toast, toastProblem, useUiText } from '../../ui/index.ts'
import { otherFaults } from '../parts/fields-form.tsx'
import { useTokenText } from './token-words.ts'

/** Makes a token and shows it this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const t = useTokenText()
  const u = useUiText()
  const [form, setForm] = useState({ name: '', scopes: 'read', days: '90' })
  const create = useMutation({
    mutationFn: () =>
      ask<{ token: string }>('/tokens', {
        method: 'POST',
        body: {
          name: form.name,
          scopes: form.scopes
            .split(',')
            .map(s => s.trim())
            .filter(Boolean),
          days: Number(form.days),
        },
      }),
  })
  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const secret = create.data?.token
  const copy = () => secret && void navigator.clipboard.writeText(secret).then(() => toast(t('copied')), toastProblem)
  if (secret)
    return (
      <Dialog open onClose={onClose} title={t('create')} foot={<Button onClick={onClose}>{u('close')}</Button>}>
        <p>{t('made')}</p>
        <div className="token-secret">
          <code>{secret}</code>
          <Button small onClick={copy}>
            {t('copy')}
          </Button>
        </div>
      </Dialog>
    )
  const general = create.error ? otherFaults(create.error, ['name', 'scopes', 'days']) : undefined
  return (
    <Dialog open onClose={onClose} title={t('create')}>
      <form className="stack" onSubmit={save}>
        {(['name', 'scopes', 'days'] as const).map(field => (
          <FieldFrame key={field} label={t(field)} help={field === 'scopes' ? t('scopesHelp') : undefined} fault={faultOf(create.error, field)} required>
            {({ id, describedBy, invalid }) => (
              <TextInput
                id={id}
                value={form[field]}
                aria-describedby={describedBy}
                aria-invalid={invalid || undefined}
                inputMode={field === 'days' ? 'numeric' : 'text'}
                autoFocus={field === 'name'}
                onChange={event => setForm({ ...form, [field]: event.target.value })}
              />
            )}
          </FieldFrame>
        ))}
        {general && <p className="field-fault">{general}</p>}
        <div className="row">
          <Button type="submit" look="main" busy={create.isPending}>
            {t('create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
