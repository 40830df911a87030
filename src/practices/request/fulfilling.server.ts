import type { RowOf } from '../../kernel/define/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import type { Observed, Observer, ObserverContext } from '../../kernel/records/index.server.ts'
import { askFirst, isAsked, origin, wasAsked } from './approving.server.ts'
import type { Offer } from '../shared/offer.ts'
import { hasTask, offered, waitingParts, waitsForBundle } from './bundle-parts.server.ts'
import { beginFlow, hasRun } from './flowing.server.ts'
import { requestItem } from './item.definition.ts'
import { saying, sayTo } from './say-to.server.ts'
import { requestTask } from './task.definition.ts'

type Item = RowOf<typeof requestItem>

/**
 * Begins what is done for an ordered item, and goes on when what it waited for is decided. It is told after the engines, so that an approval
 * that a policy asks for is known when the item begins.
 */
export const fulfilling: Observer = {
  watches: ({ name }) => name === 'requestItem' || name === 'requestTask' || name === 'approval' || name === 'flowRun',
  after: async (act, context) => {
    if (act.type.name === 'requestItem') return itemActed(act, context)
    if (act.type.name === 'requestTask') return taskActed(act, context)
    if (act.row.subjectType !== 'requestItem') return
    return act.type.name === 'approval' ? approvalActed(act, context) : flowActed(act, context)
  },
}

async function itemActed({ act, row, was }: Observed, context: ObserverContext): Promise<void> {
  if (context.actor.channel === 'import') return
  const item = itemIn(row)
  if (act === 'create' && item.category !== 'done') await begin(item, context)
  if (item.category === 'done' && was && was.category !== 'done') await settleParts(item, context)
}

/** The record as its definition says: here the observer's plain row and the definition meet. */
const itemIn = (row: Row): Item => row as unknown as Item

/** Where there is work on a bundle already, nobody was asked about it first. */
async function taskActed({ act, row }: Observed, context: ObserverContext): Promise<void> {
  if (act !== 'create' || typeof row.requestItem !== 'string' || context.actor.channel === 'import') return
  const item = await context.records.get(context.by('fulfilment'), requestItem, row.requestItem)
  if (item.stage !== 'waitingForApproval') await beginParts(item, context)
}

async function begin(item: Item, context: ObserverContext): Promise<void> {
  if (!(await waitsForBundle(item, context))) return goOn(item, context)
  if (item.stage !== 'waitingForApproval') await context.records.transition(context.by('request-bundle'), requestItem, item.id, 'awaitApproval')
}

/** What is done for it once nothing holds it back; each only once, however often it is approved anew. */
async function goOn(item: Item, context: ObserverContext): Promise<void> {
  const offer = await offered(item, context)
  const again = item.stage === 'approved'
  if (offer?.flow?.version) {
    if (!again || !(await hasRun(item.id, context))) await beginFlow(item, offer.flow.version, context)
  } else if (offer?.approval?.steps.length && !(again && (await wasAsked(item.id, context)))) await askFirst(item, offer.approval.steps, null, context)
  else if (!(await isAsked(item.id, context)) && !(again && (await hasTask(item.id, context)))) await giveTask(item, offer, context)
}

/** Without a flow, one task goes to the group that the catalogue names. */
async function giveTask(item: Item, offer: Offer | undefined, { records, by, actor }: ObserverContext): Promise<void> {
  const group = offer?.task?.group
  if (!group) return
  const title = offer.task?.title || item.title
  await records.create({ ...by('fulfilment'), language: actor.language }, requestTask, { requestItem: item.id, title, group, priority: item.priority ?? 4 })
}

/** Parts that nobody else is asked about begin with their bundle. */
async function beginParts(bundle: Item, context: ObserverContext): Promise<void> {
  for await (const part of waitingParts(bundle, context)) if (!(await isAsked(part.id, context))) await approve(part, context)
}

/** What waited for a bundle begins when that is fulfilled without it, and ends when it is not. */
async function settleParts(bundle: Item, context: ObserverContext): Promise<void> {
  if (bundle.state === 'fulfilled') return beginParts(bundle, context)
  for await (const part of waitingParts(bundle, context))
    await context.records.transition(context.by('request-bundle'), requestItem, part.id, 'cancel', {}, { reason: `${bundle.number} ended.` })
}

async function approve(item: Item, context: ObserverContext): Promise<void> {
  const moved = await context.records.transition(context.by('request-approval'), requestItem, item.id, 'approve')
  await goOn(moved, context)
  await beginParts(moved, context)
}

/** An item waits as long as anybody is asked about it, whoever asks: the catalogue, a policy or its flow. */
async function approvalActed({ row, was }: Observed, context: ObserverContext): Promise<void> {
  const actor = context.by('request-approval')
  const asked = row.state === 'requested' && was?.state !== 'requested'
  const outcome = row.outcome !== (was?.outcome ?? null) ? row.outcome : null
  if (!asked && outcome === null) return
  const item = await context.records.change(actor, requestItem, String(row.subject), {})
  if (item.category === 'done') return
  if (asked) {
    if (item.stage !== 'waitingForApproval') await context.records.transition(actor, requestItem, item.id, 'awaitApproval')
  } else if (outcome === 'approved') await approved(item, context)
  else if (outcome === 'rejected' || outcome === 'expired') await rejected(item, String(row.origin), outcome, context)
}

async function approved(item: Item, context: ObserverContext): Promise<void> {
  if (item.stage !== 'waitingForApproval' || (await isAsked(item.id, context)) || (await waitsForBundle(item, context))) return
  await approve(item, context)
}

/** A flow that asked goes the way that is drawn for it. */
async function rejected(item: Item, asker: string, outcome: 'rejected' | 'expired', context: ObserverContext): Promise<void> {
  if (asker !== origin && asker.startsWith('flow')) return
  const comment = await sayTo(item, saying[outcome], context)
  await context.records.transition(context.by('request-approval'), requestItem, item.id, 'reject', { comment })
}

/** With its flow an item ends too, unless something else is still open for it. */
async function flowActed({ row, was }: Observed, context: ObserverContext): Promise<void> {
  if (row.category !== 'done' || was?.category === 'done' || row.parentRun !== null) return
  const { records, by } = context
  const actor = by('request-flow')
  const item = await records.change(actor, requestItem, String(row.subject), {})
  if (item.category === 'done') return
  if (row.state === 'cancelled') {
    await records.comment(actor, requestItem, item.id, { text: 'The flow was cancelled. Go on by hand, or close the item.', visibility: 'internal' })
  } else if (row.outcome === 'incomplete') {
    const verb = item.stage === 'waitingForApproval' ? 'reject' : 'closeIncomplete'
    const comment = await sayTo(item, verb === 'reject' ? saying.rejected : saying.couldNot, context)
    await records.transition(actor, requestItem, item.id, verb, { comment })
  } else if (item.stage !== 'waitingForApproval') await records.transition(actor, requestItem, item.id, 'complete')
}
