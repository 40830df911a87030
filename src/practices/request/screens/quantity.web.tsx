import { useId } from 'react'
import { IconButton } from '../../../web/ui/button.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { useShopText } from './words.web.ts'

interface QuantityProps {
  readonly value: number
  readonly least?: number
  readonly most: number
  readonly fault?: string | undefined
  readonly onChange: (value: number) => void
}

/** How many, with a step for the thumb. */
export function Quantity({ value, least = 1, most, fault, onChange }: QuantityProps) {
  const t = useShopText()
  const id = useId()
  const set = (wanted: number) => onChange(Math.min(most, Math.max(least, Math.round(wanted) || least)))
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('quantity')}
      </label>
      <div className="quantity">
        <IconButton icon="down" look="plain" label={t('fewer')} disabled={value <= least} onClick={() => set(value - 1)} />
        <input
          id={id}
          className="input"
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          value={value}
          aria-invalid={fault !== undefined}
          onChange={e => set(Number(e.target.value))}
        />
        <IconButton icon="up" look="plain" label={t('more')} disabled={value >= most} onClick={() => set(value + 1)} />
      </div>
      {fault && (
        <p className="field-fault">
          <Icon name="warning" size={14} />
          {fault}
        </p>
      )}
    </div>
  )
}
