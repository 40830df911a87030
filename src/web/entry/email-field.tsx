import { FieldFrame, TextInput } from '../ui/form.tsx'
import { useEntryText } from './words.ts'

interface EmailFieldProps {
  readonly value: string
  readonly fault: string | undefined
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}

export function EmailField({ value, fault, onChange, autoFocus = false }: EmailFieldProps) {
  const t = useEntryText()
  return (
    <FieldFrame label={t('email')} fault={fault}>
      {ids => (
        <TextInput
          id={ids.id}
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="email"
          autoFocus={autoFocus}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={value}
          onChange={e => onChange(e.target.value)}
        />
      )}
    </FieldFrame>
  )
}
