import type { Actor } from '../../kernel/actor.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { is, type RowOf } from '../../kernel/define/index.ts'
import { cartLine } from './cart.definition.ts'
import type { Line } from './order.ts'

/** What lies in somebody's own cart, in the order in which it came there. */
export async function cartOf(records: Records, actor: Actor): Promise<{ readonly lines: readonly Line[]; readonly ids: readonly string[] }> {
  const { items } = await records.find(actor, cartLine, { filter: is('person'), sort: ['createdAt'], limit: 100 })
  // Held until they are ordered: the same cart sent twice at once is ordered once.
  const held = new Set(
    await records.hold(
      actor,
      cartLine,
      items.map(({ id }) => id),
    ),
  )
  const mine = items.filter(({ id }) => held.has(id))
  return { ids: mine.map(({ id }) => id), lines: mine.map(lineOf) }
}

const lineOf = ({ item, quantity, requester, answers, included }: RowOf<typeof cartLine>): Line => ({
  item,
  quantity,
  requester: requester ?? undefined,
  answers: answers ?? {},
  included: included ?? {},
})

export async function emptyCart(records: Records, actor: Actor, ids: readonly string[]): Promise<void> {
  for (const id of ids) await records.remove(actor, cartLine, id)
}
