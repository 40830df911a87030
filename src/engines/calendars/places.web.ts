import { useQuery } from '@tanstack/react-query'
import type { Offered } from '../../web/fields.ts'
import { ask } from '../../web/client/request.ts'

/** Countries whose public holidays are known, or the regions of one; none of no country. */
export function usePlaces(country?: string): readonly Offered[] {
  const found = useQuery({
    queryKey: ['holidayPlaces', country ?? null],
    queryFn: () => ask<{ items: readonly { code: string; name: string }[] }>('/holiday-places', { query: { country } }),
    enabled: country !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (country === '' ? undefined : found.data?.items)?.map(({ code, name }) => ({ value: code, title: name })) ?? []
}
