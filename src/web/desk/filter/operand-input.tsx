import { useState } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import type { Names } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { Pick, Select, TextInput, useUiText } from '../../ui/index.ts'
import type { OperandKind } from './askings.ts'
import { useFilterText } from './words.ts'

interface OperandInputProps {
  readonly field: Field
  readonly kind: OperandKind
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly names: Names
}

export function OperandInput(props: OperandInputProps) {
  if (props.kind === 'none') return null
  if (props.kind === 'duration') return <AgoInput {...props} />
  return fieldWeb(props.field).Picks ? <PickInput {...props} many={props.kind === 'many'} /> : <PlainInput {...props} />
}

function PickInput({ field, value, onChange, many }: OperandInputProps & { many: boolean }) {
  const u = useUiText()
  const [typed, setTyped] = useState('')
  const { Picks, fromPick } = fieldWeb(field)
  const chosen = value === undefined || value === null ? [] : [value].flat().map(String)
  const pick = (next: readonly string[]) => {
    const values = next.map(v => fromPick?.(v) ?? v)
    onChange(many ? values : values[0])
  }
  if (!Picks) return null
  return (
    <Picks field={field} typed={typed}>
      {picks => (
        <Pick
          label={u('search')}
          items={picks.items}
          chosen={chosen}
          many={many}
          onPick={pick}
          {...(picks.searched ? { onTyped: setTyped } : {})}
          {...(picks.loading ? { loading: true } : {})}
        />
      )}
    </Picks>
  )
}

function PlainInput({ field, value, onChange, names }: OperandInputProps) {
  const t = useFilterText()
  const { Input, many } = fieldWeb(field)
  if (many)
    return <TextInput aria-label={t('value')} value={typeof value === 'string' ? value : ''} autoFocus onChange={event => onChange(event.target.value)} />
  return <Input field={{ ...field, required: false }} value={value} onChange={onChange} names={names} label={t('value')} autoFocus />
}

const units = { minutes: ['PT', 'M'], hours: ['PT', 'H'], days: ['P', 'D'] } as const
type Unit = keyof typeof units

function read(value: unknown): { amount: string; unit: Unit } {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(typeof value === 'string' ? value : '') ?? []
  if (minutes) return { amount: String(Number(minutes) + 60 * Number(hours ?? 0) + 1440 * Number(days ?? 0)), unit: 'minutes' }
  if (hours) return { amount: String(Number(hours) + 24 * Number(days ?? 0)), unit: 'hours' }
  return { amount: days ?? '', unit: 'days' }
}

/** So many minutes, hours or days before now. */
function AgoInput({ value, onChange }: OperandInputProps) {
  const t = useFilterText()
  const [typed, setTyped] = useState(() => read(value))
  const change = (next: typeof typed) => {
    setTyped(next)
    const [before, after] = units[next.unit]
    onChange(/^[1-9]\d{0,4}$/.test(next.amount) ? `${before}${next.amount}${after}` : undefined)
  }
  return (
    <div className="chip-pair">
      <TextInput
        aria-label={t('amount')}
        inputMode="numeric"
        value={typed.amount}
        autoFocus
        onChange={event => change({ ...typed, amount: event.target.value })}
      />
      <Select aria-label={t('unit')} value={typed.unit} onChange={event => change({ ...typed, unit: event.target.value as Unit })}>
        {(Object.keys(units) as Unit[]).map(unit => (
          <option key={unit} value={unit}>
            {t(unit)}
          </option>
        ))}
      </Select>
    </div>
  )
}
