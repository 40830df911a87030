import type { Field, Language, Model, State, Text } from '../../kernel/define/index.ts'
import { fieldType, recordsNamed } from '../../kernel/fields/index.ts'
import type { Entry } from '../../kernel/history/entry.ts'
import { linksOf } from './links.ts'
import type { Reading } from './reading.server.ts'
import { pathsIn, type Values } from './templates/language.ts'
import { placeholders } from './templates/variables.ts'

export interface Saying {
  readonly model: Model
  readonly publicUrl: string
  readonly zone: string
}

/** What the placeholders of these templates stand for, for one reader of one entry. What they may not read is empty. */
export async function valuesOf(saying: Saying, reading: Reading, entry: Entry | undefined, ...templates: readonly string[]): Promise<Values> {
  const known = placeholdersOf(saying.model)
  const values = new Map<string, string>()
  for (const path of new Set(templates.flatMap(pathsIn)))
    if (known.has(path))
      values.set(path, (path.startsWith('record.') && (await ofRecord(saying, reading, path.slice(7)))) || ofEntry(saying, reading, entry, path))
  return values
}

const kept = new WeakMap<Model, ReadonlySet<string>>()
function placeholdersOf(model: Model): ReadonlySet<string> {
  const known = kept.get(model) ?? new Set(placeholders(model))
  kept.set(model, known)
  return known
}

async function ofRecord({ zone }: Saying, { acting, type, row, titles }: Reading, name: string): Promise<string> {
  const field: Field | undefined = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  const value = row[name]
  if (!field || value === null || value === undefined) return ''
  if (field.options.to === undefined) return fieldType(field.kind).say(value, field, acting.person.language, zone)
  const names = await titles()
  return recordsNamed(field, value)
    .flatMap(({ id }) => names[id]?.title ?? [])
    .join(', ')
}

/** What acts by itself. */
const nobody = { en: 'The service desk', de: 'Der Service Desk' } as const

function ofEntry({ publicUrl }: Saying, reading: Reading, entry: Entry | undefined, path: string): string {
  const { acting, type, row } = reading
  const { language, name } = acting.person
  const links = () => linksOf(publicUrl, acting, type, row)
  const title = row[type.definition.views.title]
  switch (path) {
    case 'person.name':
      return name
    case 'actor.name':
      return entry?.actor.id ? entry.actor.name : nobody[language]
    case 'record.type':
      return type.definition.label.one[language]
    case 'record.name':
      return typeof row.number === 'string' ? row.number : typeof title === 'string' ? title : ''
    case 'comment.text':
      return entry?.text ?? ''
    case 'fact.text':
      return entry?.fact?.say[language] ?? ''
    case 'approval.summary':
      return summaryOf(reading)
    case 'state.before':
      return stateBefore(reading, entry, language)
    case 'link.record':
      return links().record
    case 'link.preferences':
      return links().preferences
    default:
      return ''
  }
}

function stateBefore({ type }: Reading, entry: Entry | undefined, language: Language): string {
  const states = (type.definition.states ?? {}) as Readonly<Record<string, State>>
  const before = entry?.changes.state?.[0]
  return typeof before === 'string' ? (states[before]?.[language] ?? '') : ''
}

/** As approvers see it. Nothing where the record has no such thing. */
function summaryOf({ acting, row }: Reading): string {
  const { lines } = (row.summary ?? {}) as { readonly lines?: readonly { readonly label: Text; readonly value: Text }[] }
  const { language } = acting.person
  const said = (lines ?? []).filter(line => line.value[language] !== '').map(line => `${line.label[language]}: ${line.value[language].replace(/\s+/g, ' ')}`)
  return said.join('\n')
}
