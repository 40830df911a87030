import { useState } from 'react'
import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { TextInput } from '../../../web/ui/form.tsx'
import { Said } from '../parts/said.web.tsx'
import { money } from './money.ts'
import './money.css'

interface Typing {
  readonly amount: string
  readonly currency: string
}

const shown = (value: unknown): Typing => (typeof value === 'object' && value !== null ? (value as Typing) : { amount: '', currency: 'EUR' })

function Input({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  const [typed, setTyped] = useState(() => shown(value))
  const change = (next: Typing) => {
    setTyped(next)
    const parsed = next.amount === '' ? { value: null } : money.parse({ ...next, amount: next.amount.replace(',', '.') }, field)
    onChange('fault' in parsed ? undefined : parsed.value)
  }
  return (
    <span className="money">
      <TextInput
        id={id}
        inputMode="decimal"
        value={typed.amount}
        autoFocus={autoFocus}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-label={label}
        onChange={event => change({ ...typed, amount: event.target.value })}
      />
      <TextInput
        aria-label="ISO 4217"
        maxLength={3}
        value={typed.currency}
        onChange={event => change({ ...typed, currency: event.target.value.toUpperCase() })}
      />
    </span>
  )
}

function Cell(props: CellProps) {
  return <Said {...props} type={money} numeric />
}

export default { Input, Cell, end: true } satisfies FieldWeb
