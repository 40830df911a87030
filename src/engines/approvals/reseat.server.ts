import { all, equals, oneOf } from '../../kernel/define/index.ts'
import { person } from '../../people/index.ts'
import type { Person } from './approvers.server.ts'
import { asksOf } from './asks.ts'
import { approval } from './definitions/approval.definition.ts'
import { approvalDecision } from './definitions/decision.definition.ts'
import { barredFrom, getStuck, standingOf } from './request.server.ts'
import { openSeats } from './seats.ts'
import { type StandIn, standInsOf } from './stand-ins.server.ts'
import type { Approval, Decision, Work } from './work.server.ts'

/**
 * Looks again at who is waited for: whoever has left, or has decided in this round already, gives up their seat; who stands in for whom
 * may have changed. Where nobody is left, or too few, it gets stuck.
 */
export async function reseat(work: Work, row: Approval, seats: readonly Decision[]): Promise<void> {
  const step = asksOf(row)?.step
  const left = openSeats(seats)
  if (!step || left.length === 0) return
  const barred = await barredFrom(work, row)
  const people = await activeAmong(
    work,
    left.map(s => s.approver),
  )
  const gone = left.filter(s => barred.has(s.approver) || !people.has(s.approver))
  for (const seat of gone) await work.records.transition(work.self, approvalDecision, seat.id, 'release')
  await renewStandIns(
    work,
    left.filter(s => !gone.includes(s)),
    people,
    new Set([...barred, ...seats.map(s => s.approver)]),
  )
  const standing = await standingOf(work, row, step, barred)
  if (standing.waitsFor.length === 0) return getStuck(work, row, 'nobodyPossible')
  const missing = standing.needed - row.given
  if (step.need === 'count' && gone.length > 0 && left.length - gone.length < missing) return getStuck(work, row, 'notEnough')
  if (!sameMembers(standing.waitsFor, row.waitsFor ?? []) || standing.needed !== row.needed) {
    await work.records.transition(work.self, approval, row.id, 'revise', standing)
  }
}

async function activeAmong({ records, self }: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const filter = all(equals('active', true), oneOf('id', ids))
  return new Map((await records.find(self, person, { filter, sort: ['createdAt'], limit: 500 })).items.map(p => [p.id, p]))
}

async function renewStandIns(work: Work, seats: readonly Decision[], people: ReadonlyMap<string, Person>, barred: ReadonlySet<string>): Promise<void> {
  const now = await standInsOf(work, [...people.values()], barred)
  for (const seat of seats) {
    const standIn = now.get(seat.approver)
    if (isSame(seat, standIn)) continue
    await work.records.change(work.self, approvalDecision, seat.id, { standIn: standIn?.person ?? null, standInUntil: standIn?.until ?? null })
  }
}

const isSame = (seat: Decision, standIn: StandIn | undefined): boolean =>
  seat.standIn === (standIn?.person ?? null) && seat.standInUntil === (standIn?.until ?? null)

const sameMembers = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every(one => b.includes(one))
