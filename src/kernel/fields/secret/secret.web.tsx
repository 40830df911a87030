import { useState } from 'react'
import type { CellProps, ChangeProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { defineTexts } from '../../../web/text/index.ts'
import { Button } from '../../../web/ui/button.tsx'
import { TextInput } from '../../../web/ui/form.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import './secret.css'

const { useText } = defineTexts('secret', {
  en: { set: 'Set', replace: 'Set. Type to replace it.', forget: 'Remove', removed: 'Will be removed.', keep: 'Keep', changed: 'changed', given: 'set' },
  de: {
    set: 'Hinterlegt',
    replace: 'Hinterlegt. Zum Ersetzen tippen.',
    forget: 'Entfernen',
    removed: 'Wird entfernt.',
    keep: 'Behalten',
    changed: 'geändert',
    given: 'hinterlegt',
  },
})

/** What is kept is never here, so nothing can be shown of it: only whether there is something, and room for another one. */
function Input({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  const t = useText()
  const [kept] = useState(() => (typeof value === 'object' ? value : null))
  const isRemoved = kept !== null && value === null
  return (
    <span className="secret">
      <TextInput
        type="password"
        autoComplete="new-password"
        id={id}
        value={typeof value === 'string' ? value : ''}
        placeholder={kept === null ? undefined : t(isRemoved ? 'removed' : 'replace')}
        maxLength={field.options.max}
        autoFocus={autoFocus}
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-label={label}
        aria-required={field.required || undefined}
        onChange={event => onChange(event.target.value === '' ? kept : event.target.value)}
      />
      {kept !== null && !field.required && (
        <Button look="quiet" onClick={() => onChange(isRemoved ? kept : null)}>
          {t(isRemoved ? 'keep' : 'forget')}
        </Button>
      )}
    </span>
  )
}

function Cell(_: CellProps) {
  const t = useText()
  return (
    <span className="secret-set">
      <Icon name="lock" size={14} />
      {t('set')}
    </span>
  )
}

function Change({ before }: ChangeProps) {
  const t = useText()
  return <b>{t(before === null || before === undefined ? 'given' : 'changed')}</b>
}

export default { Input, Cell, Change, hidden: true } satisfies FieldWeb
