import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useModel, useType } from '../client/context.tsx'
import { useCountOf, useRows } from '../client/lists.ts'
import { refresh, useChange } from '../client/records.ts'
import { ask } from '../client/request.ts'
import type { Row, TypeShape } from '../client/shapes.ts'

/** Something that I was told. */
export interface Notice {
  readonly id: string
  readonly version: number
  readonly text: string
  readonly at: string
  readonly isNew: boolean
  /** The record it is about, where I may open it. */
  readonly type: TypeShape | undefined
  readonly address: string
}

/** How many are not read; live, since each is a record. */
export const useUnread = (): number => useCountOf(useType('notification'), 'readAt == null').data ?? 0

export function useNotices(limit: number, enabled = true) {
  const { types } = useModel()
  const found = useRows(useType('notification'), { sort: '-at', limit }, enabled)
  return { ...found, notices: (found.data?.items ?? []).map(row => noticeOf(row, types)) }
}

function noticeOf(row: Row, types: readonly TypeShape[]): Notice {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '')
  return {
    id: row.id,
    version: row.version,
    text: text('text'),
    at: text('at'),
    isNew: row.readAt === null,
    type: types.find(type => type.name === row.recordType),
    address: text('recordNumber') || text('record'),
  }
}

export function useReading() {
  const client = useQueryClient()
  const type = useType('notification')
  const change = useChange(type ?? ({ name: 'notification', path: 'notifications' } as TypeShape))
  const all = useMutation({
    mutationFn: () => ask<{ read: number }>('/notifications/read-all', { method: 'POST' }),
    onSettled: () => refresh(client, 'notification'),
  })
  const read = ({ id, isNew }: Notice) => isNew && change.mutate({ id, fields: { readAt: new Date().toISOString() } })
  return { read, readAll: () => all.mutate(), isReadingAll: all.isPending }
}
