import type { Money, Text } from '../../../kernel/define/index.ts'
import type { Column, Hint, Part, Prefill, Question, Recurring, Section } from '../../../engines/forms/index.ts'

/** What the forms of the catalogue are written in. */

type Said = readonly [en: string, de: string]

export const said = ([en, de]: Said): Text => ({ en, de })

type More = Partial<Omit<Question, 'part' | 'key' | 'kind' | 'label' | 'help'>> & { readonly help?: Said }

export const question = (key: string, kind: Question['kind'], label: Said, { help, ...more }: More = {}): Question => ({
  part: 'question',
  key,
  kind,
  label: said(label),
  ...(help ? { help: said(help) } : {}),
  ...more,
})

export const choice = (key: string, label: Said, words: Readonly<Record<string, Said>>, more: More = {}): Question =>
  question(key, 'choice', label, { ...more, options: { words: wordsOf(words) } })

export const wordsOf = (words: Readonly<Record<string, Said>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(words).map(([key, label]) => [key, said(label)]))

export const column = (kind: Column['kind'], label: Said, more: Omit<Column, 'kind' | 'label'> = {}): Column => ({ kind, label: said(label), ...more })

export const section = (key: string, label: Said, parts: readonly Part[], show?: string): Section => ({
  part: 'section',
  key,
  label: said(label),
  parts,
  ...(show === undefined ? {} : { show }),
})

export const hint = (key: string, text: Said, show?: string): Hint => ({ part: 'hint', key, text: said(text), ...(show === undefined ? {} : { show }) })

export const euros = (amount: string): Money => ({ amount, currency: 'EUR' })
export const monthly = (amount: string): Recurring => ({ ...euros(amount), every: 'month' })
export const yearly = (amount: string): Recurring => ({ ...euros(amount), every: 'year' })

/** Questions that several items ask alike. */

export const site = (key: string, label: Said, more: More = {}): Question =>
  question(key, 'reference', label, { options: { to: 'location' }, prefill: theirs('location'), ...more })

/** What stands with whoever it is for. */
export const theirs = (field: string): readonly Prefill[] => [{ from: `requester.${field}` }]

export const keyboards: Readonly<Record<string, Said>> = {
  german: ['German', 'Deutsch'],
  dutch: ['Dutch', 'Niederländisch'],
  portuguese: ['Portuguese', 'Portugiesisch'],
  english: ['English', 'Englisch'],
}

/** A day that leaves those who do it some time. */
export const notSooner = (key: string, days: number) => ({
  rule: `${key} >= now() + duration('P${days}D')`,
  otherwise: said([`We need ${days} days for it. Choose a later day.`, `Wir brauchen ${days} Tage dafür. Bitte einen späteren Tag wählen.`]),
})
