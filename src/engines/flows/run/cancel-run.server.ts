import type { Actor } from '../../../kernel/actor.ts'
import { flowRun } from '../definitions/run.ts'
import { flowsActor } from './machine.server.ts'
import type { Within } from './start-flow.server.ts'

/**
 * Cancels a run in the caller's transaction: what it waits for is withdrawn (approvals, tasks that nobody has done). What it has done stays done.
 * The reason stands in its history. Does nothing where it has ended already.
 */
export async function cancelRun({ records, by }: Pick<Within, 'records' | 'by'>, run: string, reason: string, actor: Actor = by(flowsActor)): Promise<void> {
  const { category } = await records.get(actor, flowRun, run)
  if (category !== 'done') await records.transition(actor, flowRun, run, 'cancel', { comment: reason })
}
