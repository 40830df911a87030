import type { RowOf } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { asksWho, asksWhoFault, parseRule } from '../../kernel/rules/index.ts'
import { assignmentRule } from './definition.ts'

/** A rule is asked when nobody asks: what depends on who does would never be true. */
const askable = ({ row }: { readonly row: RowOf<typeof assignmentRule> }, { actor }: Context) => {
  if (row.applies && asksWho(parseRule(row.applies))) throw invalid('applies', asksWhoFault[actor.language])
  return undefined
}

const behaviour: PracticeBehaviour = { behaviours: [behave(assignmentRule, { before: { create: askable, change: askable } })] }

export default behaviour
