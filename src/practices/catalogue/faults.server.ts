import type { Actor } from '../../kernel/actor.ts'
import { all, equals, type Model, type RowOf } from '../../kernel/define/index.ts'
import type { Wrong } from '../../kernel/errors.ts'
import type { Context, Records } from '../../kernel/records/index.server.ts'
import { faultsOfAsking } from '../../engines/approvals/index.server.ts'
import { decided } from '../../kernel/records/internal.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { audience, group, person } from '../../people/index.ts'
import type { Offer } from '../shared/offer.ts'
import { bundleFaults } from './bundle-faults.server.ts'
import { formFaults } from './form-faults.server.ts'
import type { catalogueItem } from './item.definition.ts'
import { questionKeys } from './question-keys.ts'
import { words } from './words.ts'

export interface PublishingGround {
  readonly model: Model
  readonly records: Records
  /** Looks things up: what the item names need not be readable by whoever publishes it. */
  readonly actor: Actor
  readonly publisher: Actor
  readonly context: Context
}

type Item = Pick<RowOf<typeof catalogueItem>, 'id' | 'openTo' | 'audience' | 'orderAudience'>

/** Everything because of which an item cannot work, in words, each at its place in the draft. */
export async function faultsOfOffer(offer: Offer, item: Item, ground: PublishingGround): Promise<readonly Wrong[]> {
  const looked = await Promise.all([
    audienceFaults(item, ground),
    fulfilmentFaults(offer, ground),
    flowFaults(offer, ground),
    bundleFaults(offer, item, ground),
    approvalFaults(offer, ground),
  ])
  return [...formFaults(offer, ground), ...createsFaults(offer, ground), ...looked.flat()]
}

async function audienceFaults({ openTo, audience: seers, orderAudience }: Item, ground: PublishingGround): Promise<Wrong[]> {
  if (openTo === 'audience' && seers === null) return [{ field: 'audience', message: words.noAudience }]
  const asked = [...(openTo === 'audience' ? [['audience', seers] as const] : []), ['orderAudience', orderAudience] as const]
  const empty = await Promise.all(asked.map(async ([field, id]) => (id !== null && (await isEmpty(id, ground)) ? [{ field, message: words.nobody }] : [])))
  return empty.flat()
}

async function isEmpty(id: string, { records, actor }: PublishingGround): Promise<boolean> {
  const { who, active } = await records.get(actor, audience, id)
  return !active || (await records.count(actor, person, all(equals('active', true), parseRule(who)), 1)) === 0
}

/** Somebody has to do it. */
async function fulfilmentFaults({ flow, task, creates, includes, texts }: Offer, { records, actor }: PublishingGround): Promise<Wrong[]> {
  if (!texts.name.en.trim()) return [{ field: 'draft.texts.name.en', message: words.noName }]
  if (flow || creates) return []
  if (!task?.group) return includes?.length ? [] : [{ field: 'draft.task.group', message: words.nobodyDoesIt }]
  const active = all(equals('id', task.group), equals('active', true))
  return (await records.count(actor, group, active, 1)) === 0 ? [{ field: 'draft.task.group', message: words.noGroup }] : []
}

/** An approval that nobody could give would never end. */
async function approvalFaults({ approval }: Offer, { model, context }: PublishingGround): Promise<Wrong[]> {
  if (!approval || approval.steps.length === 0) return []
  const faults = await faultsOfAsking(context, model.type('requestItem').definition, approval.steps)
  return faults.map(message => ({ field: 'draft.approval', message }))
}

async function flowFaults({ flow }: Offer, { model, records, actor }: PublishingGround): Promise<Wrong[]> {
  const type = model.find('flow')
  if (!flow) return []
  if (!type) return [{ field: 'draft.flow.id', message: words.noFlow }]
  const usable = all(equals('id', flow.id), equals('of', 'requestItem'), equals('state', 'published'))
  return (await records.count(actor, type.definition, usable, 1)) > 0 ? [] : [{ field: 'draft.flow.id', message: words.noFlow }]
}

/**
 * It makes records in the name of whoever orders, with values that its author chose. So only work can be made, and only by an author who could
 * make the same.
 */
function createsFaults({ creates, form }: Offer, { model, publisher }: PublishingGround): Wrong[] {
  if (!creates) return []
  const type = model.find(creates.type)
  if (!type?.definition.work || type.definition.administrative || decided(publisher, type.definition.may.create) === false) {
    return [{ field: 'draft.creates.type', message: words.noSuchWork }]
  }
  const answers = questionKeys(form)
  const missing = Object.entries(type.fields).filter(
    ([name, field]) => field.required && !field.computed && field.default === undefined && !creates.fields[name],
  )
  const unfilled = missing.map(([name]): Wrong => ({ field: `draft.creates.fields.${name}`, message: words.noTitle }))
  const wrong = Object.entries(creates.fields).flatMap(([name, from]): Wrong[] => {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    if (!field || field.computed) return [{ field: `draft.creates.fields.${name}`, message: words.noField }]
    return 'answer' in from && !answers.has(from.answer) && from.answer !== 'requester'
      ? [{ field: `draft.creates.fields.${name}`, message: words.noAnswer }]
      : []
  })
  return [...unfilled, ...wrong]
}
