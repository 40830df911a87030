import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '../../web/client/request.ts'
import type { CalendarDefinition, Holiday, HolidayPlace } from './calendar.ts'
import { type CompiledCalendar, compile } from './compile.ts'

/** The public holidays of some years; `undefined` until they are known. */
function useHolidays(place: HolidayPlace | undefined, years: readonly number[]): ReadonlyMap<number, readonly Holiday[]> | undefined {
  const wanted = place === undefined ? [] : years
  const found = useQueries({
    queries: wanted.map(year => ({
      queryKey: ['publicHolidays', place?.country, place?.region ?? null, year],
      queryFn: () => ask<{ items: readonly Holiday[] }>('/public-holidays', { query: { country: place?.country, region: place?.region, year } }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  })
  // A place that is not known keeps none.
  if (found.some(f => f.isPending)) return undefined
  return new Map(wanted.map((year, i) => [year, found[i]?.data?.items ?? []]))
}

export interface Compiled {
  readonly calendar: CompiledCalendar
  readonly holidays: ReadonlyMap<number, readonly Holiday[]>
}

/** A calendar ready to reckon with in the browser, for some years; `undefined` until it is known, or where it makes no sense. */
export function useCompiled(definition: CalendarDefinition | undefined, years: readonly number[]): Compiled | undefined {
  const holidays = useHolidays(definition?.holidays, years)
  const told = holidays && JSON.stringify([definition, years, [...holidays]])
  return useMemo(() => {
    if (told === undefined) return undefined
    const [known, wanted, entries] = JSON.parse(told) as [CalendarDefinition | null, readonly number[], [number, readonly Holiday[]][]]
    const found = new Map(entries)
    const [first = 0] = wanted
    return known ? { calendar: compile(known, first, wanted.at(-1) ?? first, (_, year) => found.get(year) ?? []), holidays: found } : undefined
  }, [told])
}
