import { Failure, invalid } from '../../kernel/errors.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { view } from '../definitions/view.ts'

interface Saved {
  readonly filter: string | null
  readonly owner: string | null
}

/** Only how the filter is written is checked here; which fields may be asked for is decided whenever somebody opens the view. */
function check({ row }: { readonly row: Saved }, { actor }: Context) {
  if (row.filter) checkFilter(row.filter)
  return { owner: row.owner ?? actor.person }
}

function checkFilter(text: string): void {
  try {
    parseRule(text)
  } catch (error) {
    if (error instanceof Failure) throw invalid('filter', error.message)
    throw error
  }
}

export const viewBehaviour = behave(view, { before: { create: check, change: check } })
