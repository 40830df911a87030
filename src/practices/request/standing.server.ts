import type { Actor } from '../../kernel/actor.ts'
import type { Entry } from '../../kernel/history/entry.ts'
import type { Ground } from '../../kernel/practice.ts'
import { plainUnit, smallTable } from '../../kernel/records/internal.server.ts'
import { formToAsk } from '../../engines/forms/index.server.ts'
import { saidOf } from '../../engines/forms/index.ts'
import { holderOf } from './holder.server.ts'
import { namesIn } from './names.server.ts'
import { isAgent } from '../shared/roles.ts'
import { requestItem } from './item.definition.ts'
import { isStill, limitsOf } from './limits.server.ts'
import { offerOf } from './offers.server.ts'
import type { Stage } from './stage.ts'
import { pathOf } from './tracker.ts'

/**
 * What somebody wants to know of an item that they may read: where it stands and since when, who has it, what was answered in words, and
 * what they may still do. Tasks and approvals are for others; that somebody has it, and who, is not.
 */
export async function standingOfItem(ground: Ground, actor: Actor, idOrNumber: string) {
  const { records, store } = ground
  const item = await records.get(actor, requestItem, idOrNumber)
  const unit = plainUnit(store, actor.tenant)
  const table = ((record: Parameters<typeof smallTable>[2]) => smallTable(unit, actor.tenant, record)) as never
  const offered = await offerOf({ records, model: store.model, tenant: actor.tenant }, item.itemVersion)
  const limits = await limitsOf(item, { records, model: store.model, actor, table })
  const { items: history } = await records.timeline(actor, requestItem, item.id, { limit: 200 })
  const answers = item.answers ?? {}
  const asking = { records, actor, requester: item.requester }
  const asked = offered ? await formToAsk(offered.form, answers, asking) : null
  const theirs = item.requester === actor.person || item.orderer === actor.person
  return {
    id: item.id,
    stage: item.stage,
    path: pathOf(item, stagesIn(history)),
    with: await holderOf(records, item, actor),
    quantity: item.quantity,
    deliveredQuantity: item.deliveredQuantity,
    form: asked,
    answers,
    said: offered ? saidOf(offered.form, answers, await namesIn(ground, actor, offered.form, answers)) : [],
    may: {
      cancel: item.category !== 'done' && (isAgent(actor) || (theirs && isStill(limits.cancelUntil, item))),
      change: item.category !== 'done' && (isAgent(actor) || (theirs && isStill(limits.changeUntil, item))),
    },
    ...limits,
  }
}

/** When each stage was reached, as the history tells. */
const stagesIn = (history: readonly Entry[]): ReadonlyMap<Stage, string> =>
  new Map(history.flatMap(({ at, changes }) => (changes.stage ? [[changes.stage[1] as Stage, at] as const] : [])))
