import type { Context } from '../../kernel/records/index.server.ts'
import type { Outcome } from './definitions/approval.definition.ts'
import { ofRound } from './find.server.ts'
import { isOver, nextMoves } from './reckon.ts'

/** How a round stands. `open` also where an approval of it was superseded and its successor is not decided yet. */
export interface Round {
  readonly outcome: 'open' | Outcome
  /** Ids of the approvals that are waited for now. */
  readonly waiting: readonly string[]
}

export async function roundOf({ records, by }: Pick<Context, 'records' | 'by'>, round: string): Promise<Round> {
  const steps = await ofRound({ records, self: by('approvals') }, round)
  const waiting = steps.filter(s => !isOver(s.state) && s.state !== 'planned').map(s => s.id)
  return { outcome: nextMoves(steps).end?.outcome ?? 'open', waiting }
}
