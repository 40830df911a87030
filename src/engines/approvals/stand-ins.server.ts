import { all, equals, oneOf, type RowOf } from '../../kernel/define/index.ts'
import { person } from '../../people/index.ts'
import type { Person } from './approvers.server.ts'
import { approvalDelegation } from './definitions/delegation.definition.ts'
import type { Work } from './work.server.ts'

type Reading = Pick<Work, 'records' | 'self' | 'now'>

/** Who decides in somebody's place, and until when; null where that is open. */
export interface StandIn {
  readonly person: string
  readonly until: string | null
}

type Delegation = RowOf<typeof approvalDelegation>

/** Out of office: from or until a moment, or between two. */
export const isAway = ({ awayFrom, awayUntil }: Pick<Person, 'awayFrom' | 'awayUntil'>, at: string): boolean =>
  (awayFrom !== null || awayUntil !== null) && (awayFrom === null || awayFrom <= at) && (awayUntil === null || at < awayUntil)

/**
 * Who stands in for each of these people now: whom they have named for these days, else the deputy of whoever is away. Never one of
 * `barred`, who may not decide, or do so for themselves.
 */
export async function standInsOf(work: Reading, people: readonly Person[], barred: ReadonlySet<string>): Promise<ReadonlyMap<string, StandIn>> {
  const found = new Map<string, StandIn>()
  if (people.length === 0) return found
  const delegations = await delegationsOf(
    work,
    people.map(p => p.id),
  )
  for (const one of people) {
    const standIn = await standInOf(
      work,
      one,
      delegations.filter(d => d.person === one.id),
    )
    if (standIn && !barred.has(standIn.person) && standIn.person !== one.id) found.set(one.id, standIn)
  }
  return found
}

async function standInOf(work: Reading, one: Person, delegations: readonly Delegation[]): Promise<StandIn | undefined> {
  for (const { to, until } of delegations) if (await isActive(work, to)) return { person: to, until }
  if (!isAway(one, work.now) || one.deputy === null) return undefined
  const deputy = await presentDeputy(work, one.deputy)
  return deputy === undefined ? undefined : { person: deputy, until: one.awayUntil }
}

async function delegationsOf({ records, self, now }: Reading, ids: readonly string[]): Promise<readonly Delegation[]> {
  const inForce = [equals('active', true), { field: 'from', is: '<=', value: now }, { field: 'until', is: '>', value: now }] as const
  return (await records.find(self, approvalDelegation, { filter: all(oneOf('person', ids), ...inForce), sort: ['-from'], limit: 500 })).items
}

const farthest = 5

/** The deputy, or the deputy's own deputy where they are away too. Where all are, nobody. */
async function presentDeputy(work: Reading, id: string, steps = farthest): Promise<string | undefined> {
  const deputy = await personOf(work, id)
  if (!deputy?.active || steps === 0) return undefined
  if (!isAway(deputy, work.now)) return deputy.id
  return deputy.deputy === null ? undefined : presentDeputy(work, deputy.deputy, steps - 1)
}

export async function personOf({ records, self }: Pick<Work, 'records' | 'self'>, id: string): Promise<Person | undefined> {
  return (await records.find(self, person, { filter: equals('id', id), sort: ['createdAt'], limit: 1 })).items[0]
}

const isActive = async (work: Reading, id: string): Promise<boolean> => (await personOf(work, id))?.active ?? false
