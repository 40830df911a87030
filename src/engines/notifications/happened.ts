import type { Actor } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import type { Observed } from '../../kernel/records/observer.ts'
import { isApproval, ofApproval } from './of-approval.ts'
import type { Event } from './events.ts'
import { mentionedIn } from './mentions.ts'

/** Whom an act may concern, and how. Who exactly that is, and who may know of it, is found out when they are told. */
export type Candidate = { readonly event: Event } & Whom

export type Whom =
  | { readonly person: string }
  | { readonly address: string }
  /** Its members or leads, as the settings say. */
  | { readonly group: string }
  | { readonly leadsOf: string }
  | { readonly managerOf: string }

interface Roles {
  readonly requester: string | null
  readonly assignee: string | null
  readonly group: string | null
  readonly watchers: readonly string[]
}

type Doer = Pick<Actor, 'person' | 'channel' | 'answerable'>

/** What an act means to whom, what says most first. */
export function candidatesOf(observed: Observed, by: Doer): readonly Candidate[] {
  const { type, act, row, was, comment, fact } = observed
  if (isApproval(type)) return [...(comment ? mentioned(comment) : []), ...ofApproval(observed)]
  const now = rolesOf(type, row)
  if (comment) return ofComment(now, comment)
  if (fact) return ofFact(now, fact)
  if (act === 'create') return ofCreation(now, by)
  if (act === 'change' || act === 'transition') return was ? ofChange(type, now, row, was) : []
  return []
}

/** Every type of work has these by the same names, but for those that its definition names itself. */
function rolesOf(type: RecordType, row: Observed['row']): Roles {
  const { assignee = 'assignee', group = 'group' } = (type.definition.work ?? {}) as { assignee?: string; group?: string }
  const one = (name: string): string | null => {
    const value = row[name]
    return typeof value === 'string' && type.fields[name]?.options.to !== undefined ? value : null
  }
  const watchers = row.watchers
  return { requester: one('requester'), assignee: one(assignee), group: one(group), watchers: Array.isArray(watchers) ? watchers.map(String) : [] }
}

const to = (event: Event, ...people: readonly (string | null)[]): Candidate[] => people.flatMap(person => (person === null ? [] : [{ event, person }]))

/** Whoever works on it, or the group where nobody does yet. */
const workers = (event: Event, { assignee, group }: Roles): Candidate[] => (assignee === null && group !== null ? [{ event, group }] : to(event, assignee))

const audience = (event: Event, { requester, watchers }: Roles): Candidate[] => to(event, requester, ...watchers)

function ofComment(now: Roles, comment: NonNullable<Observed['comment']>): Candidate[] {
  if (comment.visibility === 'internal') return [...mentioned(comment), ...workers('internalNote', now), ...to('internalNote', ...now.watchers)]
  return [...mentioned(comment), ...audience('publicComment', now), ...workers('publicComment', now)]
}

function mentioned({ text }: NonNullable<Observed['comment']>): Candidate[] {
  const { ids, addresses } = mentionedIn(text)
  return [...to('mentioned', ...ids), ...addresses.map(address => ({ event: 'mentioned', address }) as const)]
}

function ofFact(now: Roles, { kind, about }: NonNullable<Observed['fact']>): Candidate[] {
  if (kind === 'automation.told' || kind === 'flow.told' || kind === 'flow.stuck') return named(about)
  if (kind === 'clock.warned') return workers('clockWarned', now)
  if (kind !== 'clock.breached') return []
  const above: Candidate[] = [
    ...(now.group === null ? [] : [{ event: 'clockBreached', leadsOf: now.group } as const]),
    ...(now.assignee === null ? [] : [{ event: 'clockBreached', managerOf: now.assignee } as const]),
  ]
  return [...workers('clockBreached', now), ...above]
}

/** Whom an automation or a flow names: people, or a group. */
function named({ person, group }: NonNullable<Observed['fact']>['about']): Candidate[] {
  if (typeof group === 'string') return [{ event: 'told', group }]
  return typeof person === 'string' ? to('told', person) : []
}

const ofCreation = (now: Roles, by: Doer): Candidate[] => [
  ...(isReceipt(now, by) ? to('received', now.requester) : []),
  ...to('assigned', now.assignee),
  ...audience('created', now),
  ...(now.assignee === null && now.group !== null ? [{ event: 'assignedToGroup', group: now.group } as const] : []),
]

/** Whoever writes to the desk by mail has no screen that says it has arrived. */
const isReceipt = ({ requester }: Roles, { person, channel, answerable }: Doer): boolean =>
  channel === 'mail' && answerable !== false && (person === null || person === requester)

function ofChange(type: RecordType, now: Roles, row: Observed['row'], was: Observed['row']): Candidate[] {
  const before = rolesOf(type, was)
  const assigned = now.assignee !== before.assignee ? to('assigned', now.assignee) : []
  const routed: Candidate[] =
    now.assignee === null && now.group !== null && (now.group !== before.group || before.assignee !== null)
      ? [{ event: 'assignedToGroup', group: now.group }]
      : []
  return [...asked(now, row, was), ...assigned, ...ofState(now, row, was), ...routed]
}

/** It waits for the requester from now on. */
function asked(now: Roles, row: Observed['row'], was: Observed['row']): Candidate[] {
  const awaits = (r: Observed['row']) => r.category === 'waiting' && r.holdReason === 'requester'
  return awaits(row) && !awaits(was) ? to('waitingForYou', now.requester) : []
}

function ofState(now: Roles, row: Observed['row'], was: Observed['row']): Candidate[] {
  if (row.state === was.state) return []
  const event = eventOfState(row, was)
  return [...audience(event, now), ...(event === 'reopened' ? workers(event, now) : to(event, now.assignee))]
}

function eventOfState(row: Observed['row'], was: Observed['row']): Event {
  if (row.category === 'done') return row.state === 'resolved' ? 'resolved' : 'closed'
  return was.category === 'done' ? 'reopened' : 'stateChanged'
}
