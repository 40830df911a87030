import { followPath, type RecordType } from '../../kernel/define/index.ts'
import { bareType, type CompiledForm, type Types } from './compile.ts'

/** As much of a record type as the rules of a form look at: with these a browser asks them that knows no record types at all. */
export interface SlicedType {
  readonly name: string
  /** In addresses. */
  readonly path: string
  readonly label: RecordType['definition']['label']
  readonly fields: RecordType['fields']
}

export function sliceOf({ model, type, behind }: CompiledForm): SlicedType[] {
  const steps = behind.flatMap(path => followPath(model, type, path)?.steps.slice(1) ?? []).filter(step => step.name !== 'id')
  const byType = Map.groupBy(steps, step => step.type.name)
  return [...byType].flatMap(([name, [first, ...more]]) =>
    first
      ? [{ name, path: first.type.path, label: first.type.definition.label, fields: Object.fromEntries([first, ...more].map(step => [step.name, step.field])) }]
      : [],
  )
}

/** The types that were sliced, for `compileForm`. */
export function typesOf(slices: readonly SlicedType[]): Types {
  const byName = new Map(slices.map(({ name, path, label, fields }) => [name, bareType(name, path, label, fields)]))
  return { find: name => byName.get(name) }
}
