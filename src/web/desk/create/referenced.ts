import type { Field } from '../../../kernel/define/index.ts'
import { recordsNamed } from '../../../kernel/fields/index.ts'
import { findType, type ModelShape, type TypeShape, useModel } from '../../client/index.ts'
import type { Values } from '../parts/fields-form.tsx'

/** The records that values name, so that inputs can say what they are called. */
export function useReferenced(type: TypeShape, values: Values): readonly { readonly type: TypeShape; readonly id: string }[] {
  const model = useModel()
  return Object.entries(values).flatMap(([name, value]) => {
    const field = type.fields[name]
    return field ? namedBy(model, field, value) : []
  })
}

/** The records that a value names, with their types, as far as these may be seen. */
export const namedBy = (model: ModelShape, field: Field, value: unknown): readonly { readonly type: TypeShape; readonly id: string }[] =>
  recordsNamed(field, value).flatMap(({ id, by }) => {
    const type = findType(model, by.options.to)
    return type ? [{ type, id }] : []
  })
