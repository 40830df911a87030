import { type Field, type Model, type RecordType, snake } from '../define/index.ts'
import { fieldType } from '../fields/index.ts'

/** What the database should hold for one record type. Plain data, kept beside the migrations and compared with the definitions. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly indexes: readonly Index[]
  readonly foreignKeys: readonly ForeignKey[]
  /** First number of its sequence, where records are numbered. */
  readonly numbersFrom?: number
  /** The name that its administrative records have in the history, which keeps an index of them. */
  readonly administrative?: string
}

export interface Column {
  readonly name: string
  readonly type: string
  readonly notNull: boolean
  readonly default?: string
  /** Its former name. */
  readonly was?: string
}

export interface Index {
  readonly name: string
  readonly unique: boolean
  readonly method: 'btree' | 'gin'
  /** SQL expressions in order, after the tenant. */
  readonly on: readonly string[]
}

export interface ForeignKey {
  readonly column: string
  readonly table: string
}

/** Tables that follow from the definitions, in an order that is stable. */
export const wantedTables = (model: Model): Table[] => model.types.map(type => table(model, type))

function table(model: Model, type: RecordType): Table {
  const fields = Object.entries(type.fields)
  return {
    name: type.table,
    columns: [...identity(type), ...fields.filter(([name]) => name !== 'number').map(([name, field]) => column(name, field)), ...kept(type)],
    indexes: indexes(model, type),
    foreignKeys: fields.flatMap(([name, field]) => foreignKey(model, name, field)),
    ...(type.definition.numbered ? { numbersFrom: firstNumber } : {}),
    ...(type.definition.administrative ? { administrative: type.name } : {}),
  }
}

/** Far behind the numbers of other products' early records, so that what is imported keeps its own. */
const firstNumber = 1_000_001

const identity = (type: RecordType): Column[] => [
  { name: 'tenant_id', type: 'uuid', notNull: true },
  { name: 'id', type: 'uuid', notNull: true },
  { name: 'version', type: 'integer', notNull: true },
  ...(type.definition.numbered ? [{ name: 'number', type: 'text', notNull: true }] : []),
]

const kept = (type: RecordType): Column[] => [
  { name: 'custom', type: 'jsonb', notNull: true, default: `'{}'` },
  ...(searched(type).length > 0 ? [{ name: 'search', type: 'tsvector', notNull: false }] : []),
  { name: 'history_seq', type: 'integer', notNull: true },
  { name: 'history_hash', type: 'bytea', notNull: true },
]

function column(name: string, field: Field): Column {
  const { was } = field
  return { name: snake(name), type: fieldType(field.kind).column(field), notNull: field.required, ...(was ? { was: snake(was) } : {}) }
}

function foreignKey(model: Model, name: string, field: Field): ForeignKey[] {
  const target = field.options.to === undefined ? undefined : model.find(field.options.to)
  return target && !fieldType(field.kind).many ? [{ column: snake(name), table: target.table }] : []
}

/** Fields that full-text search looks at. */
export const searched = (type: RecordType): [string, Field][] => Object.entries(type.fields).filter(([, f]) => f.search !== undefined)

function indexes(model: Model, type: RecordType): Index[] {
  const d = type.definition
  const fields = Object.entries(type.fields)
  const title = type.fields[d.views.title]
  const all = [
    ...(d.single ? [only(type)] : []),
    ...fields.filter(([, f]) => f.unique).map(([name]) => index(type, [name], { unique: true })),
    ...((d.unique ?? []) as string[][]).map(names => index(type, names, { unique: true })),
    ...fields.filter(([, f]) => f.index).map(([name, f]) => (fieldType(f.kind).many ? index(type, [name], { method: 'gin' }) : index(type, [name, 'id']))),
    ...((d.indexes ?? []) as string[][]).map(names => index(type, [...names, 'id'])),
    ...relatedBy(model, type).map(name => index(type, [name, 'id'])),
    ...fields.filter(([, f]) => fieldType(f.kind).many && f.options.to !== undefined).map(([name]) => index(type, [name], { method: 'gin' })),
    ...(searched(type).length > 0 ? [index(type, ['search'], { method: 'gin' })] : []),
    ...(title?.search ? [trigrams(type, d.views.title)] : []),
  ]
  return [...new Map(all.map(i => [i.name, i])).values()]
}

/** Fields by which other types' pages list records of this type. */
const relatedBy = (model: Model, type: RecordType): string[] =>
  model.types.flatMap(t => (t.definition.views.related ?? []).filter(r => r.record === type.name).map(r => r.by))

function index(type: RecordType, names: readonly string[], how: { unique?: boolean; method?: 'gin' } = {}): Index {
  const bare = names.map(n => snake(n.replace(/^-/, '')))
  const direction = (name: string, i: number) => (name.startsWith('-') || (bare[i] === 'id' && names[i - 1]?.startsWith('-')) ? ' desc' : '')
  const on = names.map((name, i) => `"${bare[i]}"${direction(name, i)}`)
  return { name: shorten(`${type.table}_${bare.join('_')}${how.unique ? '_key' : '_idx'}`), unique: how.unique ?? false, method: how.method ?? 'btree', on }
}

/** One record for each tenant. */
const only = (type: RecordType): Index => ({ name: shorten(`${type.table}_only_key`), unique: true, method: 'btree', on: [] })

const trigrams = (type: RecordType, title: string): Index => ({
  name: shorten(`${type.table}_${snake(title)}_trgm`),
  unique: false,
  method: 'gin',
  on: [`lower("${snake(title)}") gin_trgm_ops`],
})

/** PostgreSQL cuts names at 63 bytes without a word. */
const shorten = (name: string) => (name.length <= 60 ? name : `${name.slice(0, 50)}_${checksum(name)}`)

function checksum(text: string): string {
  let sum = 0
  for (const c of text) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) >>> 0
  return sum.toString(36)
}

/** The fields behind a unique index, by its name; empty if it is none of this type's. */
export function wantedIndexFields(type: RecordType, indexName: string): string[] {
  const sets = [
    ...Object.entries(type.fields)
      .filter(([, f]) => f.unique)
      .map(([name]) => [name]),
    ...((type.definition.unique ?? []) as string[][]),
  ]
  return sets.find(names => index(type, names, { unique: true }).name === indexName) ?? []
}
