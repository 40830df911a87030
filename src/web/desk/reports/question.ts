import { type Field, type Grouping, type Measure, readGrouping, readMeasure } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { ModelShape, Row, TypeShape } from '../../client/index.ts'
import { fieldAt } from '../filter/read.ts'
import type { Kind } from '../pictures/shown-picture.tsx'

/** A report as it is being written; texts as the record keeps them. */
export interface Question {
  readonly name: string
  readonly of: string
  readonly rule: string
  readonly by: string
  readonly thenBy: string
  readonly measure: string
  readonly at: string
  readonly period: string
  readonly picture: Kind
  readonly sharedWith: readonly string[]
  readonly schedule: string
}

export const firstQuestion = (type: TypeShape | undefined): Question => ({
  name: '',
  of: type?.name ?? '',
  rule: '',
  by: type?.work?.group ?? (type?.states ? 'state' : ''),
  thenBy: '',
  measure: 'count',
  at: '',
  period: '',
  picture: 'bars',
  sharedWith: [],
  schedule: '',
})

export function questionOf(row: Row): Question {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '')
  return {
    name: text('name'),
    of: text('of'),
    rule: text('rule'),
    by: text('by'),
    thenBy: text('thenBy'),
    measure: text('measure') || 'count',
    at: text('at'),
    period: text('period'),
    picture: (text('picture') || 'bars') as Kind,
    sharedWith: Array.isArray(row.sharedWith) ? (row.sharedWith as readonly string[]) : [],
    schedule: text('schedule'),
  }
}

/** As it is saved: what is empty is nothing. */
export const fieldsOf = (question: Question): Record<string, unknown> =>
  Object.fromEntries(Object.entries(question).map(([name, value]) => [name, value === '' || (Array.isArray(value) && value.length === 0) ? null : value]))

export const groupingsOf = ({ by, thenBy }: Question): readonly Grouping[] => [by, thenBy].flatMap(text => (text === '' ? [] : (readGrouping(text) ?? [])))

export const measureOf = ({ measure }: Question): Measure => readMeasure(measure) ?? { is: 'count' }

const named = (type: TypeShape, wanted: (field: Field) => boolean) => Object.entries(type.fields).filter(([, field]) => wanted(field))

/** By what its records can be gathered; a date by its units. */
export const groupable = (type: TypeShape) => named(type, field => fieldType(field.kind).gathers !== undefined)
export const isDate = (field: Field | undefined): boolean => field !== undefined && fieldType(field.kind).gathers === 'time'
export const datesOf = (type: TypeShape) => named(type, isDate)
/** What of its records can be added up. */
export const amountsOf = (type: TypeShape) => named(type, field => fieldType(field.kind).amount !== undefined)

export const pathsIn = (model: ModelShape, type: TypeShape) => (path: string) => fieldAt(model, type, path)
