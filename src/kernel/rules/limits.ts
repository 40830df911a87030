import type { Rule } from '../define/index.ts'

/** How large a rule may be, whoever wrote it: enough for people, too little to tire a parser or a planner. */
export const limits = {
  /** Characters of its text form. */
  length: 4000,
  /** Levels of `all`, `any` and `not` within each other. */
  depth: 30,
  /** Comparisons and other conditions. */
  conditions: 200,
  /** Values in one list. */
  list: 1000,
} as const

/** Why a rule is too large; undefined if it is not. Looks no deeper than the limit, so that no rule can exhaust the stack. */
export function tooLarge(rule: Rule): string | undefined {
  if (isDeeper(rule, limits.depth)) return `There are more than ${limits.depth} levels of conditions within each other; make it simpler.`
  const conditions = conditionsIn(rule)
  return conditions > limits.conditions ? `There are ${conditions} conditions; at most ${limits.conditions} are allowed.` : undefined
}

function isDeeper(rule: Rule, levels: number): boolean {
  const inner = within(rule)
  return levels === 0 || inner.some(r => isDeeper(r, levels - 1))
}

function conditionsIn(rule: Rule): number {
  const inner = within(rule)
  return isGroup(rule) ? inner.reduce((sum, r) => sum + conditionsIn(r), 0) : 1
}

const isGroup = (rule: Rule) => 'all' in rule || 'any' in rule || 'not' in rule
const within = (rule: Rule): readonly Rule[] => ('all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : [])
