import { type FormEvent, useRef } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { useHomeText } from './words.ts'

/** The one box. Answers appear below while one types; Enter puts the keyboard of a phone away so that they can be seen. */
export function SearchBox({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const t = useHomeText()
  const input = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (matchMedia('(pointer: coarse)').matches) input.current?.blur()
  }
  const clear = () => {
    onWords('')
    input.current?.focus()
  }
  return (
    <form role="search" className="search" onSubmit={submit}>
      <Icon name="search" size={20} />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={200}
        aria-label={t('search')}
        placeholder={t('search')}
        value={words}
        onChange={e => onWords(e.target.value)}
        onKeyDown={e => e.key === 'Escape' && onWords('')}
      />
      {words !== '' && (
        <button type="button" className="search-clear" aria-label={t('clear')} onClick={clear}>
          <Icon name="close" size={18} />
        </button>
      )}
    </form>
  )
}
