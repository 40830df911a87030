import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { TextInput } from '../../../web/ui/form.tsx'

/** What is typed is taken as it is: a line of text cannot be wrong, only too long. */
function Input({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  return (
    <TextInput
      id={id}
      value={typeof value === 'string' ? value : ''}
      maxLength={field.options.max}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      aria-required={field.required || undefined}
      onChange={event => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

function Cell({ value }: CellProps) {
  return (
    <span className="clip" dir="auto">
      {String(value)}
    </span>
  )
}

export default { Input, Cell } satisfies FieldWeb
