import { Combobox } from '@base-ui/react/combobox'
import { useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import type { PickItem, PickProps } from './pick.tsx'
import { useUiText } from './words.ts'
import './popup.css'

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export default function PickList({ label, items, chosen, many = false, onPick, onTyped, loading, foot, focus }: PickProps) {
  const t = useUiText()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (!focus) return
    // A popover takes the focus itself once it stands; the input wants it after that.
    const timer = setTimeout(() => box.current?.focus(), 20)
    box.current?.focus()
    return () => clearTimeout(timer)
  }, [focus])
  // While others are still being looked for, those that do not fit must not be there to be taken by mistake.
  const narrowed = typed !== '' && (!onTyped || loading === true)
  const shown = !narrowed ? items : items.filter(i => fold(`${i.title} ${i.hint ?? ''}`).includes(fold(typed)))
  const type = (text: string, reason: string) => {
    if (reason !== 'input-change' && reason !== 'input-clear') return
    setTyped(text)
    onTyped?.(text)
  }
  const list = (
    <div className="pick">
      <Combobox.Input ref={box} className="pick-input" aria-label={label} placeholder={label} />
      <Combobox.Empty className="pick-none">{loading ? t('loading') : typed ? t('noMatch', { text: typed }) : t('nothing')}</Combobox.Empty>
      <Combobox.List className="pick-list" aria-label={label}>
        {(item: PickItem) => (
          <Combobox.Item key={item.value} value={item.value} className="menu-item">
            <span className="pick-mark">{chosen.includes(item.value) && <Icon name="check" />}</span>
            <span className="grow clip">{item.face ?? item.title}</span>
            {item.hint && <span className="pick-hint">{item.hint}</span>}
          </Combobox.Item>
        )}
      </Combobox.List>
      {foot}
    </div>
  )
  const common = {
    inline: true,
    open: true,
    items: shown,
    filter: null,
    inputValue: typed,
    autoHighlight: true,
    itemToStringLabel: (value: string) => items.find(i => i.value === value)?.title ?? '',
  } as const
  if (many)
    return (
      <Combobox.Root {...common} multiple value={[...chosen]} onValueChange={values => onPick(values)} onInputValueChange={(text, d) => type(text, d.reason)}>
        {list}
      </Combobox.Root>
    )
  return (
    <Combobox.Root
      {...common}
      value={chosen[0] ?? null}
      onValueChange={value => value !== null && onPick([value])}
      onInputValueChange={(text, d) => type(text, d.reason)}
    >
      {list}
    </Combobox.Root>
  )
}
