import { useState } from 'react'
import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { currentLanguage, defineTexts } from '../../../web/text/index.ts'
import { TextArea } from '../../../web/ui/form.tsx'
import { document } from './document.ts'

const { useText } = defineTexts('document', {
  en: { there: 'Filled in', changed: 'changed' },
  de: { there: 'Ausgefüllt', changed: 'geändert' },
})

/** As JSON, for whoever must. The screens of its owner draw it instead. */
function Input({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  const [typed, setTyped] = useState(() => (value ? JSON.stringify(value, null, 2) : ''))
  return (
    <TextArea
      id={id}
      value={typed}
      rows={6}
      spellCheck={false}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      aria-required={field.required || undefined}
      onBlur={event => event.target.reportValidity()}
      onChange={event => {
        const text = event.target.value
        setTyped(text)
        const parsed = text.trim() === '' ? { value: null } : document.fromText(text, field)
        event.target.setCustomValidity('fault' in parsed ? parsed.fault[currentLanguage()] : '')
        onChange('fault' in parsed ? undefined : parsed.value)
      }}
    />
  )
}

function Cell({ value, dense }: CellProps) {
  const t = useText()
  return dense ? t('there') : <pre>{JSON.stringify(value, null, 2)}</pre>
}

function Change() {
  const t = useText()
  return <b>{t('changed')}</b>
}

export default { Input, Cell, Change, wide: true } satisfies FieldWeb
