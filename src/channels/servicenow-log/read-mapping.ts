import { type Model, nearest, type RecordType } from '../../kernel/define/index.ts'
import { malformed } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { formFault, timeReader, zoneFault } from './date-form.ts'
import { type ColumnRule, type Mapping, type Meaning, type NameRule, type TitlePiece, tidy } from './mapping.ts'

/** The record type that a row of the log is about. */
const target = 'incident'

/** @throws malformed with everything that is wrong, each said with the place in the file */
export function readMapping(text: string, model: Model, override: { readonly zone?: string } = {}): Mapping {
  const faults: string[] = []
  const mapping = mappingFrom(new Reader(parseJson(text), 'The mapping', faults), model, override)
  if (faults.length > 0) throw malformed(`The mapping cannot be used:\n${faults.map(f => `  ${f}`).join('\n')}`, 'bad_mapping')
  return mapping
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw malformed(`The mapping is not JSON: ${error instanceof Error ? error.message : String(error)}`, 'bad_mapping')
  }
}

function mappingFrom(file: Reader, model: Model, override: { readonly zone?: string }): Mapping {
  file.only('source', 'missing', 'dateForm', 'zone', 'numberPrefix', 'numberIfTaken', 'rows', 'title', 'columns', 'verbs', 'names')
  const dateForm = file.text('dateForm')
  const zone = override.zone ?? file.text('zone', 'UTC')
  const fault = formFault(dateForm) ?? zoneFault(zone)
  if (fault) file.say('dateForm', fault)
  const rows = file.object('rows')
  rows.only('number', 'at', 'order', 'by')
  const type = model.type(target)
  const names = file.entries('names').map(([kind, entry]) => nameRule(kind, entry, model))
  const columns = file.entries('columns')
  return {
    source: file.text('source'),
    missing: new Set(file.texts('missing', ['?', ''])),
    dateForm,
    zone,
    readTime: fault ? () => undefined : timeReader(dateForm, zone),
    numberPrefix: file.text('numberPrefix', ''),
    numberIfTaken: file.text('numberIfTaken', '{number}-SN'),
    rows: { number: rows.text('number'), at: rows.text('at'), order: rows.text('order'), by: rows.text('by') },
    title: file.texts('title', []).map(piece => titlePiece(piece, file)),
    columns: columns.filter(([, entry]) => !entry.has('leftOut')).map(([column, entry]) => columnRule(column, entry, type, names)),
    leftOut: new Map(columns.filter(([, entry]) => entry.has('leftOut')).map(([column, entry]) => [column, leftOut(entry)])),
    names: new Map(names.map(rule => [rule.kind, rule])),
    verbs: verbs(file.object('verbs'), type),
  }
}

function verbs(entry: Reader, type: RecordType): Mapping['verbs'] {
  const states = Object.keys(type.definition.states ?? {})
  const known = Object.keys(type.definition.transitions ?? {})
  entry.only(...states)
  const found = states.filter(state => entry.has(state)).map((state): [string, readonly string[]] => [state, entry.texts(state)])
  for (const [state, names] of found) {
    for (const name of names) if (!known.includes(name)) entry.say(state, `There is no transition '${name}'.${didYouMean(name, known)}`)
  }
  return new Map(found)
}

function leftOut(entry: Reader): string {
  entry.only('leftOut')
  return entry.text('leftOut')
}

function titlePiece(piece: string, file: Reader): TitlePiece {
  const [, before = '', column = '', after = ''] = /^([^{}]*)\{([^{}]+)\}([^{}]*)$/.exec(piece) ?? []
  if (column === '') file.say('title', `'${piece}' is no piece of a title. Name one column in braces, like ' / {subcategory}'.`)
  return { before, column, after }
}

function columnRule(column: string, entry: Reader, type: RecordType, names: readonly NameRule[]): ColumnRule {
  entry.only('field', 'or', 'values', 'leadingNumber', 'prefix', 'ifMissing', 'names', 'once', 'heldUntil')
  const rule: ColumnRule = {
    column,
    field: entry.text('field'),
    or: entry.texts('or', []),
    values: entry.has('values') ? meanings(entry) : undefined,
    leadingNumber: entry.flag('leadingNumber'),
    prefix: entry.text('prefix', ''),
    ifMissing: entry.has('ifMissing') ? entry.text('ifMissing') : undefined,
    names: entry.has('names') ? entry.text('names') : undefined,
    once: entry.flag('once'),
    heldUntil: entry.has('heldUntil') ? heldUntil(entry.object('heldUntil'), type) : undefined,
  }
  checkFields(rule, entry, type)
  checkNames(rule, entry, type, names)
  return rule
}

function heldUntil(entry: Reader, type: RecordType): NonNullable<ColumnRule['heldUntil']> {
  entry.only('states', 'time')
  const states = entry.texts('states')
  const known = Object.keys(type.definition.states ?? {})
  for (const state of states) if (!known.includes(state)) entry.say('states', `There is no state '${state}'.${didYouMean(state, known)}`)
  return { states, time: entry.has('time') ? entry.text('time') : undefined }
}

/** `"New": "new"` sets the column's own field; an object sets the fields it names. */
function meanings(entry: Reader): ReadonlyMap<string, Meaning> {
  const field = entry.text('field')
  return new Map(entry.values('values').map(([word, value]) => [tidy(word).toLowerCase(), isObject(value) ? (value as Meaning) : { [field]: value as string }]))
}

/** Every field that is set exists, and every value that stands in the mapping is one of its values. */
function checkFields(rule: ColumnRule, entry: Reader, type: RecordType): void {
  const { field } = rule
  if (!Object.hasOwn(type.fields, field)) entry.say('field', `${capital(type)} has no field '${field}'.${didYouMean(field, Object.keys(type.fields))}`)
  if (['number', 'category', 'stateSince', 'updatedAt', 'source', 'title'].includes(field)) entry.say('field', `'${field}' is filled by the import itself.`)
  for (const [word, meaning] of rule.values ?? []) {
    for (const [name, value] of Object.entries(meaning)) {
      const fault = valueFault(type, name, value)
      if (fault) entry.say(`values: '${word}'`, fault)
    }
  }
}

function valueFault(type: RecordType, name: string, value: unknown): string | undefined {
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  if (!field) return `${capital(type)} has no field '${name}'.${didYouMean(name, Object.keys(type.fields))}`
  if (value === null) return field.required ? `'${name}' cannot be empty.` : undefined
  const parsed = fieldType(field.kind).parse(value, field)
  return 'fault' in parsed ? `${JSON.stringify(value)} is no value of '${name}'. ${parsed.fault.en}` : undefined
}

function checkNames(rule: ColumnRule, entry: Reader, type: RecordType, names: readonly NameRule[]): void {
  const field = type.fields[rule.field]
  if (!field) return
  const to = fieldType(field.kind).many ? undefined : field.options.to
  if (rule.names === undefined) {
    if (field.options.to !== undefined) entry.say('names', `'${rule.field}' is a ${field.options.to}: say which kind of name the column holds.`)
    return
  }
  const named = names.find(n => n.kind === rule.names)
  if (!named)
    entry.say(
      'names',
      `There is no kind of name '${rule.names}'.${didYouMean(
        rule.names,
        names.map(n => n.kind),
      )}`,
    )
  else if (to !== named.record) entry.say('names', `'${rule.field}' cannot hold a ${named.record}.`)
}

function nameRule(kind: string, entry: Reader, model: Model): NameRule {
  entry.only('record', 'key', 'set')
  const record = entry.text('record')
  const key = entry.text('key')
  const set = Object.fromEntries(entry.values('set')) as NameRule['set']
  const type = model.find(record)
  if (!type)
    entry.say(
      'record',
      `There is no record type '${record}'.${didYouMean(
        record,
        model.types.map(t => t.name),
      )}`,
    )
  else {
    for (const name of Object.keys(set))
      if (!Object.hasOwn(type.fields, name)) entry.say('set', `${capital(type)} has no field '${name}'.${didYouMean(name, Object.keys(type.fields))}`)
    if (!Object.hasOwn(set, key)) entry.say('key', `'set' must say what '${key}' is, since records are found by it.`)
  }
  return { kind, record, key, set }
}

const capital = (type: RecordType) => type.definition.label.one.en

function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near === undefined ? '' : ` Did you mean '${near}'?`
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** One object of the file, and where it stands. What is not as it should be is noted, and something harmless given instead. */
class Reader {
  readonly #value: Record<string, unknown>
  readonly #where: string
  readonly #faults: string[]

  constructor(value: unknown, where: string, faults: string[]) {
    this.#value = isObject(value) ? value : {}
    this.#where = where
    this.#faults = faults
    if (!isObject(value)) faults.push(`${where} must be an object.`)
  }

  say(key: string, message: string): void {
    this.#faults.push(`${this.#where}.${key}: ${message}`)
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#value, key)
  }

  only(...known: readonly string[]): void {
    for (const key of Object.keys(this.#value)) if (!known.includes(key)) this.say(key, `There is no such setting.${didYouMean(key, known)}`)
  }

  text(key: string, standard?: string): string {
    const value = this.has(key) ? this.#value[key] : standard
    if (typeof value === 'string') return value
    this.say(key, value === undefined ? 'It is missing.' : 'It must be text.')
    return ''
  }

  texts(key: string, standard?: readonly string[]): readonly string[] {
    const value = this.has(key) ? this.#value[key] : standard
    if (Array.isArray(value) && value.every(v => typeof v === 'string')) return value
    this.say(key, 'It must be a list of texts.')
    return []
  }

  flag(key: string): boolean {
    const value = this.has(key) ? this.#value[key] : false
    if (typeof value !== 'boolean') this.say(key, 'It must be true or false.')
    return value === true
  }

  object(key: string): Reader {
    return new Reader(this.#value[key], `${this.#where}.${key}`, this.#faults)
  }

  /** Objects by name. */
  entries(key: string): [string, Reader][] {
    return this.values(key).map(([name, value]) => [name, new Reader(value, `${this.#where}.${key}.${name}`, this.#faults)])
  }

  /** Anything by name. */
  values(key: string): [string, unknown][] {
    const value = this.#value[key]
    if (!isObject(value)) this.say(key, 'It must be an object.')
    return isObject(value) ? Object.entries(value) : []
  }
}
