import { canonicalJson } from '../canonical.ts'
import { fieldsOf, type RecordType } from '../define/index.ts'
import type { Entry } from './entry.ts'

/** The values that a record's history adds up to. */
export interface Folded {
  readonly values: Record<string, unknown>
  updatedAt: string
}

export const nothingYet = (): Folded => ({ values: {}, updatedAt: '' })

/** Takes one more entry, in order. A comment or a file moves only the time of the last update, and a fact not even that. */
export function fold(folded: Folded, entry: { readonly act: Entry['act']; readonly at: string; readonly changes: string }): void {
  if (entry.act === 'fact') return
  const changes = JSON.parse(entry.changes) as Entry['changes']
  for (const [name, [, after]] of Object.entries(changes)) folded.values[name] = after
  const changed = entry.act === 'create' || entry.act === 'change' || entry.act === 'transition'
  folded.updatedAt = changed || entry.at > folded.updatedAt ? entry.at : folded.updatedAt
}

/** Where a record's present values are not those that its history adds up to, in words. */
export function deviations(type: RecordType, folded: Folded, row: Readonly<Record<string, unknown>>): string[] {
  const expected: Readonly<Record<string, unknown>> = { ...folded.values, updatedAt: folded.updatedAt }
  return fieldsOf(type).flatMap(([name, field]) => {
    const present = canonical(row[name])
    // A field that is younger than the record stands in none of its entries, and has its default or nothing.
    const right = Object.hasOwn(expected, name) ? [canonical(expected[name])] : ['null', canonical(field.default)]
    return right.includes(present) ? [] : [`${name} is ${present}, by its history ${right[0]}`]
  })
}

/** An empty list is nothing. */
const canonical = (value: unknown): string =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0) ? 'null' : canonicalJson(value)
