import sql from 'sql-template-tag'
import { type Actor, machine } from '../../src/kernel/actor.ts'
import type { InputOf, RowOf } from '../../src/kernel/define/index.ts'
import { group } from '../../src/people/index.ts'
import { catalogueItem } from '../../src/practices/catalogue/index.ts'
import { requestItem, requestTask } from '../../src/practices/request/index.ts'
import { readOrder } from '../../src/practices/request/order.ts'
import { type Placed, placeOrder } from '../../src/practices/request/placing.server.ts'
import type { Offer } from '../../src/practices/shared/offer.ts'
import { type Desk, desk } from './desk.ts'

type Item = RowOf<typeof catalogueItem>

/** A desk with a catalogue, for stories of what is ordered. */
export interface Shop extends Desk {
  /** The group that fulfils what it is given. */
  readonly hardware: string
  /** Puts something into the catalogue, for everybody unless told otherwise. */
  readonly publish: (name: string, offer?: Partial<Offer>, input?: InputOf<typeof catalogueItem>) => Promise<Item>
  readonly order: (actor: Actor, order: object, key?: string) => Promise<Placed>
  /** Orders one thing and gives its line as it stands. */
  readonly orderOne: (actor: Actor, item: { readonly id: string }, line?: object) => Promise<RowOf<typeof requestItem>>
  readonly item: (it: { readonly id: string }) => Promise<RowOf<typeof requestItem>>
  /** Runs what approvals and flows have queued, and what comes of it. */
  readonly settle: () => Promise<void>
  readonly tasksOf: (it: { readonly id: string }) => Promise<readonly RowOf<typeof requestTask>[]>
}

export const text = (en: string) => ({ en, de: `${en} (de)` })

export async function shop(): Promise<Shop> {
  const it = await desk()
  const { records, system, admin, ground } = it
  const hardware = (await records.create(system, group, { name: 'Hardware' })).id
  const look = ({ id }: { readonly id: string }) => records.get(system, requestItem, id)
  const order = async (actor: Actor, given: object, key?: string) => placeOrder(ground, actor, readOrder(given), key)
  return {
    ...it,
    hardware,
    publish: async (name, offer = {}, input = {}) => {
      const work = offer.creates || offer.flow ? {} : { task: { group: hardware } }
      const draft = { texts: { name: { en: name } }, ...work, ...offer }
      const { id } = await records.create(admin, catalogueItem, { name, openTo: 'everyone', draft: draft, ...input })
      return records.transition(admin, catalogueItem, id, 'publish')
    },
    order,
    orderOne: async (actor, { id }, line = {}) => {
      const { items } = await order(actor, { lines: [{ item: id, ...line }] })
      return look(items[0] as { id: string })
    },
    item: look,
    settle: async () => {
      for (;;) {
        const [job] = await it.owner.query<{ id: string; name: string; payload: Record<string, unknown> }>(
          sql`delete from store.job where id = (select id from store.job where due_at <= ${it.clock.now()}::timestamptz
              and (name like 'approvals.%' or name like 'flows.%') order by due_at limit 1) returning id, name, payload`,
        )
        if (!job) return
        const actor = machine(system.tenant, job.name, 'automation')
        await it.jobs.find(j => j.name === job.name)?.run(job.payload, { actor, records, now: it.clock.now(), signal: new AbortController().signal })
      }
    },
    tasksOf: async ({ id }) => (await records.find(system, requestTask, { filter: { field: 'requestItem', is: '==', value: id }, sort: ['createdAt'] })).items,
  }
}
