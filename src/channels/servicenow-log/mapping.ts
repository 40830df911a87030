import type { ReadTime } from './date-form.ts'

/** What a mapping file says, checked against the record types it fills. */
export interface Mapping {
  /** Stands as `source` on every record; with the number it is what a record is found again by. */
  readonly source: string
  /** Cells that mean: nothing. */
  readonly missing: ReadonlySet<string>
  readonly dateForm: string
  readonly zone: string
  readonly readTime: ReadTime
  readonly numberPrefix: string
  /** For a number that another record here has already; `{number}` is the number. */
  readonly numberIfTaken: string
  readonly rows: RowColumns
  /** Pieces of the title. One whose column is empty is left out. */
  readonly title: readonly TitlePiece[]
  readonly columns: readonly ColumnRule[]
  /** Columns that are knowingly not taken over, and why. */
  readonly leftOut: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, NameRule>
  /** By state: the verbs that lead into it, of which the first that was possible stands in the history. */
  readonly verbs: ReadonlyMap<string, readonly string[]>
}

/** Columns that say what a row is: of which incident, when, in which order, by whom. */
export interface RowColumns {
  readonly number: string
  readonly at: string
  readonly order: string
  readonly by: string
}

export interface TitlePiece {
  readonly before: string
  readonly column: string
  readonly after: string
}

export interface ColumnRule {
  readonly column: string
  readonly field: string
  /** Other columns to look at where this one is empty. */
  readonly or: readonly string[]
  /** What the words of the column mean; without it, they are the value. */
  readonly values: ReadonlyMap<string, Meaning> | undefined
  /** Only the number before the words counts: `1 - High`. */
  readonly leadingNumber: boolean
  readonly prefix: string
  /** For a cell that is empty. */
  readonly ifMissing: string | undefined
  /** The kind of record that the words name. */
  readonly names: string | undefined
  /** Taken from the first row of an incident; it never changes. */
  readonly once: boolean
  /** Back-filled onto every row of the log: shown only from these states on, and from the time in that column on. */
  readonly heldUntil: { readonly states: readonly string[]; readonly time: string | undefined } | undefined
}

/** Values by field; the words of one column may set several. */
export type Meaning = Readonly<Record<string, string | number | boolean | null>>

export interface NameRule {
  readonly kind: string
  readonly record: string
  /** The field by which a record that exists already is found: its name, or its e-mail address. */
  readonly key: string
  readonly set: Readonly<Record<string, string | number | boolean | null>>
}

/** Words as they are compared: some labels of a log hold two spaces. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What a word means: its own entry, or else one with a `*` at its end. Letters may be small or capital. */
export function meaningOf(values: ReadonlyMap<string, Meaning>, word: string): Meaning | undefined {
  const wanted = word.toLowerCase()
  const own = values.get(wanted)
  if (own) return own
  for (const [key, meaning] of values) if (key.endsWith('*') && wanted.startsWith(key.slice(0, -1))) return meaning
  return undefined
}

/** All columns that a mapping looks at. */
export function columnsUsed(mapping: Mapping): ReadonlySet<string> {
  const { rows, title, columns } = mapping
  return new Set([
    ...Object.values(rows as unknown as Record<string, string>),
    ...title.map(piece => piece.column),
    ...columns.flatMap(rule => [rule.column, ...rule.or, ...(rule.heldUntil?.time === undefined ? [] : [rule.heldUntil.time])]),
  ])
}

/** Fields that a rule may set. */
export const fieldsSet = (rule: ColumnRule): readonly string[] => [
  ...new Set([rule.field, ...[...(rule.values?.values() ?? [])].flatMap(meaning => Object.keys(meaning))]),
]
