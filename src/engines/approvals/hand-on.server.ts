import { conflict, invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { scopeOf } from './asks.ts'
import { approvalDecision, type Capacity } from './definitions/decision.definition.ts'
import { decidedWithin, seatsOf } from './find.server.ts'
import { giveSeats } from './request.server.ts'
import { seatOf, waitedFor } from './seats.ts'
import { personOf } from './stand-ins.server.ts'
import { type Approval, workOf } from './work.server.ts'
import { words } from './words.ts'

interface Moving {
  readonly row: Approval
  readonly was: Approval | undefined
}

/** Somebody gives their part to somebody else, for this one time. */
export async function handingOn({ row }: Moving, context: Context) {
  const to = await mayDecide(row, context)
  const seats = await seatsOf(workOf(context), row.id)
  const seat = seatOf(seats, context.actor.person ?? '', context.now)
  if (!seat) throw conflict(words.noSeat, 'not_asked')
  const barred = new Set(row.separated ?? [])
  const waitsFor = [
    ...waitedFor(
      seats.filter(s => s.id !== seat.id),
      barred,
    ),
    to,
  ]
  return { waitsFor: [...new Set(waitsFor)], asked: [...new Set([...(row.asked ?? []), to])] }
}

export async function handedOn({ row }: Moving, context: Context): Promise<void> {
  const work = workOf(context)
  const seat = seatOf(await seatsOf(work, row.id), context.actor.person ?? '', context.now)
  if (!seat) throw conflict(words.noSeat, 'not_asked')
  await context.records.transition({ ...context.actor, unbound: true }, approvalDecision, seat.id, 'handOn')
  await seatFor(row, 'handedOn', context.actor.name, context)
}

/** Whoever looks after it names somebody who may decide as well. */
export async function appointing({ row }: Moving, context: Context) {
  const to = await mayDecide(row, context)
  const standing = { waitsFor: [...new Set([...(row.waitsFor ?? []), to])], asked: [...new Set([...(row.asked ?? []), to])] }
  return row.state === 'stuck' ? { ...standing, reason: null, state: 'requested', category: 'open', stateSince: context.now } : standing
}

export const appointed = ({ row }: Moving, context: Context): Promise<void> => seatFor(row, 'appointed', context.actor.name, context)

/** @throws invalid where it cannot be this person */
async function mayDecide(row: Approval, context: Context): Promise<string> {
  const { to } = row
  const work = workOf(context)
  const person = to === null ? undefined : await personOf(work, to)
  if (to === null || !person?.active) throw invalid('to', words.notHere)
  if ((row.separated ?? []).includes(to)) throw invalid('to', words.notTheirs)
  if ((await decidedWithin(work, scopeOf(row))).has(to)) throw invalid('to', words.notTheirsTwice)
  if ((await seatsOf(work, row.id)).some(s => s.approver === to)) throw invalid('to', words.askedAlready)
  return to
}

async function seatFor(row: Approval, as: Capacity, of: string, context: Context): Promise<void> {
  const work = workOf(context)
  const person = row.to === null ? undefined : await personOf(work, row.to)
  if (person) await giveSeats(work, row, [{ person, as, of }], new Set(row.separated ?? []))
}
