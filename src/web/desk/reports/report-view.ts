import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useMe } from '../../client/index.ts'
import { useDates } from '../../text/index.ts'
import { useNow } from '../clocks/index.ts'
import { type Days, daysOf, momentsOf, type PeriodName, periods } from './period.ts'

export const groupings = ['month', 'service', 'group', 'priority', 'level'] as const
export type Grouping = (typeof groupings)[number]

/** How the report is looked at; all of it stands in the address. */
export interface ReportView {
  readonly period: PeriodName
  readonly days: Days
  readonly by: Grouping
  readonly type: string
  /** Ids of the versions of one service level, with commas between; of all if empty. */
  readonly levels: string
  /** The figure whose records are shown: `k` before its key, nothing else for the one without. */
  readonly open: string | undefined
  readonly missed: boolean
}

export interface Report extends ReportView {
  /** Whose months are meant. */
  readonly zone: string
  readonly moments: { readonly from: string; readonly to: string } | undefined
  readonly change: (patch: Partial<ReportView>) => void
}

export function useReportView(): Report {
  const search = useSearch()
  const [path, go] = useLocation()
  const dates = useDates()
  const zone = useMe().timeZone ?? zoneHere()
  const today = dates.local(new Date(useNow()).toISOString()).slice(0, 10)
  return useMemo(() => {
    const view = read(new URLSearchParams(search), today)
    return { ...view, zone, moments: momentsOf(view.days, dates), change: patch => go(`${path}${write({ ...view, ...patch })}`, { replace: true }) }
  }, [search, today, zone, dates, path, go])
}

const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

const first = 'year'

function read(query: URLSearchParams, today: string): ReportView {
  const period = periods.find(p => p === query.get('period')) ?? first
  const usual = daysOf(period === 'own' ? first : period, today)
  return {
    period,
    days: period === 'own' ? { from: query.get('from') ?? usual.from, to: query.get('to') ?? usual.to } : usual,
    by: groupings.find(g => g === query.get('by')) ?? 'month',
    type: query.get('type') ?? 'incident',
    levels: query.get('levels') ?? '',
    open: query.get('open') ?? undefined,
    missed: query.get('missed') === 'true',
  }
}

function write({ period, days, by, type, levels, open, missed }: ReportView): string {
  const query = new URLSearchParams()
  if (period !== first) query.set('period', period)
  if (period === 'own') for (const name of ['from', 'to'] as const) query.set(name, days[name])
  if (by !== 'month') query.set('by', by)
  if (type !== 'incident') query.set('type', type)
  if (levels !== '') query.set('levels', levels)
  if (open !== undefined) query.set('open', open)
  if (open !== undefined && missed) query.set('missed', 'true')
  return query.size > 0 ? `?${query}` : ''
}
