import type { RecordType } from '../../kernel/define/index.ts'
import { conflict } from '../../kernel/errors.ts'
import type { Draft, Observed, Observer, ObserverContext } from '../../kernel/records/index.server.ts'
import { advance } from './advance.server.ts'
import type { Subject } from './approvers.server.ts'
import { asksOf, writeAsks } from './asks.ts'
import { contentOf } from './ask.server.ts'
import { approval } from './definitions/approval.definition.ts'
import { endStep } from './end.server.ts'
import { ofSubject, open } from './find.server.ts'
import { askByPolicy, holdsFor, policiesFor, releaseByPolicy } from './policies.server.ts'
import { namesIn } from './step.ts'
import { marksOf } from './summary.server.ts'
import { type Approval, holdRound, type Policy, type Work, workOf } from './work.server.ts'

const ours: ReadonlySet<string> = new Set(['approval', 'approvalDecision', 'approvalPolicy', 'approvalDelegation'])

/** Records that can be approved: all that move through states, but for approvals themselves. */
export const isApprovable = (type: RecordType): boolean => type.definition.states !== undefined && !ours.has(type.name)

/**
 * Keeps approvals and what they are about together: a policy whose condition begins to hold asks; a change of what an approval covers voids
 * that approval, and no other, in the same transaction; what must wait for approval is refused before; what is finished needs none.
 */
export const subjectObserver: Observer = {
  watches: isApprovable,
  before: async (draft, context) => {
    if (context.actor.channel !== 'import') await refuseUnapproved(draft, context)
    return undefined
  },
  after: async (act, context) => {
    if (context.actor.channel === 'import') return
    if (act.act === 'create') return begin(act, context)
    if (act.act === 'change' || act.act === 'transition') return follow(act, context)
    if (act.act === 'remove') return endAll(act, context, 'subjectEnded')
  },
}

async function begin({ type, row }: Observed, context: ObserverContext): Promise<void> {
  for (const policy of await policiesFor(context, type)) if (await holdsFor(context, policy, { type, row })) await askByPolicy(context, policy, { type, row })
}

async function follow(act: Observed, context: ObserverContext): Promise<void> {
  const { type, row, was } = act
  if (row.category === 'done' && was?.category !== 'done') return endAll(act, context, 'subjectEnded')
  await followContent({ type, row }, context)
  for (const policy of await policiesFor(context, type)) await followPolicy(policy, act, context)
}

async function followPolicy(policy: Policy, { type, row, was }: Observed, context: ObserverContext): Promise<void> {
  const holds = await holdsFor(context, policy, { type, row })
  const held = was !== undefined && (await holdsFor(context, policy, { type, row: was }))
  if (holds && !held) await askByPolicy(context, policy, { type, row })
  if (held && !holds) await releaseByPolicy(context, policy, row.id)
}

async function endAll({ row }: Observed, context: ObserverContext, reason: 'subjectEnded'): Promise<void> {
  const work = workOf(context)
  const running = await ofSubject(work, row.id, open)
  for (const round of roundsOf(running)) await holdRound(context.db, round)
  for (const one of running) await endStep(work, one, 'withdraw', { reason })
  for (const round of roundsOf(running)) await advance(work, round)
}

/** In one order, so that two who hold several do not wait for each other. */
const roundsOf = (approvals: readonly Approval[]): readonly string[] => [...new Set(approvals.map(a => a.round))].toSorted()

/** Voids exactly the approvals that cover what has changed, and asks them again. */
async function followContent(subject: Subject, context: ObserverContext): Promise<void> {
  const work = workOf(context)
  const standing = await ofSubject(work, subject.row.id)
  const changed: { readonly row: Approval; readonly paths: readonly string[] }[] = []
  for (const row of standing) {
    const paths = await changedPaths(work, subject, row)
    if (paths.length > 0) changed.push({ row, paths })
  }
  const rounds = roundsOf(changed.map(c => c.row))
  for (const round of rounds) await holdRound(context.db, round)
  for (const { row, paths } of changed) await (row.state === 'planned' ? pinAnew(work, subject, row) : supersede(work, subject, row, paths))
  for (const round of rounds) await advance(work, round)
}

async function changedPaths(work: Work, { type, row }: Subject, step: Approval): Promise<readonly string[]> {
  const asks = asksOf(step)
  if (!asks) return []
  const now = await marksOf({ records: work.records, actor: work.self, model: work.model }, type, row, asks.covers)
  return asks.covers.filter(path => now[path] !== asks.marks[path])
}

/** What nobody was asked yet is asked as it is by then. */
async function pinAnew(work: Work, subject: Subject, row: Approval): Promise<void> {
  const asks = asksOf(row)
  if (!asks) return
  const { covers, marks, fields } = await contentOf(work, subject, asks.shows, namesIn(asks.step.covers))
  await work.records.change(work.self, approval, row.id, { ...fields, asks: writeAsks({ ...asks, covers, marks }) })
}

async function supersede(work: Work, subject: Subject, row: Approval, paths: readonly string[]): Promise<void> {
  const asks = asksOf(row)
  if (!asks) return
  const { covers, marks, fields } = await contentOf(work, subject, asks.shows, namesIn(asks.step.covers))
  const { step, subjectType, subjectNumber, requester, orderer, separated, owners, need, policy, origin, round, place, stage, atDesk } = row
  const again = {
    ...fields,
    step,
    subjectType,
    subject: row.subject,
    subjectNumber,
    requester,
    orderer,
    separated,
    owners,
    need,
    policy,
    origin,
    round,
    place,
    stage,
    asks: writeAsks({ ...asks, covers, marks }),
  }
  const successor = await work.records.create(work.self, approval, again, { given: { atDesk } })
  await reopen(work, round)
  await endStep(work, row, 'supersede', { reason: 'contentChanged', detail: paths.join(' ') }, { supersededBy: successor.id })
}

/** A round that had ended goes on. */
async function reopen({ records, self }: Work, round: string): Promise<void> {
  const filter = { all: [{ field: 'round', is: '==', value: round } as const, { field: 'outcome', empty: false } as const] }
  for (const { id } of (await records.find(self, approval, { filter, sort: ['createdAt'], fields: [] })).items) {
    await records.change(self, approval, id, { outcome: null })
  }
}

/** What a policy holds back happens only once it is approved, and approved as it would then be. */
async function refuseUnapproved({ type, row, was, transition }: Draft, context: ObserverContext): Promise<void> {
  if (transition === undefined || !was) return
  const holding = (await policiesFor(context, type)).filter(p => namesIn(p.holds).includes(transition))
  for (const policy of holding) {
    if (!(await holdsFor(context, policy, { type, row: was })) && !(await holdsFor(context, policy, { type, row }))) continue
    if (!(await isApproved(workOf(context), policy, { type, row }))) throw conflict(mustWait(policy), 'not_approved')
  }
}

async function isApproved(work: Work, policy: Policy, subject: Subject): Promise<boolean> {
  const steps = (await ofSubject(work, subject.row.id)).filter(a => a.policy === policy.id)
  if (steps.length === 0 || steps.some(s => s.state !== 'approved')) return false
  for (const step of steps) if ((await changedPaths(work, subject, step)).length > 0) return false
  return true
}

const mustWait = ({ name }: Policy) => ({
  en: `This must be approved first: ${name}.`,
  de: `Das muss erst genehmigt werden: ${name}.`,
})
