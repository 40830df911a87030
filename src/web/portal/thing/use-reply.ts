import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../client/context.tsx'
import { keys } from '../../client/query.ts'
import { refresh } from '../../client/records.ts'
import { ask } from '../../client/request.ts'
import type { Entry, RecordPage, TypeShape } from '../../client/shapes.ts'
import { toastProblem } from '../../ui/toast.tsx'
import { sendFiles } from '../files/send-files.ts'

/** Beyond every number that the server gives. */
const unsent = Number.MAX_SAFE_INTEGER
export const isUnsent = (key: string): boolean => key.startsWith(`${unsent} `)

interface Reply {
  readonly text: string
  readonly files: readonly File[]
}

/** Sends words and files. The words stand in the conversation at once; what was not taken is given back. */
export function useReply(type: TypeShape, address: string, record: RecordPage) {
  const client = useQueryClient()
  const me = useMe()
  const [busy, setBusy] = useState(false)
  const key = keys.record(type.name, address)
  const show = (text: string) =>
    client.setQueryData<RecordPage>(
      key,
      now => now && { ...now, _timeline: { next: now._timeline?.next ?? null, items: [waiting(me, text), ...(now._timeline?.items ?? [])] } },
    )
  const hide = () =>
    client.setQueryData<RecordPage>(
      key,
      now => now?._timeline && { ...now, _timeline: { ...now._timeline, items: now._timeline.items.filter(e => e.seq !== unsent) } },
    )

  const send = async ({ text, files }: Reply): Promise<Reply> => {
    setBusy(true)
    await client.cancelQueries({ queryKey: key })
    if (text !== '') show(text)
    try {
      if (text !== '') await ask(`/${type.path}/${record.id}/comments`, { method: 'POST', body: { text, visibility: 'public' } })
      return { text: '', files: await sendFiles(type.path, record.id, files) }
    } catch (error) {
      hide()
      toastProblem(error)
      return { text, files }
    } finally {
      refresh(client, type.name)
      setBusy(false)
    }
  }
  return { send, busy }
}

const waiting = (me: { readonly id: string; readonly name: string }, text: string): Entry => ({
  seq: unsent,
  at: new Date().toISOString(),
  act: 'comment',
  transition: null,
  actor: { id: me.id, name: me.name },
  channel: 'web',
  changes: {},
  reason: null,
  text,
  visibility: 'public',
  attachment: null,
  fact: null,
})
