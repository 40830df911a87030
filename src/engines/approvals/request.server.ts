import { secondsOf } from '../../kernel/fields/index.ts'
import { type Approver, approversOf, escalationOf, mostApprovers, type Subject } from './approvers.server.ts'
import { asksOf, scopeOf } from './asks.ts'
import { approval, type Reason } from './definitions/approval.definition.ts'
import { approvalDecision } from './definitions/decision.definition.ts'
import { decidedWithin, seatsOf } from './find.server.ts'
import { neededOf } from './reckon.ts'
import { countedSeats, waitedFor } from './seats.ts'
import { standInsOf } from './stand-ins.server.ts'
import type { Step } from './step.ts'
import { subjectOf } from './subject.server.ts'
import type { Approval, Work } from './work.server.ts'

/** Asks the people whom a step means. Where none of them may or can, it gets stuck, for everybody to see, and its owners hear of it. */
export async function requestStep(work: Work, row: Approval): Promise<void> {
  const step = asksOf(row)?.step
  if (!step) return
  const barred = await barredFrom(work, row)
  const approvers = await possibleApprovers(work, step, await subjectOf(work, row), barred)
  const trouble = troubleWith(step, approvers)
  if (trouble) return getStuck(work, row, trouble)
  await giveSeats(work, row, approvers, barred)
  await work.records.transition(work.self, approval, row.id, 'request', {
    ...(await standingOf(work, row, step, barred)),
    reason: null,
    dueAt: later(work.now, step.expiresAfter),
    nextAt: nextAt(step, { since: work.now, remindedAt: null, escalatedAt: null }),
  })
}

/** Whose own it is, and who has decided where one may decide once. */
export const barredFrom = async (work: Work, row: Approval): Promise<ReadonlySet<string>> =>
  new Set([...(row.separated ?? []), ...(await decidedWithin(work, scopeOf(row)))])

/** Whoever may; where nobody of those who are meant may, those whom it would be escalated to. */
async function possibleApprovers(work: Work, step: Step, subject: Subject | undefined, barred: ReadonlySet<string>): Promise<readonly Approver[]> {
  const meant = await approversOf(work, step, subject)
  const may = (approvers: readonly Approver[]) => approvers.filter(a => !barred.has(a.person.id))
  const possible = may(meant)
  return possible.length > 0
    ? possible
    : may(
        await escalationOf(
          work,
          step,
          meant.map(a => a.person),
        ),
      )
}

function troubleWith({ need, howMany }: Step, approvers: readonly Approver[]): Reason | undefined {
  if (approvers.length === 0) return 'nobodyPossible'
  if (approvers.length > mostApprovers) return 'tooMany'
  return need === 'count' && (howMany ?? 1) > approvers.length ? 'notEnough' : undefined
}

/** Makes it seen that nobody can decide. */
export async function getStuck(work: Work, row: Approval, reason: Reason): Promise<void> {
  if (row.state === 'stuck') return void (row.reason === reason || (await work.records.change(work.self, approval, row.id, { reason })))
  await work.records.transition(work.self, approval, row.id, 'getStuck', { reason, waitsFor: [] })
}

/** A seat for each who has none yet. */
export async function giveSeats(work: Work, row: Approval, approvers: readonly Approver[], barred: ReadonlySet<string>): Promise<void> {
  const taken = new Set((await seatsOf(work, row.id)).map(s => s.approver))
  const fresh = approvers.filter(a => !taken.has(a.person.id))
  const own = new Set([...barred, ...taken, ...approvers.map(a => a.person.id)])
  const standIns = await standInsOf(
    work,
    fresh.map(a => a.person),
    own,
  )
  for (const { person, as, of } of fresh) {
    const standIn = standIns.get(person.id)
    await work.records.create(work.self, approvalDecision, {
      approval: row.id,
      approver: person.id,
      askedAs: as,
      askedOf: of,
      askedAt: work.now,
      separated: row.separated ?? [],
      standIn: standIn?.person ?? null,
      standInUntil: standIn?.until ?? null,
    })
  }
}

/** Who is waited for and how many must agree, as the seats are now. */
export async function standingOf(work: Work, row: Approval, step: Step, barred: ReadonlySet<string>) {
  const seats = await seatsOf(work, row.id)
  const waitsFor = waitedFor(seats, barred)
  // What came by escalation alone stands for those who were meant.
  const counted = countedSeats(seats).length || seats.length
  return { waitsFor, asked: [...new Set([...(row.asked ?? []), ...waitsFor])], need: step.need, needed: neededOf(step, counted) }
}

export const later = (at: string, duration: string | null): string | null =>
  duration === null ? null : new Date(Date.parse(at) + secondsOf(duration) * 1000).toISOString()

/** When something is to be done next where nobody answers. */
export function nextAt(
  { remindEvery, escalateAfter }: Step,
  { since, remindedAt, escalatedAt }: { readonly since: string; readonly remindedAt: string | null; readonly escalatedAt: string | null },
): string | null {
  const reminder = later(remindedAt ?? since, remindEvery)
  const escalation = escalatedAt === null ? later(since, escalateAfter) : null
  return [reminder, escalation].filter(at => at !== null).toSorted()[0] ?? null
}
