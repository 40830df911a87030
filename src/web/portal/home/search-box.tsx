import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Icon } from '../../ui/icon.tsx'
import type { Active } from './use-active.ts'
import { useHomeText } from './words.ts'

interface SearchBoxProps {
  readonly words: string
  readonly onWords: (words: string) => void
  /** The id of the list of answers. */
  readonly list: string
  readonly active: Active
  readonly onFocus: () => void
}

/** The one box. Answers appear below while one types: arrows go through them, Enter opens one, or puts the keyboard of a phone away so that they can be seen. */
export function SearchBox({ words, onWords, list, active, onFocus }: SearchBoxProps) {
  const t = useHomeText()
  const input = useRef<HTMLInputElement>(null)
  const shown = words.trim() !== ''
  const typedBefore = useRef(onWords)
  useEffect(() => {
    // Typed before the page was alive.
    if (input.current?.value) typedBefore.current(input.current.value)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!active.open() && matchMedia('(pointer: coarse)').matches) input.current?.blur()
  }
  const clear = () => {
    onWords('')
    input.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onWords('')
    if (!shown || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    active.move(event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    <form role="search" className="search" onSubmit={submit}>
      <Icon name="search" size={20} />
      <input
        ref={input}
        type="search"
        name="q"
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active.id}
        enterKeyHint="search"
        autoComplete="off"
        maxLength={200}
        aria-label={t('search')}
        placeholder={t('search')}
        value={words}
        onChange={e => onWords(e.target.value)}
        onKeyDown={press}
        onFocus={onFocus}
      />
      {words !== '' && (
        <button type="button" className="search-clear" aria-label={t('clear')} onClick={clear}>
          <Icon name="close" size={18} />
        </button>
      )}
    </form>
  )
}
