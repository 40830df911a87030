import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMe, useModel, useType } from '../client/context.tsx'
import { useRows } from '../client/lists.ts'
import { keys } from '../client/query.ts'
import { refresh } from '../client/records.ts'
import { ask } from '../client/request.ts'
import type { RecordPage } from '../client/shapes.ts'

/** A record by type and id, as an address names it: `incident:0199...`. */
export interface About {
  readonly recordType: string
  readonly record: string
}

export interface Muted extends About {
  readonly id: string
}

export function useMuted() {
  const me = useMe()
  const { data } = useRows(useType('notificationMute'), { filter: `person == '${me.id}'`, limit: 100 })
  return (data?.items ?? []).map((row): Muted => ({ id: row.id, recordType: String(row.recordType), record: String(row.record) }))
}

export function useMuting() {
  const me = useMe()
  const client = useQueryClient()
  const onSettled = () => refresh(client, 'notificationMute')
  const mute = useMutation({
    mutationFn: (about: About) => ask('/notification-mutes', { method: 'POST', body: { person: me.id, ...about } }),
    onSettled,
  })
  const unmute = useMutation({ mutationFn: ({ id }: Muted) => ask(`/notification-mutes/${id}`, { method: 'DELETE' }), onSettled })
  return { mute, unmute }
}

/** What the record is called; empty where I may read it no more. */
export function useNameOf({ recordType, record }: About): string {
  const type = useModel().types.find(one => one.name === recordType)
  const { data } = useQuery({
    queryKey: [...keys.record(recordType, record), 'name'],
    queryFn: ({ signal }) => ask<RecordPage>(`/${type?.path}/${record}`, { signal }),
    enabled: type !== undefined,
    retry: false,
  })
  const title = data?.[type?.views.title ?? '']
  return [data?.number, title].filter(part => typeof part === 'string').join(' ')
}
