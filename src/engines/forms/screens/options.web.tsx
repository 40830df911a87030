import { useId } from 'react'
import { fieldWeb } from '../../../web/fields.ts'
import { classes } from '../../../web/ui/classes.ts'
import type { PickItem } from '../../../web/ui/pick.tsx'
import type { CompiledQuestion } from '../compile.ts'
import { priceOf } from '../price.ts'
import { isBlank } from '../standing.ts'
import { PriceWords } from './price-words.web.tsx'
import { useFormText } from './words.web.ts'

interface OptionsProps {
  readonly compiled: CompiledQuestion
  readonly items: readonly PickItem[]
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly required: boolean
}

/** A few choices below one another, each large enough for a thumb, with what it costs. */
export function Options({ compiled, items, value, onChange, required }: OptionsProps) {
  const t = useFormText()
  const name = useId()
  const { fromPick = (picked: string): unknown => picked } = fieldWeb(compiled.field)
  return (
    <div className="asked-options">
      {items.map(item => {
        const means = fromPick(item.value)
        const price = priceOf(compiled.question, means)
        const isPriced = price.once.length + price.recurring.length > 0
        return (
          <label key={item.value} className={classes('asked-option', means === value && 'is-chosen')}>
            <input type="radio" name={name} value={item.value} checked={means === value} required={required} onChange={() => onChange(means)} />
            <span>{item.title}</span>
            {isPriced && (
              <small>
                <PriceWords price={price} />
              </small>
            )}
          </label>
        )
      })}
      {!required && !isBlank(value) && (
        <button type="button" className="link asked-clear" onClick={() => onChange(null)}>
          {t('clear')}
        </button>
      )}
    </div>
  )
}
