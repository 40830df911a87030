import type { Actor } from '../../kernel/actor.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import { conflict, invalid, refused } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { atomically, plainUnit, smallTable } from '../../kernel/records/internal.server.ts'
import { answersOf } from '../../engines/forms/index.server.ts'
import { clerk } from '../shared/clerk.server.ts'
import { isAgent } from '../shared/roles.ts'
import { priceOf } from '../shared/price.ts'
import { requestItem } from './item.definition.ts'
import { isStill, limitsOf } from './limits.server.ts'
import { moneyOf } from './money.ts'
import { offerOf } from './offers.server.ts'
import { objectOf } from './order.ts'

type Item = RowOf<typeof requestItem>

/**
 * Other answers to the questions that were asked then, or another quantity, with the price that follows. An approval that covered what has
 * changed is asked again by the approvals themselves.
 */
export async function changeAnswers(ground: Ground, actor: Actor, id: string, given: unknown): Promise<Item> {
  const { answers, quantity, version } = objectOf(given, 'the change', ['answers', 'quantity', 'version'])
  const { store, attachments } = ground
  return atomically(plainUnit(store, actor.tenant), actor, async unit => {
    const records = store.within(unit)
    const item = await records.get(actor, requestItem, id)
    const table = ((record: Parameters<typeof smallTable>[2]) => smallTable(unit, actor.tenant, record)) as never
    const { changeUntil } = await limitsOf(item, { records, model: store.model, actor, table })
    mustBeTheirs(actor, item)
    if (item.category === 'done' || (!isAgent(actor) && !isStill(changeUntil, item))) throw conflict(words.tooLate, 'too_late')
    const offered = await offerOf({ records, model: store.model, tenant: actor.tenant }, item.itemVersion)
    if (!offered) throw conflict(words.noForm)
    const wanted = quantityOf(quantity, item, offered.offer.most ?? 1)
    const answering = { records, actor, requester: item.requester, now: store.now(), attachments }
    const answered = await answersOf(offered.form, answers ?? item.answers ?? {}, answering)
    const next = {
      answers: Object.keys(answered.answers).length === 0 ? null : (answered.answers as never),
      quantity: wanted,
      ...moneyOf(priceOf(offered.offer, answered.price, wanted)),
    }
    return records.change(clerk(actor), requestItem, item.id, next, typeof version === 'number' ? { version } : {})
  })
}

function mustBeTheirs(actor: Actor, { requester, orderer }: Item): void {
  if (!isAgent(actor) && actor.person !== requester && actor.person !== orderer) throw refused(words.notYours)
}

function quantityOf(given: unknown, { quantity, deliveredQuantity }: Item, most: number): number {
  if (given === undefined) return quantity
  const least = Math.max(1, deliveredQuantity)
  if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= Math.max(most, quantity)) return given
  throw invalid('quantity', words.quantity(least, Math.max(most, quantity)))
}

const words = {
  tooLate: {
    en: 'It is too late to change this by yourself: work on it has begun. Write to the service desk below.',
    de: 'Zum Ändern ist es zu spät, die Arbeit daran hat begonnen. Bitte schreiben Sie dem Service Desk unten.',
  },
  notYours: { en: 'Only whoever ordered it changes it.', de: 'Ändern kann nur, wer es bestellt hat.' },
  noForm: { en: 'What was asked then is no longer there.', de: 'Was damals gefragt wurde, gibt es nicht mehr.' },
  quantity: (least: number, most: number) => ({ en: `Give a number from ${least} to ${most}.`, de: `Bitte eine Zahl von ${least} bis ${most} angeben.` }),
} as const
