import { type Field, fieldsOf, type Language, type Model, type State } from '../../kernel/define/index.ts'
import { fieldType, recordsNamed } from '../../kernel/fields/index.ts'
import type { Entry } from '../../kernel/history/entry.ts'
import { linksOf } from './links.ts'
import type { Reading } from './reading.server.ts'
import type { Values } from './templates/language.ts'
import { placeholders } from './templates/variables.ts'

export interface Saying {
  readonly model: Model
  readonly publicUrl: string
  readonly zone: string
}

/** What the placeholders of a template stand for, for one reader of one entry. What they may not read is empty. */
export function valuesOf({ model, publicUrl, zone }: Saying, reading: Reading, entry: Entry | undefined): Values {
  const { acting, type, row } = reading
  const { language, name } = acting.person
  const values = new Map(placeholdersOf(model).map(path => [path, '']))
  for (const [field, is] of fieldsOf(type)) if (values.has(`record.${field}`)) values.set(`record.${field}`, said(reading, field, is, zone))
  const links = linksOf(publicUrl, acting, type, row)
  const own = {
    'person.name': name,
    'actor.name': entry?.actor.id ? entry.actor.name : nobody[language],
    'record.type': type.definition.label.one[language],
    'record.name': typeof row.number === 'string' ? row.number : (values.get(`record.${type.definition.views.title}`) ?? ''),
    'comment.text': entry?.text ?? '',
    'fact.text': entry?.fact?.say[language] ?? '',
    'state.before': stateBefore(reading, entry, language),
    'link.record': links.record,
    'link.preferences': links.preferences,
  }
  for (const [path, value] of Object.entries(own)) values.set(path, value)
  return values
}

/** What acts by itself. */
const nobody = { en: 'The service desk', de: 'Der Service Desk' } as const

const kept = new WeakMap<Model, readonly string[]>()
function placeholdersOf(model: Model): readonly string[] {
  const known = kept.get(model) ?? placeholders(model)
  kept.set(model, known)
  return known
}

function said({ acting, row, titles }: Reading, name: string, field: Field, zone: string): string {
  const value = row[name]
  if (value === null || value === undefined) return ''
  if (field.options.to !== undefined)
    return recordsNamed(field, value)
      .flatMap(({ id }) => titles[id]?.title ?? [])
      .join(', ')
  return fieldType(field.kind).say(value, field, acting.person.language, zone)
}

function stateBefore({ type }: Reading, entry: Entry | undefined, language: Language): string {
  const states = (type.definition.states ?? {}) as Readonly<Record<string, State>>
  const before = entry?.changes.state?.[0]
  return typeof before === 'string' ? (states[before]?.[language] ?? '') : ''
}
