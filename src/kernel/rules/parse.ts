import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import type { Rule } from '../define/index.ts'
import { condition } from './condition.ts'
import { limits, tooLarge } from './limits.ts'
import { bad, where } from './refusal.ts'

/**
 * Reads the text form of a rule, a subset of CEL: `state == 'new' && (priority <= 2 || service.owner == me)`.
 * A text that was read before gives the same (frozen) rule.
 * @throws malformed `bad_filter`, saying where it is wrong and what would be right
 */
export function parseRule(text: string): Rule {
  const known = read.get(text)
  if (known) {
    read.delete(text)
    read.set(text, known)
    return known
  }
  const rule = freeze(parseAfresh(text))
  read.set(text, rule)
  if (read.size > kept) forgetOldest()
  return rule
}

/** The rules read last, in the order of their last use; a desk asks the same few filters over and over. */
const read = new Map<string, Rule>()
const kept = 500

function forgetOldest() {
  for (const text of read.keys()) {
    read.delete(text)
    return
  }
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}

function parseAfresh(text: string): Rule {
  if (text.length > limits.length) throw bad(`The filter is ${text.length} characters long; at most ${limits.length} are read.`)
  if (text.trim() === '') throw bad("The filter is empty. Write a condition, such as state == 'new', or leave it out.")
  const rule = condition(tree(text), 1)
  const fault = tooLarge(rule)
  if (fault !== undefined) throw bad(fault)
  return rule
}

// Brackets and dots count as levels there, so it allows more than ours; ours is checked on the way down.
const cel = new Environment({ limits: { maxDepth: 2 * limits.depth + 4, maxAstNodes: limits.length, maxListElements: limits.list } })

function tree(text: string): ASTNode {
  try {
    return cel.parse(text).ast
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw bad(`${plain(error, text)} ${where(text, error.range ?? { start: 0, end: 0 })}`)
  }
}

function plain(error: ParseError, text: string): string {
  switch (error.code) {
    case 'limit_exceeded':
      return 'The filter is nested too deeply or its lists are too long.'
    case 'unterminated_string':
      return 'A text has no closing quote.'
    case 'reserved_identifier':
      return 'This word cannot be used as the name of a field.'
    default:
      return misspelt(text.slice(error.range?.start)) ?? (error.summary.includes('EOF') ? 'The filter ends too early.' : 'This is not understood.')
  }
}

/** What people write who know another language of conditions. */
function misspelt(rest: string): string | undefined {
  if (rest.startsWith('=')) return 'To compare, write ==.'
  if (/^(and|&)/i.test(rest)) return "For 'and' write &&."
  if (/^(or|\|)/i.test(rest)) return "For 'or' write ||."
  if (/^(not in|is|like|=~)\b/i.test(rest)) return 'There are ==, !=, <, <=, >, >=, in, .contains, .startsWith and .endsWith; !(...) says not.'
  return undefined
}
