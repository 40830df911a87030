import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMe, useType } from '../client/context.tsx'
import { useRows } from '../client/lists.ts'
import { refresh } from '../client/records.ts'
import { ask } from '../client/request.ts'

export interface Ways {
  readonly app: boolean
  readonly mail: boolean
}

export interface Wishes {
  readonly ways: Readonly<Record<string, Ways>>
  readonly quietFrom: string
  readonly quietTo: string
  readonly urgentBreaksThrough: boolean
}

const asked = ['notification-ways'] as const

/** How I hear of each event at present, with the record that keeps my own wishes where there is one. */
export function useWishes() {
  const me = useMe()
  const type = useType('notificationPreference')
  const ways = useQuery({ queryKey: asked, queryFn: ({ signal }) => ask<{ ways: Wishes['ways'] }>('/notification-ways', { signal }) })
  const own = useRows(type, { filter: `person == '${me.id}'`, limit: 1 })
  const row = own.data?.items[0]
  const text = (name: string) => (typeof row?.[name] === 'string' ? row[name] : '')
  const wishes: Wishes | undefined =
    ways.data && own.data
      ? {
          ways: ways.data.ways,
          quietFrom: text('quietFrom').slice(0, 5),
          quietTo: text('quietTo').slice(0, 5),
          urgentBreaksThrough: row?.urgentBreaksThrough !== false,
        }
      : undefined
  return { type, wishes, id: row?.id }
}

export function useSaveWishes(id: string | undefined) {
  const me = useMe()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ways, quietFrom, quietTo, urgentBreaksThrough }: Wishes) => {
      const rows = Object.entries(ways).map(([event, way]) => ({ event, ...way }))
      const fields = { ways: rows, quietFrom: quietFrom || null, quietTo: quietTo || null, urgentBreaksThrough }
      return id === undefined
        ? ask('/notification-preferences', { method: 'POST', body: { person: me.id, ...fields } })
        : ask(`/notification-preferences/${id}`, { method: 'PATCH', body: fields })
    },
    onSettled: () => {
      refresh(client, 'notificationPreference')
      void client.invalidateQueries({ queryKey: asked })
    },
  })
}
