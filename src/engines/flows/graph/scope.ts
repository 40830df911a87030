import { type AnyDefinition, type Field, type Model, type RecordType, fieldsOf, text } from '../../../kernel/define/index.ts'
import type { Column, Graph, Variable } from './graph.ts'

/**
 * What the rules and texts of a flow can name: the fields of its record, and beside them `answers`, `flow` and `row` as if they were records
 * that it names. So the one rule language serves unchanged.
 */
export interface Scope {
  readonly model: Model
  readonly type: RecordType
  /** Of the subject, without what is known beside it. */
  readonly subject: RecordType
}

export const beside = ['answers', 'flow', 'row'] as const
export type Beside = (typeof beside)[number]

const types: Readonly<Record<Beside, string>> = { answers: '#answers', flow: '#flow', row: '#row' }

/** @param row what a loop's rows hold, where the rule or text stands within one */
export function scopeOf(model: Model, subject: RecordType, graph: Pick<Graph, 'variables'>, row: Readonly<Record<string, Field>> = {}): Scope {
  const variables = graph.variables ?? []
  const made = new Map<string, RecordType>([
    [types.answers, typeWith(types.answers, fieldsFrom(variables, 'answers'))],
    [types.flow, typeWith(types.flow, fieldsFrom(variables, 'flow'))],
    [types.row, typeWith(types.row, row)],
  ])
  const find = (name: string) => made.get(name) ?? model.find(name)
  const within: Model = { ...model, find, type: name => made.get(name) ?? model.type(name) }
  const names = Object.fromEntries(beside.map(name => [name, reference(types[name])]))
  return { model: within, type: { ...subject, fields: { ...subject.fields, ...names } }, subject }
}

const reference = (to: string): Field => ({ kind: 'reference', label: { en: '', de: '' }, required: false, computed: true, unique: false, options: { to } })

const typeWith = (name: string, fields: Readonly<Record<string, Field>>): RecordType => ({
  name,
  path: name,
  table: name,
  definition: { name, label: { one: { en: name.slice(1), de: name.slice(1) }, many: { en: name, de: name } } } as unknown as AnyDefinition,
  fields,
  from: 'engines/flows',
})

const fieldsFrom = (variables: readonly Variable[], from: Variable['from']): Record<string, Field> =>
  Object.fromEntries(variables.filter(v => v.from === from).map(v => [v.key, fieldOf(v)]))

/** The kernel's field that a variable is, so that its values are read, compared and said as any other. */
export function fieldOf(variable: Variable | Column): Field {
  const { key, kind, to, label } = variable
  const words = { en: label ?? key, de: label ?? key }
  const columns = 'columns' in variable ? Object.fromEntries((variable.columns ?? []).map(c => [c.key, fieldOf(c)])) : undefined
  const options = {
    ...(to === undefined ? {} : { to }),
    ...(kind === 'text' ? { max: 4000 } : {}),
    ...(kind === 'rows' ? { columns: columns ?? {}, max: 200 } : {}),
  }
  return { ...text({ label: words }), kind, options }
}

/** What a step within a loop finds as `row`: the columns, or the one value of a list as `row.value`. */
export function rowFieldsOf(list: Field): Readonly<Record<string, Field>> {
  if (list.options.columns) return list.options.columns
  const { to } = list.options
  return { value: to === undefined ? text({ label: list.label, max: 4000 }) : { ...text({ label: list.label }), kind: 'reference', options: { to } } }
}

/** Names that a record has, for those who are asked what they meant. */
export const namesOf = (type: RecordType): string[] => fieldsOf(type).map(([name]) => name)
