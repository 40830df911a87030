import { all, differs, equals, type Rule } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import { every } from '../shared/every.server.ts'

/** What a problem reads of its incidents. */
export interface LinkedIncident {
  readonly id: string
  readonly category: string
}

/** The incidents linked to a problem: all, or those that a filter lets through. */
export async function* incidentsOf(problem: string, which: Rule | undefined, { records, record, by }: Context): AsyncGenerator<LinkedIncident> {
  const linked = equals('problem', problem)
  for await (const { id, category } of every(records, by('problem'), record('incident'), which ? all(linked, which) : linked)) yield { id, category }
}

export const stillOpen: Rule = differs('category', 'done')
export const awaitingProblem: Rule = all(equals('state', 'onHold'), equals('holdReason', 'problem'))
