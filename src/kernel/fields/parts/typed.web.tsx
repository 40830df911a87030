import { useEffect, useRef, useState } from 'react'
import { currentLanguage } from '../../../web/text/index.ts'
import type { InputProps } from '../../../web/fields.ts'
import { TextInput } from '../../../web/ui/form.tsx'
import type { FieldType } from '../type.ts'

interface TypedProps extends InputProps {
  readonly type: Pick<FieldType, 'fromText'>
  /** How the value stands in the input. */
  readonly show: (value: unknown) => string
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'url'
  readonly placeholder?: string
}

/** An input whose text the field's own rules read; says at once when they cannot. */
export function Typed({ type, show, field, value, onChange, id, describedBy, invalid, autoFocus, label, ...rest }: TypedProps) {
  const [typed, setTyped] = useState(() => show(value))
  const given = useRef(value)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (value === given.current) return
    given.current = value
    setTyped(show(value))
  }, [value, show])
  const change = (text: string) => {
    setTyped(text)
    const parsed = text.trim() === '' ? { value: null } : type.fromText(text, field)
    box.current?.setCustomValidity('fault' in parsed ? parsed.fault[currentLanguage()] : '')
    given.current = 'fault' in parsed ? undefined : parsed.value
    onChange(given.current)
  }
  return (
    <TextInput
      {...rest}
      ref={box}
      id={id}
      value={typed}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      aria-required={field.required || undefined}
      onBlur={event => event.target.reportValidity()}
      onChange={event => change(event.target.value)}
    />
  )
}
