import type { Literal, Operand, Rule } from '../define/index.ts'
import { isField, isMe, isNow } from './paths.ts'

/** The text form of a rule; `parseRule` reads it back to the rule's normal form. */
export function ruleText(rule: Rule): string {
  if ('all' in rule) return group(rule.all, ' && ')
  if ('any' in rule) return group(rule.any, ' || ')
  if ('not' in rule) return `!(${ruleText(rule.not)})`
  if ('signedIn' in rule) return 'me != null'
  if ('role' in rule) return `${quoted(rule.role)} in me.roles`
  if ('memberOf' in rule) return `${rule.memberOf} in me.groups`
  if ('empty' in rule) return `${rule.field} ${rule.empty ? '==' : '!='} null`
  return comparison(rule)
}

const group = (rules: readonly Rule[], sign: string): string => {
  const [first, second] = rules
  if (!first) return 'false'
  return second ? rules.map(part).join(sign) : ruleText(first)
}

const part = (rule: Rule): string => (isGroup(rule) ? `(${ruleText(rule)})` : ruleText(rule))
const isGroup = (rule: Rule) => ('all' in rule && rule.all.length > 0) || ('any' in rule && rule.any.length > 0)

function comparison({ field, is, value }: Extract<Rule, { is: unknown }>): string {
  const other = operand(value)
  if (is === 'contains' && !isText(value)) return isField(value) ? `${field}.contains(${other})` : `${other} in ${field}`
  return is === 'contains' || is === 'startsWith' || is === 'endsWith' ? `${field}.${is}(${other})` : `${field} ${is} ${other}`
}

const isText = (value: Operand) => typeof value === 'string'

function operand(value: Operand): string {
  if (typeof value !== 'object') return literal(value)
  if (isMe(value)) return 'me'
  if (isField(value)) return value.field
  if (isNow(value)) return moment(value.now)
  return `[${value.map(literal).join(', ')}]`
}

function moment(by: string): string {
  if (by === '') return 'now()'
  return by.startsWith('-') ? `now() - duration('${by.slice(1)}')` : `now() + duration('${by}')`
}

const literal = (value: Literal): string => (typeof value === 'string' ? quoted(value) : String(value))

const quoted = (text: string): string => `'${text.replace(/[\\'\p{Cc}]/gu, escaped)}'`
const escaped = (c: string): string => (c === '\\' || c === "'" ? `\\${c}` : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
