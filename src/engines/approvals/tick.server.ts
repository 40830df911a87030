import { all, oneOf, type Rule } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Job, JobContext } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import { advance } from './advance.server.ts'
import { escalationOf } from './approvers.server.ts'
import { asksOf } from './asks.ts'
import { approval } from './definitions/approval.definition.ts'
import { endStep } from './end.server.ts'
import { open, seatsOf } from './find.server.ts'
import { barredFrom, giveSeats, nextAt, standingOf, later as lateBy } from './request.server.ts'
import { personOf } from './stand-ins.server.ts'
import type { Step } from './step.ts'
import { type Approval, holdRound, type Work, working } from './work.server.ts'

const atOnce = 200

/** Reminders, escalations and expiry, each as it falls due, in a transaction of its own. */
export const ticking = ({ store }: Ground): Job => ({
  name: 'approvals.tick',
  every: 'PT1M',
  run: async (_, context) => {
    const { actor, now, signal } = context
    const due = [...(await dueBy(context, 'dueAt')), ...(await dueBy(context, 'nextAt'))]
    for (const { id, round } of due) {
      if (signal.aborted) throw new Error('The worker stops; the rest is for another.')
      await working(store, actor.tenant, async (work, db) => {
        await holdRound(db, round)
        await fallDue(work, id, now)
      })
    }
  },
})

async function dueBy({ actor, records, now }: JobContext, field: 'dueAt' | 'nextAt'): Promise<readonly Approval[]> {
  const filter: Rule = all(oneOf('state', open), { field, is: '<=', value: now })
  return (await records.find(actor, approval, { filter, sort: [field], limit: atOnce })).items
}

/** As it is now: it may have been decided since it was found. */
async function fallDue(work: Work, id: string, now: string): Promise<void> {
  const row = await work.records.get(work.self, approval, id)
  const step = asksOf(row)?.step
  if (!step || row.category === 'done') return
  try {
    if (row.dueAt !== null && row.dueAt <= now) await expire(work, row)
    else if (row.nextAt !== null && row.nextAt <= now) await press(work, row, step, now)
  } catch (failure) {
    // Somebody has just decided.
    if (!(failure instanceof Failure && failure.kind === 'conflict')) throw failure
  }
}

async function expire(work: Work, row: Approval): Promise<void> {
  await endStep(work, row, 'expire', { reason: 'notInTime' })
  await advance(work, row.round)
}

async function press(work: Work, row: Approval, step: Step, now: string): Promise<void> {
  if (row.state === 'stuck') return void (await work.records.change(work.self, approval, row.id, { nextAt: null }))
  const since = await askedAt(work, row)
  const escalationAt = row.escalatedAt === null ? lateBy(since, step.escalateAfter) : null
  const escalates = escalationAt !== null && escalationAt <= now
  const next = nextAt(step, { since, remindedAt: escalates ? row.remindedAt : work.now, escalatedAt: escalates ? work.now : row.escalatedAt })
  if (!escalates) return void (await work.records.transition(work.self, approval, row.id, 'remind', { nextAt: next }))
  const barred = await barredFrom(work, row)
  const asked = await Promise.all((row.waitsFor ?? []).map(id => personOf(work, id)))
  const above = await escalationOf(
    work,
    step,
    asked.filter(p => p !== undefined),
  )
  await giveSeats(
    work,
    row,
    above.filter(a => !barred.has(a.person.id)),
    barred,
  )
  await work.records.transition(work.self, approval, row.id, 'escalate', { ...(await standingOf(work, row, step, barred)), nextAt: next })
}

/** The first seat was given when it was asked. */
async function askedAt(work: Work, row: Approval): Promise<string> {
  return (await seatsOf(work, row.id))[0]?.askedAt ?? row.createdAt
}
