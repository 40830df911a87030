import type { Field, Text } from '../define/index.ts'

/** A record that a value names. */
export interface Named {
  readonly id: string
  /** The field, or the column of its rows, that says which records may be named there. */
  readonly by: Field
  /** Where in the value, if there is more than one place. */
  readonly at?: Text
}

/** The records that a field's value names, itself or in its rows. */
export function recordsNamed(field: Field, value: unknown): readonly Named[] {
  const { to, columns } = field.options
  if (to !== undefined) return idsIn(value).map(id => ({ id, by: field }))
  if (columns === undefined || !Array.isArray(value)) return []
  const naming = Object.entries(columns).filter(([, column]) => column.options.to !== undefined)
  return value.flatMap((row: Readonly<Record<string, unknown>>, i) =>
    naming.flatMap(([name, by]) => idsIn(row[name]).map((id): Named => ({ id, by, at: placeOf(i, by) }))),
  )
}

const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter(id => typeof id === 'string' && id !== '')

/** `Row 2, Service`. */
export const placeOf = (row: number, column: Field | undefined): Text => ({
  en: `Row ${row + 1}${column ? `, ${column.label.en}` : ''}`,
  de: `Zeile ${row + 1}${column ? `, ${column.label.de}` : ''}`,
})
