import { approval, type Outcome } from './definitions/approval.definition.ts'
import { closeSeats, endStep } from './end.server.ts'
import { ofRound, seatsOf } from './find.server.ts'
import { isOver, nextMoves } from './reckon.ts'
import { requestStep } from './request.server.ts'
import { reseat } from './reseat.server.ts'
import type { Approval, Work } from './work.server.ts'

/** Moves a round on as far as its steps let it: asks what comes next, releases what is no longer needed, and says how it has ended. */
export async function advance(work: Work, round: string): Promise<void> {
  const steps = await ofRound(work, round)
  for (const step of steps) await settleSeats(work, step)
  const moves = nextMoves(steps)
  const byId = new Map(steps.map(s => [s.id, s]))
  for (const { id, reason } of moves.release) await endStep(work, rowOf(byId, id), 'release', { reason })
  for (const id of moves.request) await requestStep(work, rowOf(byId, id))
  if (moves.end) await tellEnd(work, rowOf(byId, moves.end.by), moves.end.outcome)
}

/** Seats of what is decided are not waited for; those who have decided elsewhere in the round are not either. */
async function settleSeats(work: Work, step: Approval): Promise<void> {
  if (isOver(step.state)) {
    if (step.state !== 'superseded') await closeSeats(work, step.id, step.state === 'cancelled' ? 'cancel' : step.state === 'expired' ? 'expire' : 'release')
  } else if (step.state === 'requested' || step.state === 'needInformation') await reseat(work, step, await seatsOf(work, step.id))
}

async function tellEnd({ records, self }: Work, step: Approval, outcome: Outcome): Promise<void> {
  if (step.outcome !== outcome) await records.change(self, approval, step.id, { outcome })
}

function rowOf(rows: ReadonlyMap<string, Approval>, id: string): Approval {
  const row = rows.get(id)
  if (!row) throw new Error(`The approval ${id} is not of this round.`)
  return row
}
