import { followPath, type Model, type RecordType, type Text } from '../../kernel/define/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import { type Look, withPaths } from '../rules/index.server.ts'

/** Whether the path leads into a document, such as `answers.size`: what is in there only its owner knows. */
export function isWithin(type: RecordType, path: string): boolean {
  const [first = '', ...rest] = path.split('.')
  return rest.length > 0 && Object.hasOwn(type.fields, first) && type.fields[first]?.kind === 'document'
}

/** What stands at a path of a record: a field, one behind references, or a part of a document. */
export async function valueAt(model: Model, type: RecordType, row: Row, path: string, look: Look): Promise<unknown> {
  if (isWithin(type, path)) return within(row, path.split('.'))
  return path.includes('.') ? ((await withPaths(model, type, row, [path], look))[path] ?? null) : (row[path] ?? null)
}

function within(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value ?? null
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return isObject ? within((value as Readonly<Record<string, unknown>>)[name], rest) : null
}

/** The type of record that the path names; undefined where it names none, or where only its values tell. */
export const targetOf = (model: Model, type: RecordType, path: string): string | undefined =>
  isWithin(type, path) ? undefined : followPath(model, type, path)?.field.options.to

/** What is wrong with a path, if anything. */
export function pathFault(model: Model, type: RecordType, path: string): Text | undefined {
  if (isWithin(type, path) || followPath(model, type, path)) return undefined
  const short = path.slice(0, 80)
  return { en: `${type.definition.label.one.en} has no field '${short}'.`, de: `Das Feld „${short}“ gibt es dort nicht (${type.definition.label.one.de}).` }
}

export const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter(id => typeof id === 'string' && isId(id))

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
