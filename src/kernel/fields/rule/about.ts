import type { Field, Fields } from '../../define/index.ts'

/**
 * Name of the record type that a rule is about: what the field named by `of` says, else `of` itself. Undefined as long as
 * that field says nothing. Where the fields around it are not known, whatever has a value is taken for one.
 */
export function aboutOf(field: Field, values: Readonly<Record<string, unknown>>, fields?: Fields): string | undefined {
  const { of } = field.options
  if (of === undefined) return undefined
  const isBeside = fields ? namesType(fields, of) : typeof values[of] === 'string'
  if (!isBeside) return of
  const named = values[of]
  return typeof named === 'string' && named !== '' ? named : undefined
}

/** A reference of that name holds an id and names no type. */
const namesType = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name) && ['text', 'choice'].includes(fields[name]?.kind ?? '')
