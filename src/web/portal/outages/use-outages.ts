import { useType } from '../../client/context.tsx'
import { useRows } from '../../client/lists.ts'
import type { Names, Row, TypeShape } from '../../client/shapes.ts'

const shown = ['number', 'title', 'state', 'category', 'stateSince', 'majorState', 'service', 'publicNote', 'toldAt', 'openedAt', 'resolvedAt']
const whose = ['requester', 'watchers']
const day = "state == 'resolved' && resolvedAt > now() - duration('P1D')"

/** Major incidents that are worked on, or were solved today: what everybody may know of them. */
export function useOutages(): { readonly type: TypeShape | undefined; readonly outages: readonly Row[]; readonly names: Names; readonly loading: boolean } {
  const type = useType('incident')
  const tells = type?.fields.majorState !== undefined && type.fields.publicNote !== undefined
  const filter = `majorState == 'accepted' && (category != 'done' || ${day})`
  const { data, isLoading } = useRows(tells ? type : undefined, { filter, sort: '-updatedAt', fields: [...shown, ...whose].join(','), limit: 10 })
  return { type, outages: data?.items ?? [], names: data?.names ?? {}, loading: isLoading }
}
