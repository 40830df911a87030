import { findType, type TypeShape, useModel } from '../../client/index.ts'
import type { Values } from '../parts/fields-form.tsx'

/** The records that values name, so that inputs can say what they are called. */
export function useReferenced(type: TypeShape, values: Values): readonly { readonly type: TypeShape; readonly id: string }[] {
  const model = useModel()
  return Object.entries(values).flatMap(([name, value]) => {
    const target = findType(model, type.fields[name]?.options.to)
    return target ? [value].flat().flatMap(id => (typeof id === 'string' && id ? [{ type: target, id }] : [])) : []
  })
}
