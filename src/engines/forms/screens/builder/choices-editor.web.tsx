import { type KeyboardEvent, useRef } from 'react'
import type { Word } from '../../../../kernel/define/index.ts'
import { currentLanguage } from '../../../../web/text/index.ts'
import { Button, TextInput } from '../../../../web/ui/index.ts'
import { most } from '../../form.ts'
import { LineActs } from './inputs.web.tsx'
import { useBuilderText } from './words.web.ts'

type Words = Readonly<Record<string, Word>>

interface ChoicesProps {
  readonly words: Words
  readonly onChange: (words: Words) => void
}

/** What can be chosen, one line each. Enter in a line begins the next one. */
export function ChoicesEditor({ words, onChange }: ChoicesProps) {
  const t = useBuilderText()
  const list = useRef<HTMLFieldSetElement>(null)
  const all = Object.entries(words)
  const order = currentLanguage() === 'de' ? (['de', 'en'] as const) : (['en', 'de'] as const)
  const put = (next: readonly (readonly [string, Word])[]) => onChange(Object.fromEntries(next))
  const add = () => {
    put([...all, [freeName(words), { en: '', de: '' }]])
    requestAnimationFrame(() => [...(list.current?.querySelectorAll<HTMLInputElement>(`input[lang="${order[0]}"]`) ?? [])].at(-1)?.focus())
  }
  const move = (at: number, by: -1 | 1) => {
    const one = all[at]
    if (one && all[at + by]) put(all.filter((_, i) => i !== at).toSpliced(at + by, 0, one))
  }
  const keys = (event: KeyboardEvent, at: number) => {
    if (event.key === 'Enter' && at === all.length - 1) {
      event.preventDefault()
      add()
    }
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    move(at, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <fieldset ref={list} className="field builder-list">
      <legend className="field-label">{t('choices')}</legend>
      {all.map(([name, word], i) => (
        <div key={name} className="builder-choice" role="group" aria-label={t('choice', { n: i + 1 })} onKeyDown={event => keys(event, i)}>
          {order.map(language => (
            <TextInput
              key={language}
              lang={language}
              aria-label={t(language === 'en' ? 'english' : 'german', { what: t('choice', { n: i + 1 }) })}
              placeholder={t(language === 'en' ? 'english' : 'german', { what: '' }).trim()}
              value={word[language]}
              onChange={event => put(all.map(([other, old]) => [other, other === name ? { ...old, [language]: event.target.value } : old] as const))}
            />
          ))}
          <LineActs
            up={{ label: t('upChoice', { n: i + 1 }), onClick: () => move(i, -1) }}
            down={{ label: t('downChoice', { n: i + 1 }), onClick: () => move(i, 1) }}
            remove={{ label: t('removeChoice', { n: i + 1 }), onClick: () => put(all.filter(([other]) => other !== name)) }}
          />
        </div>
      ))}
      <Button small icon="add" disabled={all.length >= most.choices} onClick={add}>
        {t('addChoice')}
      </Button>
    </fieldset>
  )
}

/** Names stay as they are when the words change: rules, prices and old answers speak of them. */
function freeName(words: Words): string {
  for (let n = Object.keys(words).length + 1; ; n++) if (!Object.hasOwn(words, `option${n}`)) return `option${n}`
}
