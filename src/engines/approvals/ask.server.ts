import { type AnyDefinition, all, any, equals, type RecordType } from '../../kernel/define/index.ts'
import { invalidAll } from '../../kernel/errors.ts'
import { newId } from '../../kernel/id.server.ts'
import type { Context, Row } from '../../kernel/records/index.server.ts'
import { decided } from '../../kernel/records/internal.server.ts'
import { person, role } from '../../people/index.ts'
import { advance } from './advance.server.ts'
import type { Subject } from './approvers.server.ts'
import { type Asks, writeAsks } from './asks.ts'
import { approval } from './definitions/approval.definition.ts'
import { separatedFrom } from './separated.server.ts'
import { personOf } from './stand-ins.server.ts'
import { type AskedStep, namesIn, stagesOf, wholeStep } from './step.ts'
import { stepFaults } from './step-faults.server.ts'
import { describe, digestOf, type Described, marksOf, titleOf } from './summary.server.ts'
import { idsIn } from './values.server.ts'
import { type Work, workOf } from './work.server.ts'

/** What is asked. */
export interface Asking {
  /** The record that needs approval. */
  readonly subject: { readonly record: AnyDefinition; readonly id: string }
  /** Fields that approvers are shown (`price`, `answers.size`); a step that names none covers these. */
  readonly shows: readonly string[]
  readonly steps: readonly AskedStep[]
  /** Who waits for it, such as `flow:<run>:<token>`; stands on every approval. At most 200 characters. */
  readonly origin: string
  /** Whom it is told where nobody can decide; administrators without. */
  readonly owner?: string | null
  readonly policy?: string
  /** Paths of the subject that name further people who may not decide. Requester, orderer and creator never may. */
  readonly separate?: readonly string[]
  /** Whether one person may decide in several steps; not unless told. */
  readonly severalSteps?: boolean
}

export interface Asked {
  /** What the steps have in common; stands on every approval. */
  readonly round: string
  /** Ids in the order of the steps. */
  readonly approvals: readonly string[]
}

/**
 * Asks for approval in the transaction of the context. The first stage is requested at once. Whoever waits hears of the end by an `Observer`
 * on the type `approval`: the act that ends the round sets `outcome` on one of its approvals (approved, rejected, expired, cancelled,
 * notRequired). An approval that is superseded later has `supersededBy`, and its successor stands in the same round. Observers do well to
 * queue what they do then: approvals are held meanwhile.
 * @throws invalid where the steps cannot be asked at all
 */
export async function askApproval(context: Context, asking: Asking): Promise<Asked> {
  const work = workOf(context)
  const type = work.model.type(asking.subject.record.name)
  const steps = asking.steps.map(wholeStep)
  const faults = stepFaults(steps, { model: work.model, type })
  if (faults.length > 0) throw invalidAll(faults.map(message => ({ field: 'steps', message })))
  const subject = { type, row: (await work.records.get(work.self, type.definition, asking.subject.id)) as Row }
  const round = newId()
  const stages = stagesOf(steps)
  const common = { ...(await aboutSubject(work, subject, asking)), round, origin: asking.origin, policy: asking.policy ?? null }
  const approvals: string[] = []
  for (const [place, step] of steps.entries()) {
    const content = await contentOf(work, subject, asking.shows, namesIn(step.covers))
    const asks: Asks = { step, covers: content.covers, marks: content.marks, shows: asking.shows, severalSteps: asking.severalSteps ?? false }
    const placed = { step: step.name, need: step.need, place, stage: stages[place] ?? place, asks: writeAsks(asks) }
    const made = await work.records.create(work.self, approval, { ...common, ...content.fields, ...placed }, { given: { atDesk: seenAtDesk(type) } })
    approvals.push(made.id)
  }
  await advance(work, round)
  return { round, approvals }
}

/**
 * Makes it seen that approval is needed and cannot be asked, instead of refusing what the record's owner does: it waits for whoever looks
 * after it.
 */
export async function askInVain(context: Context, asking: Omit<Asking, 'steps'>, why: string): Promise<void> {
  const work = workOf(context)
  const type = work.model.type(asking.subject.record.name)
  const row = (await work.records.get(work.self, type.definition, asking.subject.id)) as Row
  const about = { ...(await aboutSubject(work, { type, row }, { ...asking, steps: [] })), title: titleOf(type, row), round: newId(), origin: asking.origin }
  const trouble = { policy: asking.policy ?? null, reason: 'cannotAsk', detail: why.slice(0, 1000) } as const
  const given = { state: 'stuck', category: 'waiting', atDesk: seenAtDesk(type) }
  await work.records.create(work.self, approval, { ...about, ...trouble }, { given })
}

async function aboutSubject(work: Work, subject: Subject, { separate = [], owner }: Asking) {
  const { type, row } = subject
  const separated = await separatedFrom(work, subject, separate)
  return {
    subjectType: type.name,
    subject: row.id,
    subjectNumber: typeof row.number === 'string' ? row.number : null,
    requester: idsIn(row.requester)[0] ?? idsIn(row.createdBy)[0] ?? null,
    orderer: idsIn(row.orderer)[0] ?? null,
    separated,
    owners: await ownersOf(work, owner ?? null),
  }
}

/** Whoever looks after it, or the administrators where that is nobody who is still here. */
async function ownersOf(work: Work, owner: string | null): Promise<readonly string[]> {
  const one = owner === null ? undefined : await personOf(work, owner)
  if (one?.active) return [one.id]
  const roles = (await work.table(role)).filter(r => r.key === 'administrator')
  const filter = all(equals('active', true), any(...roles.map(({ id }) => ({ field: 'roles', is: 'contains', value: id }) as const)))
  return (await work.records.find(work.self, person, { filter, sort: ['createdAt'], limit: 20, fields: [] })).items.map(p => p.id)
}

/** Whether every agent may read records of this type, and so what is pinned of them. */
function seenAtDesk({ definition }: RecordType): boolean {
  const agent = {
    tenant: '',
    person: null,
    name: '',
    roles: new Set(['agent', 'requester']),
    groups: [],
    channel: 'web',
    language: 'en',
    unbound: false,
  } as const
  return decided(agent, definition.may.read) === true
}

/** What is pinned of the record, and what of it this step covers: what it names, or all that is shown. */
export async function contentOf(work: Work, { type, row }: Subject, shows: readonly string[], named: readonly string[]) {
  const showing = { records: work.records, actor: work.self, model: work.model }
  const described = await describe(showing, type, row, shows)
  const covers = named.length > 0 ? named : [...new Set(described.lines.map(line => line.path))]
  const marks = await marksOf(showing, type, row, covers)
  return { covers, marks, fields: { title: described.title.slice(0, 300), summary: summaryOf(described), digest: digestOf(marks) } }
}

const summaryOf = ({ lines }: Described) => ({ lines })
