import type { Actor } from '../../kernel/actor.ts'
import { all, equals, oneOf, type RecordType, type Rule } from '../../kernel/define/index.ts'
import { person } from '../../people/index.ts'
import { approval, type Outcome, type Reason } from './definitions/approval.definition.ts'
import { approvalDecision, type Capacity, type Way } from './definitions/decision.definition.ts'
import { approvalPolicy } from './definitions/policy.definition.ts'
import { asksOf } from './asks.ts'
import { everyOne } from './find.server.ts'
import { nextMoves } from './reckon.ts'
import type { Approval, Decision, Work } from './work.server.ts'

/** Approvals of one record as a picture: round by round, stage by stage, who, since when, and what it waits for. */
export interface PicturedRound {
  readonly round: string
  readonly policy: string | null
  readonly outcome: 'open' | Outcome
  readonly steps: readonly PicturedStep[]
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface PicturedStep {
  readonly id: string
  readonly number: string
  readonly step: string
  readonly stage: number
  readonly state: string
  readonly since: string
  readonly reason: Reason | null
  /** Of what has changed, the labels; or what else is known. */
  readonly detail: string | null
  readonly need: string
  readonly needed: number
  readonly given: number
  readonly dueAt: string | null
  readonly waitsFor: readonly Named[]
  readonly covers: readonly string[]
  readonly supersededBy: string | null
  /** Whether whoever looks is waited for. */
  readonly mine: boolean
  readonly decisions: readonly PicturedDecision[]
}

export interface PicturedDecision {
  readonly state: string
  readonly approver: Named
  readonly standIn: Named | null
  readonly decidedBy: Named | null
  readonly at: string | null
  readonly way: Way | null
  readonly askedAs: Capacity | null
  readonly askedOf: string | null
  /** Only for those who may read the approval itself. */
  readonly words: string | null
}

type Reading = Pick<Work, 'records' | 'self'>

/** All rounds about a record, for whoever may read that. @throws missing */
export async function picture(reading: Reading, viewer: Actor, type: RecordType, id: string): Promise<readonly PicturedRound[]> {
  const subject = await reading.records.get(viewer, type.definition, id)
  return pictureOf(reading, viewer, all(equals('subject', subject.id), equals('subjectType', type.name)))
}

/** The round of one approval, for whoever may read that: approvers need no rights on the record. @throws missing */
export async function pictureAround(reading: Reading, viewer: Actor, id: string): Promise<readonly PicturedRound[]> {
  const { round, subject } = await reading.records.get(viewer, approval, id)
  return pictureOf(reading, viewer, all(equals('subject', subject), equals('round', round)))
}

async function pictureOf({ records, self }: Reading, viewer: Actor, filter: Rule): Promise<readonly PicturedRound[]> {
  const found = await everyOne({ records, self }, approval, filter, ['createdAt'])
  if (found.length === 0) return []
  const ids = found.map(a => a.id)
  const decisions = await everyOne({ records, self }, approvalDecision, oneOf('approval', ids), ['createdAt'])
  const open = new Set((await everyOne({ records, self: viewer }, approval, oneOf('id', ids), ['createdAt'])).map(a => a.id))
  const names = await namesOf({ records, self }, found, decisions)
  const policies = await policyNames({ records, self }, found)
  return [...Map.groupBy(found, a => a.round)].map(([round, steps]) => ({
    round,
    policy: policies.get(steps[0]?.policy ?? '') ?? null,
    outcome: nextMoves(steps).end?.outcome ?? 'open',
    steps: steps
      .toSorted((a, b) => a.place - b.place)
      .map(step =>
        pictured(
          step,
          decisions.filter(d => d.approval === step.id),
          { names, isOpen: open.has(step.id), viewer },
        ),
      ),
  }))
}

interface Seeing {
  readonly names: ReadonlyMap<string, string>
  readonly isOpen: boolean
  readonly viewer: Actor
}

function pictured(step: Approval, decisions: readonly Decision[], { names, isOpen, viewer }: Seeing): PicturedStep {
  const named = (id: string): Named => ({ id, name: names.get(id) ?? '' })
  const orNull = (id: string | null): Named | null => (id === null ? null : named(id))
  const { id, number, stage, state, stateSince: since, reason, need, needed, given, dueAt, supersededBy } = step
  return {
    id,
    number,
    step: step.step,
    stage,
    state,
    since,
    reason,
    need,
    needed,
    given,
    dueAt,
    supersededBy,
    detail: reason === 'contentChanged' || isOpen ? step.detail : null,
    waitsFor: (step.waitsFor ?? []).map(named),
    covers: asksOf(step)?.covers ?? [],
    mine: viewer.person !== null && (step.waitsFor ?? []).includes(viewer.person),
    decisions: decisions.map(d => ({
      state: d.state,
      approver: named(d.approver),
      standIn: orNull(d.standIn),
      decidedBy: orNull(d.decidedBy),
      at: d.decidedAt,
      way: d.way,
      askedAs: d.askedAs,
      askedOf: d.askedOf,
      words: isOpen ? d.words : null,
    })),
  }
}

async function namesOf({ records, self }: Reading, steps: readonly Approval[], decisions: readonly Decision[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...steps.flatMap(s => s.waitsFor ?? []), ...decisions.flatMap(d => [d.approver, d.standIn, d.decidedBy])].filter(id => id !== null)
  const known = new Map<string, string>()
  for (const some of chunks([...new Set(ids)], 500)) {
    const { items } = await records.find(self, person, { filter: oneOf('id', some), fields: ['name'], sort: ['createdAt'], limit: 500 })
    for (const one of items) known.set(one.id, one.name)
  }
  return known
}

const chunks = (ids: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size))

async function policyNames({ records, self }: Reading, steps: readonly Approval[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(steps.flatMap(s => s.policy ?? []))]
  if (ids.length === 0) return new Map()
  const { items } = await records.find(self, approvalPolicy, { filter: oneOf('id', ids), fields: ['name'], sort: ['createdAt'], limit: 500 })
  return new Map(items.map(p => [p.id, p.name]))
}
