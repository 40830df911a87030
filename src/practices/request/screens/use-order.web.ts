import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ask, refresh } from '../../../web/client/index.ts'
import { randomName } from '../../../web/portal/parts/random-name.ts'

export interface Placed {
  readonly requests: readonly { readonly id: string; readonly number: string; readonly title: string }[]
  readonly items: readonly { readonly id: string; readonly number: string; readonly title: string; readonly request: string }[]
  readonly created: readonly { readonly type: string; readonly id: string; readonly number: string | null }[]
}

/** Sends an order; a second press, or a lost answer, orders nothing twice. */
export function useOrder() {
  const client = useQueryClient()
  const key = useRef({ name: randomName(), of: '' })
  return useMutation({
    mutationFn: (order: object) => {
      const of = JSON.stringify(order)
      if (key.current.of !== of) key.current = { name: randomName(), of }
      return ask<Placed>('/orders', { method: 'POST', body: order, headers: { 'idempotency-key': key.current.name } })
    },
    onSuccess: () => {
      key.current = { name: randomName(), of: '' }
      for (const type of ['request', 'requestItem', 'cartLine', 'incident']) refresh(client, type)
    },
  })
}
