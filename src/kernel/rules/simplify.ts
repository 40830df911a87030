import type { Rule } from '../define/index.ts'
import type { Asker } from './asker.ts'
import { prune } from './normal.ts'
import { isMe } from './paths.ts'

/**
 * What is left of a rule once it is known who asks: true or false if the record no longer matters.
 * Nothing empty is left in it (`prune` says what an empty rule means).
 */
export function simplify(rule: Rule, asker: Asker): Rule | boolean {
  const whole = prune(rule)
  return whole && fold(whole, asker)
}

function fold(rule: Rule, asker: Asker): Rule | boolean {
  if ('all' in rule)
    return join(
      rule.all.map(r => fold(r, asker)),
      false,
    )
  if ('any' in rule)
    return join(
      rule.any.map(r => fold(r, asker)),
      true,
    )
  if ('not' in rule) return negated(fold(rule.not, asker))
  if ('signedIn' in rule) return asker.person !== null
  if ('role' in rule) return asker.roles.has(rule.role)
  if ('memberOf' in rule) return asker.groups.length > 0 && rule
  if ('is' in rule && isMe(rule.value) && asker.person === null) return rule.is === '!='
  if ('is' in rule && Array.isArray(rule.value) && rule.value.length === 0) return rule.is === '!='
  return rule
}

/** `decisive` is the answer of one member that settles the whole: false for `all`, true for `any`. */
function join(parts: readonly (Rule | boolean)[], decisive: boolean): Rule | boolean {
  if (parts.includes(decisive)) return decisive
  const open = parts.filter(part => typeof part !== 'boolean')
  const [first, second] = open
  if (!first) return !decisive
  return second ? (decisive ? { any: open } : { all: open }) : first
}

const negated = (part: Rule | boolean): Rule | boolean => (typeof part === 'boolean' ? !part : 'not' in part ? part.not : { not: part })
