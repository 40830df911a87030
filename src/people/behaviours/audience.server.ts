import type { RowOf } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { asksWho, asksWhoFault, parseRule } from '../../kernel/rules/index.ts'
import { audience } from '../definitions/audience.ts'

function describes({ row }: { readonly row: RowOf<typeof audience> }, { actor }: Context): undefined {
  if (row.who && asksWho(parseRule(row.who))) throw invalid('who', asksWhoFault[actor.language])
  return undefined
}

export const audienceBehaviour = behave(audience, { before: { create: describes, change: describes } })
