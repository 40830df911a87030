import { useQuery } from '@tanstack/react-query'
import { keys } from '../../client/query.ts'
import { ask } from '../../client/request.ts'
import { isUnderway } from '../outages/outage.ts'
import { useOutages } from '../outages/use-outages.ts'
import { textIn, titleIn } from '../row.ts'
import { mostSimilar, relevantOutages } from './similar.ts'
import type { Row, RowPage, TypeShape } from '../../client/shapes.ts'

/** As many as are worth reading while one writes. */
const shown = 3
const looked = 50

/** What it may be: outages of the service or with the same words, then the person's own open issues of the service. */
export function useSimilar(type: TypeShape, service: string, words: string): readonly Row[] {
  const filter = `service == '${service}' && category != 'done'`
  const { data } = useQuery({
    queryKey: keys.list(type.name, { filter, similar: true }),
    queryFn: ({ signal }) => ask<RowPage>(`/${type.path}`, { query: { filter, sort: '-updatedAt', limit: looked }, signal }),
    enabled: /^[\w-]+$/.test(service),
  })
  const known = relevantOutages(useOutages().outages.filter(isUnderway), service, words, row => `${titleIn(type, row)} ${textIn(row, 'publicNote')}`)
  const own = data?.items.filter(row => !known.some(outage => outage.id === row.id)) ?? []
  return [...known, ...mostSimilar(own, words, row => `${titleIn(type, row)} ${textIn(row, 'description')}`)].slice(0, shown)
}
