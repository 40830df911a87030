import type { Comparison, Field, Fields, Language, Model, RecordType, Rule, Text } from '../define/index.ts'

/** A JSON Schema (2020-12), as OpenAPI 3.1 uses it. */
export type JsonSchema = { readonly [key: string]: unknown }

export type Parsed<V> = { readonly value: V } | { readonly fault: Text }

/**
 * Everything the kernel must know about one kind of field. Nothing outside its folder asks what kind a field is.
 *
 * A value in memory is what JSON says (text, number, boolean, list, object); `read` and `write` translate to
 * and from what the database driver gives and takes.
 */
export interface FieldType<V = unknown> {
  readonly kind: string
  /** SQL type of its one column. */
  readonly column: (field: Field) => string
  readonly read: (stored: unknown) => V
  /** `seal` is given where a record is saved; only what must not be readable in the database needs it. */
  readonly write: (value: V, seal?: Seal) => unknown
  /** The SQL expression that is compared and sorted, for a column expression: usually the column itself. */
  readonly operand: (column: string) => string
  /** The same on the value, so that both answer alike: numbers by size, text by code point. `undefined` cannot be compared. */
  readonly comparable: (value: V) => Comparable | undefined
  /** Checks and tidies what a caller gave. */
  readonly parse: (value: unknown, field: Field) => Parsed<V>
  /** From a cell of a CSV file or a form. */
  readonly fromText: (text: string, field: Field) => Parsed<V>
  /** For CSV and messages; `fromText` reads it back to the same value. */
  readonly toText: (value: V, field: Field) => string
  /** As a person reads it, in their language and time zone (UTC unless told): `Critical`, `4 hours`. References give their id; who knows names replaces it. */
  readonly say: (value: V, field: Field, language: Language, zone?: string) => string
  readonly schema: (field: Field) => JsonSchema
  /** What is wrong with the field as its definition wrote it, in English; looked for at start. */
  readonly flaw?: (field: Field) => string | undefined
  /** What is wrong with a value beside the rest of its record and the other definitions; asked where it is saved and has changed. */
  readonly check?: (value: V, field: Field, beside: Beside) => Text | undefined
  /** Which comparisons a rule may make; the literal is parsed by `parseOperand`. Where there are none, only emptiness can be asked. */
  readonly comparisons: readonly Comparison[]
  /** A rule's literal for this field, as a comparable; for lists, one member. */
  readonly parseOperand: (literal: unknown, field: Field) => Parsed<Comparable>
  /** Whether the column holds many (an SQL array): `contains` asks for a member. */
  readonly many: boolean
  /** Its values name attachments, which must lie on the record itself. */
  readonly files?: true
  /** How reports gather records by it: a group for each value, or for each day, week or month. Absent where neither makes sense. */
  readonly gathers?: 'value' | 'time'
  /** What is added up and averaged: SQL of the number, for a column expression. Lengths of time are seconds. */
  readonly amount?: { readonly of: 'number' | 'time'; readonly sql: (column: string) => string }
  /** SQL that gives the text to be searched, for a column or parameter expression; absent where search makes no sense. */
  readonly searchText?: (column: string) => string
}

/** Closes a text so that it can be opened only by this installation, for this place; no two texts have the same mark. */
export type Seal = (text: string, mark: string) => string

/** What surrounds a value that is about to be saved. */
export interface Beside {
  readonly model: Model
  /** The fields of the record, or the columns of the row and then the fields of the record. */
  readonly fields: Fields
  /** Their values, as they would be saved. */
  readonly values: Readonly<Record<string, unknown>>
  /** What is wrong with a rule about records of that type, for whoever saves; undefined if they may not know of the type. */
  readonly ruleFaults: (about: RecordType, rule: Rule) => readonly string[] | undefined
}

export type Comparable = string | number | boolean
