import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refresh } from './records.ts'
import { address, ask } from './request.ts'
import type { TypeShape } from './shapes.ts'

export interface Stored {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** Where a file is read from; the server says `attachment`, so pictures are shown and everything else is saved. */
export const fileAddress = (id: string): string => address(`/attachments/${id}`)

export interface Upload {
  readonly id: string
  readonly file: File
  readonly visibility: 'public' | 'internal'
}

export const upload = (path: string, { id, file, visibility }: Upload) => {
  const form = new FormData()
  form.set('visibility', visibility)
  form.set('file', file)
  return ask<Stored>(`/${path}/${id}/attachments`, { method: 'POST', body: form })
}

export function useUpload(type: TypeShape) {
  const client = useQueryClient()
  return useMutation({ mutationFn: (one: Upload) => upload(type.path, one), onSettled: () => refresh(client, type.name) })
}
