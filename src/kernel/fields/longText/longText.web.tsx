import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { TextArea } from '../../../web/ui/form.tsx'
import { Markdown } from '../../../web/ui/markdown.tsx'

function Input({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  return (
    <TextArea
      id={id}
      value={typeof value === 'string' ? value : ''}
      maxLength={field.options.max}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      aria-required={field.required || undefined}
      rows={3}
      onChange={event => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

function Cell({ value, dense }: CellProps) {
  const text = String(value)
  return dense ? <span className="clip">{text.slice(0, 200)}</span> : <Markdown text={text} />
}

export default { Input, Cell, wide: true } satisfies FieldWeb
