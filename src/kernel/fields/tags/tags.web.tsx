import { useState } from 'react'
import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { TextInput } from '../../../web/ui/form.tsx'
import { Tag } from '../../../web/ui/marks.tsx'

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const split = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map(t => t.trim().toLowerCase())
      .filter(Boolean),
  ),
]

function Input({ value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  const [typed, setTyped] = useState(() => listed(value).join(', '))
  const shown = split(typed).join() === listed(value).join() ? typed : listed(value).join(', ')
  const change = (text: string) => {
    setTyped(text)
    onChange(split(text))
  }
  return (
    <TextInput
      id={id}
      value={shown}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      placeholder="vpn, laptop"
      onChange={event => change(event.target.value)}
    />
  )
}

function Cell({ value }: CellProps) {
  return (
    <span className="who">
      {listed(value).map(tag => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  )
}

export default { Input, Cell, many: true } satisfies FieldWeb
