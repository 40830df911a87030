import type { Rule } from '../define/index.ts'
import { nobody } from '../define/index.ts'

/**
 * The same rule written in one way: no group inside a group of its kind, no group of one, and one form of nobody.
 * Two rules of the same normal form have the same text.
 */
export function normal(rule: Rule): Rule {
  if ('not' in rule) return { not: normal(rule.not) }
  if ('all' in rule)
    return group(
      rule.all.map(normal).flatMap(r => ('all' in r ? r.all : [r])),
      rules => ({ all: rules }),
    )
  if ('any' in rule)
    return group(
      rule.any.map(normal).flatMap(r => ('any' in r && r.any.length > 0 ? r.any : [r])),
      rules => ({ any: rules }),
    )
  return rule
}

function group(rules: readonly Rule[], make: (rules: readonly Rule[]) => Rule): Rule {
  const [first, second] = rules
  if (!first) return nobody
  return second ? make(rules) : first
}

const pruned = new WeakMap<Rule, Rule | false>()

/**
 * The rule without what is empty in it; false if nothing is left.
 *
 * An empty `all` or `any` says nothing, and what says nothing permits nothing, wherever it stands: an `all` that holds
 * it denies, an `any` goes by its other members, and its `not` denies as well. (By plain logic, `not` of nobody would be
 * everybody: a rule whose conditions got lost would open what it should guard.)
 */
export function prune(rule: Rule): Rule | false {
  const known = pruned.get(rule)
  if (known !== undefined) return known
  const result = pruneAfresh(rule)
  pruned.set(rule, result)
  return result
}

function pruneAfresh(rule: Rule): Rule | false {
  if ('not' in rule) {
    const inner = prune(rule.not)
    return inner && (inner === rule.not ? rule : { not: inner })
  }
  if ('all' in rule) {
    const inner = rule.all.map(prune)
    return inner.length > 0 && inner.every(isRule) && { all: inner }
  }
  if ('any' in rule) {
    const inner = rule.any.map(prune).filter(isRule)
    return inner.length > 0 && { any: inner }
  }
  return rule
}

const isRule = (rule: Rule | false): rule is Rule => rule !== false
