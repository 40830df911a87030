import { useMemo, useRef } from 'react'
import type { FileKeeper } from '../../../engines/forms/index.web.ts'
import { ask, type Row, upload } from '../../../web/client/index.ts'

/**
 * Files need a record to lie on before there is an order: a line of the cart, which is private. It is made with the first file, and goes
 * when it is ordered.
 */
export function useFileKeeper(item: string, line: string | undefined) {
  const made = useRef(line)
  const keeper = useMemo<FileKeeper>(
    () => ({
      add: async file => {
        made.current ??= (await ask<Row>('/cart-lines', { method: 'POST', body: { item } })).id
        return upload('cart-lines', { id: made.current, file, visibility: 'public' })
      },
    }),
    [item],
  )
  return { keeper, line: () => made.current }
}
