import { useId } from 'react'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import './choices.css'

interface ChoicesProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly fault?: string | undefined
  readonly onChange: (value: V) => void
}

/** One of a few, each large enough for a thumb. */
export function Choices<V extends string>({ label, value, options, fault, onChange }: ChoicesProps<V>) {
  const name = useId()
  return (
    <fieldset className="choices" aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend className="field-label">{label}</legend>
      <div className="choices-row">
        {options.map(o => (
          <label key={o.value} className={classes('choice', o.value === value && 'is-chosen')}>
            <input type="radio" name={name} value={o.value} checked={o.value === value} onChange={() => onChange(o.value)} />
            {o.label}
          </label>
        ))}
      </div>
      {fault && (
        <p className="field-fault" id={`${name}-fault`}>
          <Icon name="warning" size={14} />
          {fault}
        </p>
      )}
    </fieldset>
  )
}
