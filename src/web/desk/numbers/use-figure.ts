import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask } from '../../client/index.ts'
import type { NumbersView } from './numbers-view.ts'
import type { Offered, Reckoned } from './shapes.ts'

export const useOffered = () =>
  useQuery({ queryKey: ['numbers'], queryFn: ({ signal }) => ask<{ figures: readonly Offered[] }>('/numbers', { signal }), staleTime: 300_000 })

/** Whether a figure can be narrowed as the page is. */
export const fits = ({ narrows }: Offered, { group, service }: NumbersView): boolean =>
  (group === '' || narrows.includes('group')) && (service === '' || narrows.includes('service'))

export function useFigure(figure: Offered, view: NumbersView) {
  const { group, service, zone, moments } = view
  const query = { from: moments?.from, to: moments?.to, zone, group: group || undefined, service: service || undefined }
  return useQuery({
    queryKey: ['numbers', figure.name, query],
    queryFn: ({ signal }) => ask<Reckoned>(`/numbers/${figure.name}`, { query, signal }),
    enabled: moments !== undefined && fits(figure, view),
    placeholderData: keepPreviousData,
    staleTime: 20_000,
    refetchInterval: 60_000,
  })
}
