import type { Field, RecordType } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { type ColumnRule, fieldsSet, type Mapping, meaningOf, tidy } from './mapping.ts'

/** One row of the log, read: what the incident was after that update. */
export interface LogRow {
  /** Line in the file as a spreadsheet counts: the heading is 1. */
  readonly row: number
  readonly number: string
  readonly at: string
  readonly order: number
  /** The words that name who made the update. */
  readonly by: string | undefined
  /** Values by field. A field that must be filled and is empty in the row is not among them. */
  readonly values: Readonly<Record<string, unknown>>
  /** The same for fields that are taken from an incident's first row only. */
  readonly once: Readonly<Record<string, unknown>>
  /** Fields that hold a record which the log names by words. */
  readonly names: readonly Named[]
  /** Words that no value stands for, in columns that may be empty: left out, and told. */
  readonly strange: readonly { readonly column: string; readonly word: string }[]
}

export interface Named {
  readonly field: string
  readonly kind: string
  readonly label: string
  readonly once: boolean
}

/** A row that is not taken over, and what to do about it. */
export interface HeldRow {
  readonly row: number
  readonly number: string | undefined
  readonly reason: Reason
  readonly column: string | undefined
  readonly value: string | undefined
  readonly remedy: string
}

export type Reason = 'cells' | 'no_number' | 'bad_time' | 'bad_order' | 'unknown_value' | 'bad_value' | 'empty' | 'late' | 'changed_here' | 'removed_here'

export const isHeld = (row: RowKey | HeldRow): row is HeldRow => 'reason' in row

export type ReadRow = (cells: readonly string[], row: number) => LogRow | HeldRow

/** What sorts a row among those of its incident. */
export interface RowKey {
  readonly number: string
  readonly at: string
  readonly order: number
}

/** A column by its name in the heading; -1 if it is not there. */
export type Place = (column: string) => number

/** Leaves room for a prefix or an ending within the 40 characters of a number. */
const longestNumber = 32

/** Reads only what a row is sorted by. */
export function keyReader(mapping: Mapping, width: number, place: Place): (cells: readonly string[], row: number) => RowKey | HeldRow {
  const { rows, readTime, missing } = mapping
  const [number, at, order] = [place(rows.number), place(rows.at), place(rows.order)]
  return (cells, row) => {
    const held = (reason: Reason, column: string | undefined, value: string | undefined, remedy: string): HeldRow => {
      const named = tidy(cells[number] ?? '')
      return { row, number: missing.has(named) ? undefined : named, reason, column, value, remedy }
    }
    if (cells.length !== width)
      return held('cells', undefined, String(cells.length), `The row has ${cells.length} cells, the heading ${width}. Look for a missing comma or quote.`)
    const name = tidy(cells[number] ?? '')
    if (missing.has(name)) return held('no_number', rows.number, name, 'Fill in the number of the incident.')
    if (name.length > longestNumber) return held('bad_value', rows.number, name, `Use a number of at most ${longestNumber} characters.`)
    const time = readTime(tidy(cells[at] ?? ''))
    if (time === undefined)
      return held('bad_time', rows.at, cells[at], `Give the time of the update in the form ${mapping.dateForm}, or set 'dateForm' in the mapping.`)
    const count = (cells[order] ?? '').trim()
    if (!/^\d{1,9}$/.test(count)) return held('bad_order', rows.order, count, 'Give the count of the update as a whole number.')
    return { number: mapping.numberPrefix + name, at: time, order: Number(count) }
  }
}

export function rowReader(mapping: Mapping, type: RecordType, width: number, place: Place): ReadRow {
  const readKey = keyReader(mapping, width, place)
  const rules = mapping.columns.filter(rule => place(rule.column) >= 0).map(rule => cellReader(mapping, type, rule, place))
  // What is held back until a state asks which state the row is in, so that column comes first.
  const ordered = [...rules.filter(r => r.rule.field === 'state'), ...rules.filter(r => r.rule.field !== 'state')]
  const by = place(mapping.rows.by)
  const title = titleReader(mapping, type, place)
  return (cells, row) => {
    const key = readKey(cells, row)
    if ('reason' in key) return key
    const values: Record<string, unknown> = {}
    const once: Record<string, unknown> = {}
    const names: Named[] = []
    const strange: { column: string; word: string }[] = []
    for (const reader of ordered) {
      const { rule } = reader
      const cell = reader.released(cells, key.at, values.state) ? reader.read(cells) : nothing
      if ('held' in cell) return { row, number: key.number, ...cell.held }
      if ('strange' in cell) strange.push({ column: rule.column, word: cell.strange })
      if ('label' in cell) names.push({ field: rule.field, kind: rule.names ?? '', label: cell.label, once: rule.once })
      else Object.assign(rule.once ? once : values, reader.empty, 'set' in cell ? cell.set : {})
    }
    values.title = title(cells, key.number)
    const person = tidy(cells[by] ?? '')
    return { row, ...key, by: mapping.missing.has(person) ? undefined : person, values, once, names, strange }
  }
}

/** What one cell says. */
type Cell =
  | { readonly set: Readonly<Record<string, unknown>> }
  | { readonly label: string }
  | { readonly strange: string }
  | { readonly held: Omit<HeldRow, 'row' | 'number'> }
  | { readonly nothing: true }

const nothing: Cell = { nothing: true }

interface CellReader {
  readonly rule: ColumnRule
  /** The fields of the rule without a value, but for those that must have one. */
  readonly empty: Readonly<Record<string, null>>
  readonly released: (cells: readonly string[], at: string, state: unknown) => boolean
  readonly read: (cells: readonly string[]) => Cell
}

function cellReader(mapping: Mapping, type: RecordType, rule: ColumnRule, place: Place): CellReader {
  const places = [rule.column, ...rule.or].map(place).filter(i => i >= 0)
  const { heldUntil } = rule
  const time = heldUntil?.time === undefined ? -1 : place(heldUntil.time)
  const understand = remembered((word: string) => understandWord(mapping, type, rule, word))
  return {
    rule,
    empty: Object.fromEntries(
      fieldsSet(rule)
        .filter(name => !type.fields[name]?.required)
        .map(name => [name, null]),
    ),
    released: (cells, at, state) => {
      if (!heldUntil) return true
      if (!heldUntil.states.includes(String(state))) return false
      const from = time < 0 ? undefined : mapping.readTime(tidy(cells[time] ?? ''))
      return from === undefined || from <= at
    },
    read: cells => {
      const filled = places.map(i => tidy(cells[i] ?? '')).find(text => !mapping.missing.has(text)) ?? rule.ifMissing
      return filled === undefined ? absent(type, rule) : understand(filled)
    },
  }
}

/** A field that must be filled stands as it was before, which a first row has not; that is asked when rows become one incident. */
const absent = (type: RecordType, rule: ColumnRule): Cell => {
  if (rule.field !== 'state' && !(rule.names === undefined && type.fields[rule.field]?.required && !rule.once)) return nothing
  return {
    held: {
      reason: 'empty',
      column: rule.column,
      value: undefined,
      remedy: `Fill in ${rule.column}, or say with 'ifMissing' in the mapping what an empty cell means.`,
    },
  }
}

function understandWord(mapping: Mapping, type: RecordType, rule: ColumnRule, word: string): Cell {
  const field = type.fields[rule.field]
  if (!field) return nothing
  if (rule.names !== undefined) return { label: word }
  const key = rule.leadingNumber ? (/^-?\d+/.exec(word)?.[0] ?? '') : word
  if (rule.values) {
    const meaning = meaningOf(rule.values, key)
    return meaning ? { set: meaning } : unknown(type, rule, word)
  }
  return valueOf(mapping, rule, field, key === '' ? word : key)
}

function valueOf(mapping: Mapping, rule: ColumnRule, field: Field, word: string): Cell {
  if (field.kind === 'dateTime') {
    const time = mapping.readTime(word)
    return time === undefined ? unfit(rule, field, word, `Use a time in the form ${mapping.dateForm}.`) : { set: { [rule.field]: time } }
  }
  const parsed = fieldType(field.kind).fromText(rule.prefix + word, field)
  return 'fault' in parsed ? unfit(rule, field, word, parsed.fault.en) : { set: { [rule.field]: parsed.value } }
}

const unknown = (type: RecordType, rule: ColumnRule, word: string): Cell =>
  fieldsSet(rule).some(name => type.fields[name]?.required)
    ? {
        held: {
          reason: 'unknown_value',
          column: rule.column,
          value: word,
          remedy: `Say in the mapping what ${JSON.stringify(word)} means, under columns.${rule.column}.values, before this incident is imported.`,
        },
      }
    : { strange: word }

const unfit = (rule: ColumnRule, field: Field, word: string, remedy: string): Cell =>
  field.required ? { held: { reason: 'bad_value', column: rule.column, value: word, remedy } } : { strange: word }

function titleReader(mapping: Mapping, type: RecordType, place: Place): (cells: readonly string[], number: string) => string {
  const pieces = mapping.title.map(piece => ({ ...piece, at: place(piece.column) })).filter(piece => piece.at >= 0)
  const most = type.fields.title?.options.max ?? 200
  return (cells, number) => {
    const filled = pieces.flatMap(({ before, after, at }) => {
      const word = tidy(cells[at] ?? '')
      return mapping.missing.has(word) ? [] : [before + word + after]
    })
    const title = filled.join('').replace(/^[\s/:,;-]+/, '')
    return [...(title === '' ? `${type.definition.label.one.en} ${number}` : title)].slice(0, most).join('')
  }
}

/** A log says the same few words again and again. */
function remembered<T>(work: (word: string) => T): (word: string) => T {
  let known = new Map<string, T>()
  return word => {
    const found = known.get(word)
    if (found !== undefined) return found
    if (known.size > 20_000) known = new Map()
    const made = work(word)
    known.set(word, made)
    return made
  }
}
