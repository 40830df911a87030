import { machine } from '../../kernel/actor.ts'
import { smallTable } from '../../kernel/records/internal.server.ts'
import { dueOf } from './due.server.ts'
import type { Offered } from './offers.server.ts'
import type { Placing } from './placing.server.ts'

/** Whether the catalogue asks somebody before anything is done. */
export const asksFirst = ({ offer }: Offered): boolean => !offer.flow && Boolean(offer.approval?.steps.length)

/** How an item begins: waiting where somebody is asked first, else with the day that was promised. */
export async function startOf({ records, unit, actor, ground, now }: Placing, offered: Offered) {
  if (asksFirst(offered)) return { state: 'waiting', category: 'waiting', stage: 'waitingForApproval' }
  const by = (name: string) => machine(actor.tenant, name, 'automation')
  const table = ((record: Parameters<typeof smallTable>[2]) => smallTable(unit, actor.tenant, record)) as never
  const dating = { records, model: ground.store.model, actor, by, table, now }
  return { dueAt: await dueOf({ itemVersion: offered.version, group: offered.offer.task?.group ?? null }, dating) }
}
