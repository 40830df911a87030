import type { Field } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { Names, TypeShape } from '../../../web/client/index.ts'

/** An automation as the builder holds it: what the record's fields hold. */
export type Values = Readonly<Record<string, unknown>>
export type Cells = Readonly<Record<string, string | null>>

export const textOf = (values: Values, name: string): string => (typeof values[name] === 'string' ? values[name] : '')
export const rowsOf = (values: Values, name: string): readonly Cells[] => (Array.isArray(values[name]) ? (values[name] as readonly Cells[]) : [])

/** Whether it is filled in from the record when it runs. */
export const isTemplate = (text: string): boolean => text.includes('{{')

/** A value that an automation holds as text, as people read it. */
export function sayWritten(field: Field | undefined, text: string, names: Names, language: 'en' | 'de'): string {
  if (!field || isTemplate(text)) return text
  if (names[text]) return names[text].title
  const kind = fieldType(field.kind)
  const parsed = kind.fromText(text, field)
  return 'value' in parsed && field.options.to === undefined ? kind.say(parsed.value, field, language) : field.options.to ? '…' : text
}

/** Fields that an automation may set. */
export const settable = (type: TypeShape): readonly (readonly [string, Field])[] => Object.entries(type.fields).filter(([, field]) => !field.computed)

/** The type that the rows from here on give fields along to: of a new record, or this one. */
export function targetOf(rows: readonly Cells[], at: number, type: TypeShape | undefined, types: readonly TypeShape[]): TypeShape | undefined {
  const row = rows[at]
  if (row?.act !== 'with') return type
  const to = rows.slice(0, at).findLast(r => r.act !== 'with')
  return to?.act === 'createRecord' ? types.find(t => t.name === to.recordType) : type
}

/** Records that the acts name, with their types, so that they can be called by name. */
export function namedIn(rows: readonly Cells[], type: TypeShape | undefined, types: readonly TypeShape[]): readonly { type: TypeShape; id: string }[] {
  const find = (name: string | undefined) => types.find(t => t.name === name)
  return rows.flatMap((row, i) => {
    const field = targetOf(rows, i, type, types)?.fields[row.field ?? '']
    const pairs = [
      { type: find('group'), id: row.group },
      { type: find('person'), id: row.person },
      { type: find(field?.options.to), id: row.value },
    ]
    return pairs.flatMap(p => (p.type && p.id && p.id.length === 36 ? [{ type: p.type, id: p.id }] : []))
  })
}
