import type { Text } from '../../kernel/define/index.ts'
import type { Form } from './form.ts'

/** The form with every text in every language: what was written in one only is read in the other too. */
export const spoken = (form: Form): Form => filled(form) as Form

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  if (!isText(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]))
  return { ...value, en: value.en.trim() === '' ? value.de : value.en, de: value.de.trim() === '' ? value.en : value.de }
}

const isText = (value: object): value is { readonly en: string; readonly de: string } =>
  'en' in value && 'de' in value && typeof value.en === 'string' && typeof value.de === 'string'

/** In one language at least; the other one reads it too. */
export const isSaid = (text: Text): boolean => text.en.trim() !== '' || text.de.trim() !== ''
