import { type Field, followPath, type Model, nearest, type RecordType, type Step } from '../define/index.ts'
import { fieldType, type FieldType } from '../fields/index.ts'

/** Where a path of a rule leads. */
export interface Place {
  readonly path: string
  readonly field: Field
  readonly kind: FieldType
  readonly steps: readonly Step[]
}

/** Undefined if there is no such path. The id of a record counts as a reference to it, so that `id == me` can be asked. */
export function placeOf(model: Model, type: RecordType, path: string): Place | undefined {
  const found = followPath(model, type, path)
  const last = found?.steps.at(-1)
  if (!found || !last) return undefined
  const field: Field = last.name === 'id' ? { ...found.field, kind: 'reference', options: { to: last.type.name } } : found.field
  return { path, field, kind: fieldType(field.kind), steps: found.steps }
}

/** SQL type of one value: for a list, of a member. */
export const valueType = ({ field, kind }: Pick<Place, 'field' | 'kind'>): string => kind.column(field).replace(/\[\]$/, '')

export const pointsAt = ({ field }: Place, record: string): boolean => field.options.to === record

export type Readable = (type: RecordType, field: string) => boolean

/** Says that a path leads nowhere, and which was probably meant. What may not be read is treated as if it were not there. */
export function unknownPath(model: Model, type: RecordType, path: string, readable: Readable = () => true): string {
  const near = nearestPath(model, type, path.split('.'), readable)
  return `There is no field '${path}' in ${type.name}.${near === undefined ? '' : ` Did you mean '${near}'?`}`
}

function nearestPath(model: Model, type: RecordType, [name = '', ...rest]: readonly string[], readable: Readable): string | undefined {
  const known = ['id', ...Object.keys(type.fields).filter(field => readable(type, field))]
  const near = known.includes(name) ? name : nearest(name, known)
  if (near === undefined || rest.length === 0) return near
  const field = type.fields[near]
  const target = field?.kind === 'reference' ? model.find(field.options.to ?? '') : undefined
  const behind = target && nearestPath(model, target, rest, readable)
  return behind === undefined ? undefined : `${near}.${behind}`
}

export const isReadable = (place: Place, readable: Readable): boolean => place.steps.every(step => step.name === 'id' || readable(step.type, step.name))
