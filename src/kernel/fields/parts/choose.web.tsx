import { useState } from 'react'
import type { InputProps, Picks } from '../../../web/fields.ts'
import type { Names } from '../../../web/client/shapes.ts'
import type { Field } from '../../define/index.ts'
import { defineTexts } from '../../../web/text/index.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { Pick, type PickItem } from '../../../web/ui/pick.tsx'
import { Popover } from '../../../web/ui/popover.tsx'

const { useText } = defineTexts('choose', {
  en: { choose: 'Choose …', clear: 'Clear' },
  de: { choose: 'Auswählen …', clear: 'Leeren' },
})

interface ChooseProps extends InputProps {
  readonly many: boolean
  readonly usePicks: (field: Field, typed: string, names: Names) => Picks
  readonly values: readonly string[]
}

/** A form's input for a value that is chosen: it shows what is chosen and opens the list. */
export function Choose({ many, usePicks, values, field, onChange, id, describedBy, invalid, names = {}, label, autoFocus }: ChooseProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [seen, setSeen] = useState<Readonly<Record<string, PickItem>>>({})
  const picks = usePicks(field, typed, names)
  const titleOf = (value: string) => seen[value]?.title ?? names[value]?.title ?? picks.items.find(i => i.value === value)?.title ?? '…'
  const pick = (next: readonly string[]) => {
    setSeen({ ...seen, ...Object.fromEntries(picks.items.filter(i => next.includes(i.value)).map(i => [i.value, i])) })
    onChange(many ? next : (next[0] ?? null))
    if (!many) setOpen(false)
  }
  const trigger = (
    <button
      type="button"
      className="input"
      id={id}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      {...(label ? { 'aria-label': label } : {})}
    >
      {values.length ? <span className="clip">{values.map(titleOf).join(', ')}</span> : <span className="none">{t('choose')}</span>}
      <Icon name="down" size={14} />
    </button>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={trigger} label={label ?? t('choose')}>
      <Pick
        label={t('choose')}
        items={picks.items}
        chosen={values}
        many={many}
        focus
        onPick={pick}
        {...(picks.searched ? { onTyped: setTyped } : {})}
        {...(picks.loading ? { loading: true } : {})}
        foot={
          !field.required &&
          values.length > 0 && (
            <button type="button" className="menu-item" onClick={() => pick([])}>
              <span className="pick-mark" />
              {t('clear')}
            </button>
          )
        }
      />
    </Popover>
  )
}
