import type { Decision } from './work.server.ts'

/** Seats from which nothing was decided yet. */
export const openSeats = (seats: readonly Decision[]): readonly Decision[] => seats.filter(s => s.state === 'requested')

/** Those that count for how many must agree: not the ones that were handed on or given up, nor those that came only by escalation. */
export const countedSeats = (seats: readonly Decision[]): readonly Decision[] =>
  seats.filter(s => ['requested', 'approved', 'rejected'].includes(s.state) && s.askedAs !== 'escalation')

/** From which seat somebody would decide now: their own first, else one that they stand in for, while they do. */
export const seatOf = (seats: readonly Decision[], person: string, now: string): Decision | undefined =>
  openSeats(seats).find(s => s.approver === person) ?? openSeats(seats).find(s => s.standIn === person && (s.standInUntil === null || now < s.standInUntil))

/** Everybody who could decide now. */
export const waitedFor = (seats: readonly Pick<Decision, 'approver' | 'standIn' | 'state'>[], barred: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    seats
      .filter(s => s.state === 'requested')
      .flatMap(({ approver, standIn }) => [approver, ...(standIn === null ? [] : [standIn])].filter(p => !barred.has(p))),
  ),
]
