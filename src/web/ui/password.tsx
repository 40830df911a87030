import { type Ref, useState } from 'react'
import { FieldFrame, TextInput } from './form.tsx'
import { useUiText } from './words.ts'
import './password.css'

interface PasswordFieldProps {
  readonly label: string
  readonly name: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly fault?: string | undefined
  readonly ref?: Ref<HTMLInputElement>
}

/** A password, which one may look at: typing blind on a phone is where sign-ins fail. */
export function PasswordField({ label, name, autoComplete, value, onChange, help, fault, ref }: PasswordFieldProps) {
  const t = useUiText()
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame label={label} help={help} fault={fault}>
      {ids => (
        <div className="password">
          <TextInput
            {...(ref ? { ref } : {})}
            id={ids.id}
            type={shown ? 'text' : 'password'}
            name={name}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            value={value}
            onChange={e => onChange(e.target.value)}
          />
          <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t('showPassword')}
          </button>
        </div>
      )}
    </FieldFrame>
  )
}
