import type { Text, Word } from './text.ts'

/**
 * One field of a record. `kind` names the folder in `kernel/fields` that knows everything about it:
 * its column, its validation, its filters, its input and its cell.
 */
export interface Field<Value = unknown, Required extends boolean = boolean, Computed extends boolean = boolean> {
  readonly kind: string
  readonly label: Text
  readonly help?: Text
  readonly required: Required
  /** Set by the system, never by a caller. */
  readonly computed: Computed
  readonly unique: boolean
  readonly default?: Value
  /** Found by full-text search, with this weight (A is the heaviest). */
  readonly search?: 'A' | 'B' | 'C'
  /** Indexed for lists that filter or sort by it. */
  readonly index?: boolean
  /** The field's former name; the migration renames the column instead of dropping it. */
  readonly was?: string
  readonly options: FieldOptions
  /** Carries the type of the value; never present at run time. */
  readonly value?: Value
}

/** What only some kinds of field know. Plain data, so that server and browser read the same. */
export interface FieldOptions {
  /** text: most characters. */
  readonly max?: number
  /** number: smallest and largest value, whole numbers only, and words for its levels (`1: Critical`). */
  readonly min?: number
  readonly most?: number
  readonly whole?: boolean
  readonly words?: Readonly<Record<string, Word>>
  /** reference, references: the record type it points at, and which of its records may be chosen (rule text). */
  readonly to?: string
  readonly only?: string
  /** rows: the columns of each row. */
  readonly columns?: Readonly<Record<string, Field>>
  /** text: what the screens offer to choose from, by the name of an engine's `<name>.offer.web.ts`. */
  readonly offers?: string
  /** text: what it has to be the name of; a time zone of the IANA database. */
  readonly format?: 'time-zone'
  /** rule: the text or choice beside it that names the record type it is about, or else that type itself. */
  readonly of?: string
}

interface Asked<Value> {
  readonly label: Text
  readonly help?: Text
  readonly required?: boolean
  readonly computed?: boolean
  readonly unique?: boolean
  readonly default?: Value
  readonly search?: 'A' | 'B' | 'C'
  readonly index?: boolean
  readonly was?: string
}

type Flag<O, K extends string> = O extends { readonly [P in K]: true } ? true : false
type Made<Value, O> = Field<Value, Flag<O, 'required'>, Flag<O, 'computed'>>

function make<Value, const O extends Asked<Value>>(kind: string, asked: O, options: FieldOptions = {}): Made<Value, O> {
  const { label, help, required = false, computed = false, unique = false, search, index, was } = asked
  const field = { kind, label, help, required, computed, unique, default: asked.default, search, index, was, options }
  return Object.fromEntries(Object.entries(field).filter(([, v]) => v !== undefined)) as unknown as Made<Value, O>
}

/** One line of text, at most `max` characters (200 unless told); `offers` names what the screens let one choose, `format` what it must be. */
export const text = <const O extends Asked<string> & { max?: number; offers?: string; format?: 'time-zone' }>(o: O) =>
  make<string, O>('text', o, {
    max: o.max ?? 200,
    ...(o.offers === undefined ? {} : { offers: o.offers }),
    ...(o.format === undefined ? {} : { format: o.format }),
  })

/** Long text, written and kept as Markdown. */
export const longText = <const O extends Asked<string> & { max?: number }>(o: O) => make<string, O>('longText', o, { max: o.max ?? 100_000 })

/** A number; `words` gives its levels a name, as in priority 1 = Critical. */
export const number = <const O extends Asked<number> & { min?: number; most?: number; whole?: boolean; words?: Readonly<Record<number, Word>> }>(o: O) =>
  make<number, O>('number', o, { min: o.min, most: o.most, whole: o.whole ?? false, words: o.words })

/** An amount and its currency (ISO 4217): `{ amount: '12.50', currency: 'EUR' }`. */
export const money = <const O extends Asked<Money>>(o: O) => make<Money, O>('money', o)

export const boolean = <const O extends Asked<boolean>>(o: O) => make<boolean, O>('boolean', o)

/** One of a fixed set of words, in the order given. */
export const choice = <const C extends Readonly<Record<string, Word>>, const O extends Asked<Extract<keyof NoInfer<C>, string>>>(words: C, o: O) =>
  make<Extract<keyof C, string>, O>('choice', o, { words })

/** A calendar day, `2026-03-29`. */
export const date = <const O extends Asked<string>>(o: O) => make<string, O>('date', o)

/** A moment, UTC ISO 8601 to the millisecond: `2026-03-29T01:00:00.000Z`. */
export const dateTime = <const O extends Asked<string>>(o: O) => make<string, O>('dateTime', o)

/** A time of day, `16:00`. */
export const time = <const O extends Asked<string>>(o: O) => make<string, O>('time', o)

/** A length of time, ISO 8601: `PT4H`, `P2D` (a day is 24 hours). */
export const duration = <const O extends Asked<string>>(o: O) => make<string, O>('duration', o)

/** Another record, by id. `only` narrows what may be chosen, in rule text. */
export const reference = <const O extends Asked<string> & { only?: string }>(to: string, o: O) => make<string, O>('reference', o, { to, only: o.only })

/** Several other records, by id, each once. */
export const references = <const O extends Asked<readonly string[]> & { only?: string }>(to: string, o: O) =>
  make<readonly string[], O>('references', o, { to, only: o.only })

/** Files kept with the record, by attachment id. */
export const attachment = <const O extends Asked<readonly string[]>>(o: O) => make<readonly string[], O>('attachment', o)

export const email = <const O extends Asked<string>>(o: O) => make<string, O>('email', o, { max: 254 })

export const url = <const O extends Asked<string>>(o: O) => make<string, O>('url', o, { max: 2000 })

/** Free words, each once, lower case. */
export const tags = <const O extends Asked<readonly string[]>>(o: O) => make<readonly string[], O>('tags', o)

/**
 * A few rows (at most `max`, 100 unless told) of the same columns, in the order given; each column is a field of any kind
 * but `rows`, `document`, `secret` and `attachment`: `rows({ from: time({ ... }), to: time({ ... }) }, { label })`.
 */
export const rows = <const C extends Fields, const O extends Asked<readonly Cells<NoInfer<C>>[]> & { max?: number }>(columns: C, o: O) =>
  make<readonly Cells<C>[], O>('rows', o, { columns, max: o.max ?? 100 })

/** One JSON object, whose shape is its definer's matter and checked in `before`: a form, a drawing. */
export const document = <const O extends Omit<Asked<Document>, 'search' | 'unique' | 'index'>>(o: O) => make<Document, O>('document', o)

/** A condition in rule text about records of one type: of that which the field `of` beside it names, or of the type `of` itself. */
export const rule = <const O extends Asked<string> & { of: string }>(o: O) => make<string, O>('rule', o, { of: o.of })

/** A text that is written and never read back: a password, a key. Kept sealed; only the server's own work reads it (`Records.secret`). */
export const secret = <const O extends Omit<Asked<Secret>, 'default' | 'search' | 'unique' | 'index'> & { max?: number }>(o: O) =>
  make<Secret, O>('secret', o, { max: o.max ?? 4000 })

/** That there is a secret. The mark is another one with each new secret, and says nothing else. */
export interface Secret {
  readonly set: true
  readonly mark: string
}

export type Document = Readonly<Record<string, unknown>>

export interface Money {
  readonly amount: string
  readonly currency: string
}

export type Fields = Readonly<Record<string, Field>>
export type FieldNames<F> = Extract<keyof F, string>
export type ValueOf<F> = F extends Field<infer V, boolean, boolean> ? V : never
/** What a caller gives: a secret is given as its text. */
export type GivenOf<F> = ValueOf<F> extends Secret ? string : ValueOf<F>
/** One row's values by column. */
export type Cells<C> = { readonly [K in keyof C]: C[K] extends Field<infer V, infer R, boolean> ? (R extends true ? V : V | null) : never }
