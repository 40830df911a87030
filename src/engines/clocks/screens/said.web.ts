import { type ExplainedClock, standingOf, useClockText, useNow, wallLength, workLength } from '../../../web/desk/clocks/index.ts'
import { useDates } from '../../../web/text/index.ts'

/** What is left of a clock and when it is due, in words that count down; `asked` is when the server said how much was used. */
export function useSaidOfClock(clock: ExplainedClock, asked: number): { readonly first: string; readonly second: string } {
  const t = useClockText()
  const dates = useDates()
  const now = useNow()
  const standing = standingOf(clock, now)
  const end = clock.breachedAt ?? clock.dueAt
  const when = end === null ? '' : dates.coming(end)
  const due = end === null ? t('noEnd') : t(standing === 'missed' || standing === 'late' ? 'wasDue' : 'due', { when })
  if (standing === 'kept') return { first: t('kept'), second: dates.coming(clock.endedAt ?? clock.startedAt) }
  if (standing === 'late') return { first: t('lateEnd'), second: due }
  if (standing === 'cancelled') return { first: t('cancelled'), second: dates.coming(clock.endedAt ?? clock.startedAt) }
  if (standing === 'missed') return { first: t('missed', { length: wallLength(now - Date.parse(end ?? clock.startedAt)) }), second: due }
  const left = leftOf(clock, asked, now)
  if (standing === 'paused') return { first: t('paused'), second: left === undefined ? due : t('left', { length: workLength(left) }) }
  return { first: left === undefined ? '' : t('left', { length: workLength(left) }), second: due }
}

/** Of the target's own time, which stands still out of hours; of an end that stands fast, the time until it. */
function leftOf({ budget, used, dueAt, phase, bands }: ExplainedClock, asked: number, now: number): number | undefined {
  if (budget === null) return dueAt === null ? undefined : Math.max(Date.parse(dueAt) - now, 0)
  const counts = phase === 'running' && bands.at(-1)?.kind === 'running'
  return Math.max(budget - used - (counts ? Math.max(now - asked, 0) : 0), 0)
}
