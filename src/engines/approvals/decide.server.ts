import type { Channel } from '../../kernel/actor.ts'
import { conflict, refused } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { scopeOf } from './asks.ts'
import { approvalDecision, type Way } from './definitions/decision.definition.ts'
import { decidedWithin, seatsOf } from './find.server.ts'
import { verdictOf } from './reckon.ts'
import { countedSeats, seatOf, waitedFor } from './seats.ts'
import { type Approval, type Decision, workOf } from './work.server.ts'
import { words } from './words.ts'

export type Answer = 'approve' | 'reject'

interface Deciding {
  readonly row: Approval
  readonly was: Approval | undefined
  readonly comment: string | undefined
}

/**
 * What one answer makes of the step, in the act by which it is given: whoever reads the history reads who decided, when, by which way, and
 * what came of it. The row is held meanwhile, so that of many answers at once each sees those before it.
 */
export const answering =
  (answer: Answer) =>
  async ({ row, was }: Deciding, context: Context) => {
    const me = await checked(row, context)
    const seats = await seatsOf(workOf(context), row.id)
    const seat = seatOf(seats, me, context.now)
    if (!seat) throw conflict(words.noSeat, 'not_asked')
    const given = row.given + (answer === 'approve' ? 1 : 0)
    const refusals = row.refusals + (answer === 'reject' ? 1 : 0)
    const people = countedSeats(seats).length || seats.length
    const verdict = verdictOf({ need: row.need, needed: row.needed, people, given, refusals })
    const left = seats.filter(s => s.id !== seat.id)
    const tally = { given, refusals, waitsFor: verdict === 'open' ? waitedFor(left, new Set([me, ...(row.separated ?? [])])) : [] }
    return verdict === 'open' ? { ...tally, ...stays(was) } : { ...tally, nextAt: null, state: verdict, category: 'done', stateSince: context.now }
  }

/** One answer of several: the transition leads nowhere yet. */
const stays = (was: Approval | undefined) => (was ? { state: was.state, category: was.category, stateSince: was.stateSince } : {})

/** Whoever decides is somebody, it is not their own, and they have not decided already. The database says so too. */
async function checked(row: Approval, context: Context): Promise<string> {
  const { person } = context.actor
  if (person === null) throw refused(words.noSeat)
  if ((row.separated ?? []).includes(person)) throw refused(words.own, 'own')
  if ((await decidedWithin(workOf(context), scopeOf(row))).has(person)) throw conflict(words.twice, 'decided_already')
  return person
}

/** Writes the decision down at the seat that it was made from, and lets the round go on. */
export const answered =
  (answer: Answer) =>
  async ({ row, comment }: Deciding, context: Context): Promise<void> => {
    const { actor, now, records, later } = context
    const seat = await ownSeat(row, context)
    const by = { ...actor, unbound: true }
    await records.transition(by, approvalDecision, seat.id, answer, {
      decidedBy: actor.person,
      decidedAt: now,
      way: wayOf(actor.channel),
      words: comment ?? null,
      once: scopeOf(row),
    })
    await later('approvals.advance', { round: row.round }, { key: `${row.round} ${row.id} ${row.given + row.refusals}` })
  }

async function ownSeat(row: Approval, context: Context): Promise<Decision> {
  const seat = seatOf(await seatsOf(workOf(context), row.id), context.actor.person ?? '', context.now)
  if (!seat) throw conflict(words.noSeat, 'not_asked')
  return seat
}

const wayOf = (channel: Channel): Way => (channel === 'web' || channel === 'demo' ? 'app' : channel === 'mail' ? 'mailLink' : 'api')
