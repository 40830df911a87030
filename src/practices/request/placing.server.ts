import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { canonicalJson } from '../../kernel/canonical.ts'
import { equals } from '../../kernel/define/index.ts'
import { conflict, Failure, invalid } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { atomically, plainUnit, smallTable, type Unit } from '../../kernel/records/internal.server.ts'
import { clerk } from '../shared/clerk.server.ts'
import { settingsOf } from '../shared/settings.ts'
import { cartOf, emptyCart } from './cart.server.ts'
import { checkLines } from './check-lines.server.ts'
import { type Created, createInstead } from './create-instead.server.ts'
import { request } from './definition.ts'
import { requestItem } from './item.definition.ts'
import type { Order } from './order.ts'
import { requestSettings } from './settings.definition.ts'
import { writeRequests } from './write-requests.server.ts'

export type OrderGround = Pick<Ground, 'store' | 'attachments'>

/** What came of an order. */
export interface Placed {
  /** One for each person it is for. */
  readonly requests: readonly Named[]
  readonly items: readonly (Named & { readonly request: string })[]
  /** What came of items that make another kind of record. */
  readonly created: readonly Created[]
}

export interface Named {
  readonly id: string
  readonly number: string
  readonly title: string
}

/** What an order is placed with, in its one transaction. */
export interface Placing {
  readonly ground: OrderGround
  readonly unit: Unit
  readonly records: Records
  readonly actor: Actor
  readonly now: string
}

/**
 * Everything that somebody orders in one go: checked, written and begun in one transaction. With a key, sending it again gives what came of
 * it the first time; the database refuses a second one of the same key, so that two at once are one.
 */
export async function placeOrder(ground: OrderGround, actor: Actor, order: Order, key?: string): Promise<Placed> {
  const mark = key === undefined ? undefined : { key: markOf(actor, key), digest: digestOf(order) }
  const first = mark && (await placedBefore(ground, actor, mark))
  if (first) return first
  try {
    return await atomically(plainUnit(ground.store, actor.tenant), actor, async unit => {
      const placing = { ground, unit, records: ground.store.within(unit), actor, now: ground.store.now() }
      return place(placing, order, mark, key)
    })
  } catch (failure) {
    const other = mark && isTaken(failure) ? await placedBefore(ground, actor, mark) : undefined
    if (other) return other
    throw failure
  }
}

async function place(placing: Placing, order: Order, mark: Mark | undefined, key: string | undefined): Promise<Placed> {
  const { unit, records, actor } = placing
  const settings = settingsOf(requestSettings, await smallTable(unit, actor.tenant, requestSettings))
  if (settings.reasonRequired && !order.reason?.trim()) throw invalid('reason', sayWhy)
  const cart = order.lines === 'cart' ? await cartOf(records, actor) : undefined
  const lines = order.lines === 'cart' ? (cart?.lines ?? []) : order.lines
  if (lines.length === 0) throw invalid('cart', { en: 'Your cart is empty.', de: 'Ihr Warenkorb ist leer.' })
  const checked = await checkLines(placing, lines, { requester: order.requester, mayOrderFor: settings.mayOrderFor })
  const created: Created[] = []
  for (const [i, line] of checked.entries()) {
    if (line.offered.offer.creates) created.push(await createInstead(placing, line, key === undefined ? undefined : `${key} ${i}`))
  }
  const written = await writeRequests(
    placing,
    checked.filter(line => !line.offered.offer.creates),
    { reason: order.reason, mark },
  )
  if (cart) await emptyCart(records, actor, cart.ids)
  return { ...written, created }
}

export interface Mark {
  readonly key: string
  readonly digest: string
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

function markOf({ tenant, person, name }: Actor, key: string): string {
  if (key.length === 0 || key.length > 200) throw invalid('Idempotency-Key', 'Use a key of 1 to 200 characters.')
  return hash(JSON.stringify([tenant, person ?? name, key]))
}

const digestOf = (order: Order): string => hash(canonicalJson(order))

async function placedBefore({ store }: OrderGround, actor: Actor, mark: Mark): Promise<Placed | undefined> {
  const records = store.within(plainUnit(store, actor.tenant))
  const first = (await records.find(clerk(actor), request, { filter: { field: 'orderKey', is: '==', value: mark.key }, limit: 1 })).items[0]
  if (!first) return undefined
  if (first.orderDigest !== mark.digest) throw conflict(otherOrder, 'key_used')
  // All of one order were written in the same moment, under keys that follow from the first.
  const rest = await records.find(clerk(actor), request, { filter: { field: 'orderKey', is: 'startsWith', value: `${mark.key.slice(0, 56)}:` }, limit: 50 })
  const requests = [first, ...rest.items]
  const items = await Promise.all(
    requests.map(({ id }) => records.find(clerk(actor), requestItem, { filter: equals('request', id), sort: ['number'], limit: 500 })),
  )
  return {
    requests: requests.map(({ id, number, title }) => ({ id, number, title })),
    items: items.flatMap(page => page.items.map(({ id, number, title, request: of }) => ({ id, number, title, request: of }))),
    created: [],
  }
}

const isTaken = (failure: unknown): boolean => failure instanceof Failure && failure.kind === 'invalid' && failure.faults.some(f => f.field === 'orderKey')

const sayWhy = { en: 'Say why it is needed.', de: 'Bitte angeben, wozu es gebraucht wird.' }

const otherOrder = {
  en: 'This key was used for another order. Use a new one for each.',
  de: 'Dieser Schlüssel gehört zu einer anderen Bestellung. Bitte für jede einen neuen verwenden.',
}
