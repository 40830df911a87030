import { useType } from '../../client/context.tsx'
import { useRows } from '../../client/lists.ts'
import { textIn } from '../row.ts'

/** Incidents that hold the person up too, with the record that says so. */
export function useAffected(): { readonly affected: ReadonlyMap<string, string>; readonly known: boolean; readonly loading: boolean } {
  const type = useType('affectedPerson')
  const { data, isLoading } = useRows(type, { filter: 'person == me', sort: '-createdAt', fields: 'incident', limit: 50 })
  return { affected: new Map(data?.items.map(row => [textIn(row, 'incident'), row.id])), known: data !== undefined, loading: isLoading }
}
