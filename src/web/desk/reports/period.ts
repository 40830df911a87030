import type { Dates } from '../../text/index.ts'

export const periods = ['thisMonth', 'lastMonth', 'quarter', 'year', 'own'] as const
export type PeriodName = (typeof periods)[number]

/** First and last day, both part of it. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The days of a named period, seen from a day: `2026-11-28`. */
export function daysOf(period: Exclude<PeriodName, 'own'>, today: string): Days {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = (m: number) => new Date(Date.UTC(year, m - 1, 1)).toISOString().slice(0, 10)
  const last = (m: number) => new Date(Date.UTC(year, m, 0)).toISOString().slice(0, 10)
  if (period === 'lastMonth') return { from: first(month - 1), to: last(month - 1) }
  if (period === 'quarter') return { from: first(month - ((month - 1) % 3)), to: last(month - ((month - 1) % 3) + 2) }
  if (period === 'year') return { from: first(month - 11), to: last(month) }
  return { from: first(month), to: last(month) }
}

/** The moments between which days lie, in the viewer's zone; the end is not part of it. */
export function momentsOf({ from, to }: Days, { fromLocal }: Pick<Dates, 'fromLocal'>): { readonly from: string; readonly to: string } | undefined {
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000)
  const [begin, end] = [fromLocal(`${from}T00:00`), Number.isNaN(after.getTime()) ? undefined : fromLocal(`${after.toISOString().slice(0, 10)}T00:00`)]
  return begin === undefined || end === undefined || begin >= end ? undefined : { from: begin, to: end }
}
