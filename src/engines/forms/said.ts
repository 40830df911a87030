import { type Field, type Language, languages, type Text } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import type { CompiledForm } from './compile.ts'
import type { Answers } from './form.ts'
import { isBlank } from './standing.ts'

/** An answer in words, for summaries and mails. Plain text: whoever puts it into Markdown or HTML escapes it (`saidAsMarkdown`). */
export interface Said {
  readonly key: string
  readonly label: Text
  readonly value: Text
  /** The innermost section it stands in. */
  readonly section?: Text
}

/** Names of records and files that answers hold, by id. What is not among them is said as `…`. */
export type NamesById = Readonly<Record<string, string>>

/** The answers in the order of their questions. `answers` are those that count (`Standing.answers`). */
export function saidOf(compiled: CompiledForm, answers: Answers, names: NamesById, zone?: string): Said[] {
  const sections = new Map(sectionsOf(compiled))
  return compiled.questions.flatMap(({ question: { key, label }, field }) => {
    const value = answers[key]
    if (isBlank(value)) return []
    const section = sections.get(key)
    return [{ key, label, value: inEach(language => sayAnswer(field, value, language, names, zone)), ...(section ? { section } : {}) }]
  })
}

const inEach = (say: (language: Language) => string): Text => Object.fromEntries(languages.map(l => [l, say(l)])) as unknown as Text

function sectionsOf({ form }: CompiledForm): [string, Text][] {
  const walk = (parts: CompiledForm['form']['parts'], section: Text | undefined): [string, Text][] =>
    parts.flatMap(part =>
      part.part === 'section' ? walk(part.parts, part.label) : part.part === 'question' && section ? [[part.key, section] as [string, Text]] : [],
    )
  return walk(form.parts, undefined)
}

/** One answer as a person reads it: records and files by name, rows one after the other. */
export function sayAnswer(field: Field, value: unknown, language: Language, names: NamesById, zone?: string): string {
  const { columns, to } = field.options
  const kind = fieldType(field.kind)
  if (columns)
    return listed(value)
      .map(row => sayRow(columns, row as Answers, language, names, zone))
      .join('; ')
  if (to !== undefined || kind.files)
    return listed(value)
      .map(id => names[String(id)] ?? '…')
      .join(', ')
  return kind.say(value, field, language, zone)
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

const sayRow = (columns: Readonly<Record<string, Field>>, row: Answers, language: Language, names: NamesById, zone?: string): string =>
  Object.entries(columns)
    .filter(([name]) => !isBlank(row[name]))
    .map(([name, column]) => `${column.label[language]}: ${sayAnswer(column, row[name], language, names, zone)}`)
    .join(', ')

/** As a list in Markdown, in which nothing that somebody answered means more than itself. */
export const saidAsMarkdown = (said: readonly Said[], language: Language): string =>
  said.map(({ label, value }) => `- **${plainly(label[language])}:** ${plainly(value[language]).replace(/\s*\n\s*/g, ' / ')}`).join('\n')

const plainly = (text: string): string => text.replace(/[\\`*_[\]<>#|~!&]/g, '\\$&')
