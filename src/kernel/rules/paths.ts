import type { Operand, Rule } from '../define/index.ts'

/** Every path that a rule reads, each once: `['state', 'service.owner']`. */
export const pathsOf = (rule: Rule): string[] => [...new Set(named(rule))]

function named(rule: Rule): string[] {
  if ('all' in rule) return rule.all.flatMap(named)
  if ('any' in rule) return rule.any.flatMap(named)
  if ('not' in rule) return named(rule.not)
  if ('memberOf' in rule) return [rule.memberOf]
  if ('empty' in rule) return [rule.field]
  if ('is' in rule) return isField(rule.value) ? [rule.field, rule.value.field] : [rule.field]
  return []
}

export const isField = (value: Operand): value is { readonly field: string } => typeof value === 'object' && 'field' in value
export const isMe = (value: Operand): value is { readonly me: true } => typeof value === 'object' && 'me' in value
export const isNow = (value: Operand): value is { readonly now: string } => typeof value === 'object' && 'now' in value
