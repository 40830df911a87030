import type { Context } from '../../kernel/records/index.server.ts'
import { endStep } from './end.server.ts'
import { ofSubject, open } from './find.server.ts'
import { workOf } from './work.server.ts'

/** Cancels what is asked about a record and not decided yet, or only what `origin` has asked; gives how many. What was approved stands. */
export async function cancelApprovals(
  context: Context,
  subject: { readonly id: string },
  { detail, origin }: { readonly detail?: string; readonly origin?: string } = {},
): Promise<number> {
  const work = workOf(context)
  const running = (await ofSubject(work, subject.id, open)).filter(a => origin === undefined || a.origin === origin)
  for (const one of running) await endStep(work, one, 'withdraw', { reason: 'withdrawn', detail: detail ?? null })
  for (const round of new Set(running.map(a => a.round))) await context.later('approvals.advance', { round }, { key: `${round} cancel` })
  return running.length
}
