import type { Field, Rule } from '../../../kernel/define/index.ts'
import { parseRule, ruleText } from '../../../kernel/rules/index.ts'
import { findType, type ModelShape, type TypeShape } from '../../client/index.ts'

export type Read = { readonly rule: Rule | undefined; readonly fault?: undefined } | { readonly rule?: undefined; readonly fault: string }

/** A filter's text as data; an empty one is no filter. */
export function readFilter(text: string): Read {
  if (text.trim() === '') return { rule: undefined }
  try {
    return { rule: parseRule(text) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

export const writeFilter = (rule: Rule | undefined): string => (rule ? ruleText(rule) : '')

/** Joins two filters into one that asks for both. */
export const both = (...filters: readonly (string | undefined)[]): string => {
  const asked = filters.filter(f => f !== undefined && f.trim() !== '')
  return asked.length > 1 ? asked.map(f => `(${f})`).join(' && ') : (asked[0] ?? '')
}

/** The field at the end of a path, through references: `service.owner`. */
export function fieldAt(model: ModelShape, type: TypeShape, path: string): Field | undefined {
  const [name = '', ...rest] = path.split('.')
  const field = type.fields[name]
  if (!field || rest.length === 0) return field
  const next = findType(model, field.options.to)
  return next && fieldAt(model, next, rest.join('.'))
}

/** What a path is called: `Service › Owner`. */
export function labelAt(model: ModelShape, type: TypeShape, path: string, say: (text: Field['label']) => string): string {
  const [name = '', ...rest] = path.split('.')
  const field = type.fields[name]
  if (!field) return path
  const next = rest.length > 0 ? findType(model, field.options.to) : undefined
  return next ? `${say(field.label)} › ${labelAt(model, next, rest.join('.'), say)}` : say(field.label)
}
