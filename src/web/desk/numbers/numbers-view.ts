import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useMe } from '../../client/index.ts'
import { useDates } from '../../text/index.ts'
import { useNow } from '../clocks/index.ts'
import { type Days, daysOf, momentsOf, type PeriodName, periods } from '../reports/period.ts'

/** How the dashboard is looked at; all of it stands in the address. */
interface NumbersState {
  readonly period: PeriodName
  readonly days: Days
  /** Ids; everything if empty. */
  readonly group: string
  readonly service: string
  /** The band whose records are shown: a figure's name and the band's number. */
  readonly open: string | undefined
}

export interface NumbersView extends NumbersState {
  readonly zone: string
  readonly moments: { readonly from: string; readonly to: string } | undefined
  readonly change: (patch: Partial<NumbersState>) => void
}

const first = 'thisMonth'

export function useNumbersView(): NumbersView {
  const search = useSearch()
  const [path, go] = useLocation()
  const dates = useDates()
  const zone = useMe().timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const today = dates.local(new Date(useNow()).toISOString()).slice(0, 10)
  return useMemo(() => {
    const state = read(new URLSearchParams(search), today)
    return { ...state, zone, moments: momentsOf(state.days, dates), change: patch => go(`${path}${write({ ...state, ...patch })}`, { replace: true }) }
  }, [search, today, zone, dates, path, go])
}

function read(query: URLSearchParams, today: string): NumbersState {
  const period = periods.find(p => p === query.get('period')) ?? first
  const usual = daysOf(period === 'own' ? first : period, today)
  return {
    period,
    days: period === 'own' ? { from: query.get('from') ?? usual.from, to: query.get('to') ?? usual.to } : usual,
    group: query.get('group') ?? '',
    service: query.get('service') ?? '',
    open: query.get('open') ?? undefined,
  }
}

function write({ period, days, group, service, open }: NumbersState): string {
  const query = new URLSearchParams()
  if (period !== first) query.set('period', period)
  if (period === 'own') for (const name of ['from', 'to'] as const) query.set(name, days[name])
  if (group !== '') query.set('group', group)
  if (service !== '') query.set('service', service)
  if (open !== undefined) query.set('open', open)
  return query.size > 0 ? `?${query}` : ''
}
