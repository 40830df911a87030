import type { Literal, Operand, Rule } from '../define/index.ts'
import { normal } from './normal.ts'
import { isField, isMe, isNow } from './paths.ts'

/** The text form of a rule, the same for every way of writing its normal form; `parseRule` reads that back. */
export const ruleText = (rule: Rule): string => written(normal(rule))

function written(rule: Rule): string {
  if ('all' in rule) return group(rule.all, ' && ')
  if ('any' in rule) return group(rule.any, ' || ')
  if ('not' in rule) return `!(${written(rule.not)})`
  if ('signedIn' in rule) return 'me != null'
  if ('role' in rule) return `${quoted(rule.role)} in me.roles`
  if ('memberOf' in rule) return `${rule.memberOf} in me.groups`
  if ('empty' in rule) return `${rule.field} ${rule.empty ? '==' : '!='} null`
  return comparison(rule)
}

const group = (rules: readonly Rule[], sign: string): string => (rules.length === 0 ? 'false' : rules.map(member).join(sign))

/** Brackets also where precedence would do without: nobody should have to know it by heart. */
const member = (rule: Rule): string => (isGroup(rule) ? `(${written(rule)})` : written(rule))
const isGroup = (rule: Rule) => 'all' in rule || ('any' in rule && rule.any.length > 0)

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
