import type { Field, Rule } from '../../../kernel/define/index.ts'
import { comparisonsOf, fieldWeb } from '../../fields.ts'
import { type Asking, askingsFor, type Condition, conditionIn } from './askings.ts'

/** Every way to ask about a field. */
export function askingsOf(field: Field): readonly Asking[] {
  const { Picks, many = false, moments = false } = fieldWeb(field)
  return askingsFor({ listed: Picks !== undefined, many, moments, comparisons: comparisonsOf(field), to: field.options.to })
}

/** The condition that a rule is, if it is one that chips can change. */
export const conditionOf = (rule: Rule, fieldAt: (path: string) => Field | undefined): Condition | undefined =>
  conditionIn(rule, path => {
    const field = fieldAt(path)
    return field ? askingsOf(field) : []
  })
