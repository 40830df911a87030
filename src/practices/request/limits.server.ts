import type { RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import type { Until } from '../shared/offer.ts'
import { settingsOf } from '../shared/settings.ts'
import type { requestItem } from './item.definition.ts'
import { offerOf } from './offers.server.ts'
import { requestSettings } from './settings.definition.ts'

type Item = Pick<RowOf<typeof requestItem>, 'itemVersion' | 'state' | 'category' | 'deliveredQuantity'>

/** Until when whoever ordered an item may cancel and change it: what the catalogue said then, or else what the settings say now. */
export async function limitsOf({ itemVersion }: Pick<Item, 'itemVersion'>, context: Pick<Context, 'records' | 'model' | 'actor' | 'table'>) {
  const offered = await offerOf({ records: context.records, model: context.model, tenant: context.actor.tenant }, itemVersion)
  const settings = settingsOf(requestSettings, await context.table(requestSettings))
  return {
    cancelUntil: offered?.offer.cancelUntil ?? settings.cancelUntil,
    changeUntil: offered?.offer.changeUntil ?? settings.changeUntil,
  } as const
}

/** Whether it is still time, as the item stands. Waiting for an approval is not work yet. */
export function isStill(until: Until, { category, state, deliveredQuantity, stage }: Omit<Item, 'itemVersion'> & { readonly stage: string }): boolean {
  if (category === 'done' || until === 'never') return false
  if (until === 'end') return true
  if (deliveredQuantity > 0) return false
  return until === 'delivery' || state === 'open' || stage === 'waitingForApproval'
}
