import { approval, type Reason } from './definitions/approval.definition.ts'
import { approvalDecision } from './definitions/decision.definition.ts'
import { seatsOf } from './find.server.ts'
import type { Approval, Decision, Work } from './work.server.ts'

type End = 'release' | 'expire' | 'withdraw' | 'supersede'

interface Why {
  readonly reason: Reason
  readonly detail?: string | null
}

/** Ends a step without a decision, and the seats from which none was made. */
export async function endStep(work: Work, row: Approval, end: End, why: Why, more: { readonly supersededBy?: string } = {}): Promise<void> {
  const { reason, detail = null } = why
  await work.records.transition(work.self, approval, row.id, end, { waitsFor: [], reason, detail: detail?.slice(0, 1000) ?? null, nextAt: null, ...more })
  await (end === 'supersede' ? supersedeSeats(work, row.id) : closeSeats(work, row.id, end === 'withdraw' ? 'cancel' : end))
}

/** Closes what is still open. */
export async function closeSeats(work: Work, id: string, how: 'release' | 'cancel' | 'expire'): Promise<void> {
  for (const seat of (await seatsOf(work, id)).filter(s => s.state === 'requested')) await work.records.transition(work.self, approvalDecision, seat.id, how)
}

/** What was decided was decided about something else: whoever did may decide again. */
async function supersedeSeats(work: Work, id: string): Promise<void> {
  const stands = (s: Decision) => ['requested', 'approved', 'rejected'].includes(s.state)
  for (const seat of (await seatsOf(work, id)).filter(stands)) await work.records.transition(work.self, approvalDecision, seat.id, 'supersede', { once: null })
}
