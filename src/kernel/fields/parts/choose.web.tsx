import { type ComponentType, useState } from 'react'
import type { InputProps, PicksProps } from '../../../web/fields.ts'
import { defineTexts } from '../../../web/text/index.ts'
import { classes } from '../../../web/ui/classes.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { Pick, type PickItem } from '../../../web/ui/pick.tsx'
import { Popover } from '../../../web/ui/popover.tsx'
import { useNamed } from './records.web.tsx'

const { useText } = defineTexts('choose', {
  en: { choose: 'Choose …', clear: 'Clear' },
  de: { choose: 'Auswählen …', clear: 'Leeren' },
})

interface ChooseProps extends InputProps {
  readonly many: boolean
  readonly Picks: ComponentType<PicksProps>
  readonly values: readonly string[]
}

/** A form's input for a value that is chosen: it shows what is chosen and opens the list. */
export function Choose({ many, Picks, values, field, onChange, id, describedBy, invalid, names = {}, label, autoFocus }: ChooseProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [seen, setSeen] = useState<Readonly<Record<string, PickItem>>>({})
  const named = useNamed(field, field.options.to ? values.filter(value => !seen[value] && !names[value]) : [])
  const titleOf = (value: string) => (seen[value] ?? names[value] ?? named[value])?.title ?? '…'
  const pick = (next: readonly string[], items: readonly PickItem[]) => {
    setSeen({ ...seen, ...Object.fromEntries(items.filter(i => next.includes(i.value)).map(i => [i.value, i])) })
    onChange(many ? next : (next[0] ?? null))
    if (!many) setOpen(false)
  }
  const trigger = (
    <button
      type="button"
      className={classes('input', invalid && 'is-invalid')}
      id={id}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      {...(label ? { 'aria-label': label } : {})}
    >
      {values.length ? <span className="clip">{values.map(titleOf).join(', ')}</span> : <span className="none">{t('choose')}</span>}
      <Icon name="down" size={14} />
    </button>
  )
  const clear = !field.required && values.length > 0 && (
    <button type="button" className="menu-item" onClick={() => pick([], [])}>
      <span className="pick-mark" />
      {t('clear')}
    </button>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={trigger} label={label ?? t('choose')}>
      <Picks field={field} typed={typed}>
        {picks => (
          <Pick
            label={t('choose')}
            items={picks.items}
            chosen={values}
            many={many}
            focus
            onPick={next => pick(next, picks.items)}
            {...(picks.searched ? { onTyped: setTyped } : {})}
            {...(picks.loading ? { loading: true } : {})}
            foot={clear}
          />
        )}
      </Picks>
    </Popover>
  )
}
