import type { InputProps } from '../../../web/fields.ts'
import { TextInput } from '../../../web/ui/form.tsx'

interface NativeProps extends InputProps {
  readonly type: 'date' | 'datetime-local' | 'time'
  readonly show: (value: string) => string
  readonly read: (text: string) => string | undefined
}

/** A day, moment or time of day with the browser's own picker, which every reader and phone knows. */
export function Native({ type, show, read, field, value, onChange, id, describedBy, invalid, autoFocus, label }: NativeProps) {
  return (
    <TextInput
      type={type}
      id={id}
      value={typeof value === 'string' ? show(value) : ''}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      aria-required={field.required || undefined}
      onChange={event => onChange(event.target.value === '' ? null : read(event.target.value))}
    />
  )
}
