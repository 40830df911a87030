import { type Field, type Fields, type Language, nearest, type Text } from '../../define/index.ts'
import { placeOf } from '../named.ts'
import { fault } from '../parts/parsed.ts'
import type { Beside, FieldType, JsonSchema, Parsed } from '../type.ts'

type Row = Readonly<Record<string, unknown>>
export type Rows = readonly Row[]
type Kinds = Readonly<Record<string, FieldType>>

const columnsOf = (field: Field): Fields => field.options.columns ?? {}
const most = (field: Field): number => field.options.max ?? 100
/** Nobody reads more of them at once, and each unknown column is compared with those there are. */
const mostFaults = 20

/** Some rows of the same columns, kept together. `kinds` are those that a column may be of. */
export const rowsOf = (kinds: Kinds): FieldType<Rows> => ({
  kind: 'rows',
  column: () => 'jsonb',
  read: stored => (stored ?? []) as Rows,
  write: value => (value.length === 0 ? null : JSON.stringify(value)),
  operand: column => column,
  comparable: () => undefined,
  parse: (value, field) => parse(kinds, value, field),
  fromText: (text, field) => fromText(kinds, text, field),
  toText: value => JSON.stringify(value.map(filledOnly)),
  say: (value, field, language) => value.map(row => sayRow(kinds, row, field, language)).join('; '),
  schema: field => ({ type: 'array', items: schema(kinds, field), maxItems: most(field) }),
  flaw: field => flaw(kinds, field),
  check: (value, field, beside) => check(kinds, value, field, beside),
  comparisons: [],
  parseOperand: () => fault('Rows can only be asked whether there are any.', 'Zeilen können nur darauf geprüft werden, ob es welche gibt.'),
  many: false,
})

/** @throws if a definition holds such a column; `flaw` tells of it before */
function kindOf(kinds: Kinds, column: Field): FieldType {
  const kind = Object.hasOwn(kinds, column.kind) ? kinds[column.kind] : undefined
  if (!kind) throw new Error(`A column of rows cannot be of the kind '${column.kind}'.`)
  return kind
}

const nothing = (kind: FieldType): unknown => (kind.many ? [] : null)
const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(kinds: Kinds, value: unknown, field: Field): Parsed<Rows> {
  if (!Array.isArray(value)) return fault('Give a list of rows.', 'Geben Sie eine Liste von Zeilen an.')
  if (value.length > most(field)) {
    return fault(`Use at most ${most(field)} rows; these are ${value.length}.`, `Verwenden Sie höchstens ${most(field)} Zeilen; das sind ${value.length}.`)
  }
  const faults: Text[] = []
  const found = value.map((row: unknown, i) => rowFrom(kinds, row, i, field, faults))
  return faults.length > 0 ? { fault: together(faults) } : { value: found }
}

function rowFrom(kinds: Kinds, row: unknown, i: number, field: Field, faults: Text[]): Row {
  const columns = columnsOf(field)
  if (faults.length > mostFaults) return {}
  if (!isRow(row)) {
    const names = Object.keys(columns).join(', ')
    faults.push(said(i, undefined, { en: `Give an object with ${names}.`, de: `Geben Sie ein Objekt mit ${names} an.` }))
    return {}
  }
  const before = faults.length
  for (const name of Object.keys(row)) {
    if (Object.hasOwn(columns, name)) continue
    if (faults.length > mostFaults) return {}
    faults.push(said(i, undefined, unknownColumn(name, columns)))
  }
  const cells = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cellFrom(kinds, row[name], i, column, faults)]))
  if (faults.length === before && Object.values(cells).every(isBlank)) {
    faults.push(said(i, undefined, { en: 'Nothing stands in it. Fill it in or remove it.', de: 'Sie ist leer. Füllen Sie sie aus oder entfernen Sie sie.' }))
  }
  return cells
}

function cellFrom(kinds: Kinds, given: unknown, i: number, column: Field, faults: Text[]): unknown {
  const kind = kindOf(kinds, column)
  const value = given === undefined ? column.default : given
  if (isBlank(value)) {
    if (column.required) faults.push(said(i, column, { en: 'Fill this in.', de: 'Bitte ausfüllen.' }))
    return nothing(kind)
  }
  const parsed = kind.parse(value, column)
  if ('value' in parsed) return parsed.value
  faults.push(said(i, column, parsed.fault))
  return null
}

function unknownColumn(name: string, columns: Fields): Text {
  const near = nearest(name, Object.keys(columns))
  const short = name.slice(0, 80)
  return {
    en: `There is no column '${short}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`,
    de: `Eine Spalte „${short}“ gibt es nicht.${near === undefined ? '' : ` Meinten Sie „${near}“?`}`,
  }
}

/** `Row 2, From: Use a time like 16:00.` */
function said(row: number, column: Field | undefined, text: Text): Text {
  const place = placeOf(row, column)
  return { en: `${place.en}: ${text.en}`, de: `${place.de}: ${text.de}` }
}

function together(faults: readonly Text[]): Text {
  const told = faults.slice(0, mostFaults)
  const more = faults.length > mostFaults
  const all = (language: Language, rest: string) => [...told.map(text => text[language]), ...(more ? [rest] : [])].join(' ')
  return { en: all('en', 'There is more that is wrong.'), de: all('de', 'Es ist noch mehr falsch.') }
}

function fromText(kinds: Kinds, text: string, field: Field): Parsed<Rows> {
  try {
    return parse(kinds, JSON.parse(text), field)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [name = 'column'] = Object.keys(columnsOf(field))
    return fault(`Give the rows as JSON, like [{"${name}": ...}].`, `Geben Sie die Zeilen als JSON an, etwa [{"${name}": ...}].`)
  }
}

const filledOnly = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => !isBlank(value)))

/** As a person reads one row: what stands in it, in the order of the columns. */
function sayRow(kinds: Kinds, row: Row, field: Field, language: Language): string {
  const cells = Object.entries(columnsOf(field)).filter(([name]) => !isBlank(row[name]))
  return cells.map(([name, column]) => kindOf(kinds, column).say(row[name], column, language)).join(', ')
}

function schema(kinds: Kinds, field: Field): JsonSchema {
  const cells = Object.entries(columnsOf(field)).map(([name, column]): [string, JsonSchema] => {
    const own = { ...kindOf(kinds, column).schema(column), description: column.label.en }
    return [name, column.required ? own : { anyOf: [own, { type: 'null' }] }]
  })
  const required = Object.entries(columnsOf(field)).flatMap(([name, column]) => (column.required && column.default === undefined ? [name] : []))
  return { type: 'object', properties: Object.fromEntries(cells), required, additionalProperties: false }
}

function flaw(kinds: Kinds, field: Field): string | undefined {
  const columns = Object.entries(columnsOf(field))
  if (columns.length === 0) return 'It has no columns.'
  for (const [name, column] of columns) {
    const kind = Object.hasOwn(kinds, column.kind) ? kinds[column.kind] : undefined
    if (!kind) return `'${name}' is of the kind ${column.kind}, which cannot be a column. Use one of: ${Object.keys(kinds).join(', ')}.`
    const own = kind.flaw?.(column)
    if (own !== undefined) return `${name}: ${own}`
  }
  return undefined
}

function check(kinds: Kinds, value: Rows, field: Field, beside: Beside): Text | undefined {
  const columns = columnsOf(field)
  const faults = value.flatMap((row, i) => {
    const around: Beside = { ...beside, fields: { ...beside.fields, ...columns }, values: { ...beside.values, ...row } }
    return Object.entries(columns).flatMap(([name, column]) => {
      const found = isBlank(row[name]) ? undefined : kindOf(kinds, column).check?.(row[name], column, around)
      return found ? [said(i, column, found)] : []
    })
  })
  return faults.length > 0 ? together(faults) : undefined
}
