import { lazy, Suspense } from 'react'
import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { TextArea } from '../../../web/ui/form.tsx'

/** Only pages that show documents need it, and it is large. */
const Markdown = lazy(async () => ({ default: (await import('../../../web/ui/markdown.tsx')).Markdown }))

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
  if (dense) return <span className="clip">{text.slice(0, 200)}</span>
  return (
    <Suspense fallback={<p dir="auto">{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  )
}

export default { Input, Cell, wide: true } satisfies FieldWeb
