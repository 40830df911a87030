import { equals, type RowOf } from '../../kernel/define/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import type { Observed, Observer, ObserverContext } from '../../kernel/records/index.server.ts'
import { askFirst, isAsked, origin } from './approving.server.ts'
import { beginFlow, isRunning } from './flowing.server.ts'
import { requestItem } from './item.definition.ts'
import { offerOf } from './offers.server.ts'
import { saying, sayTo } from './say-to.server.ts'
import { requestTask } from './task.definition.ts'

type Item = RowOf<typeof requestItem>

/**
 * Begins what is done for an ordered item, and goes on when what it waited for is decided. It is told after the engines, so that an approval
 * that a policy asks for is known when the item begins.
 */
export const fulfilling: Observer = {
  watches: ({ name }) => name === 'requestItem' || name === 'approval' || name === 'flowRun',
  after: async (act, context) => {
    if (act.type.name === 'requestItem') return itemActed(act, context)
    if (act.row.subjectType !== 'requestItem') return
    return act.type.name === 'approval' ? approvalActed(act, context) : flowActed(act, context)
  },
}

async function itemActed({ act, row }: Observed, context: ObserverContext): Promise<void> {
  if (act === 'create' && context.actor.channel !== 'import' && row.category !== 'done') await begin(itemIn(row), context)
}

/** The record as its definition says: here the observer's plain row and the definition meet. */
const itemIn = (row: Row): Item => row as unknown as Item

async function begin(item: Item, context: ObserverContext): Promise<void> {
  const offer = await offered(item, context)
  if (offer?.flow?.version) await beginFlow(item, offer.flow.version, context)
  else if (offer?.approval?.steps.length) await askFirst(item, offer.approval.steps, null, context)
  else if (!(await isAsked(item.id, context))) await fulfil(item, context)
}

const offered = async ({ itemVersion }: Item, { records, model, actor }: ObserverContext) =>
  (await offerOf({ records, model, tenant: actor.tenant }, itemVersion))?.offer

/** Without a flow, one task goes to the group that the catalogue names; only once, however often it is approved anew. */
async function fulfil(item: Item, context: ObserverContext): Promise<void> {
  const offer = await offered(item, context)
  const group = offer?.task?.group
  if (!group) return
  const { records, by, actor } = context
  const begun = item.stage === 'approved' && (await records.count(by('fulfilment'), requestTask, equals('requestItem', item.id), 1)) > 0
  if (begun) return
  const title = offer?.task?.title || item.title
  await records.create({ ...by('fulfilment'), language: actor.language }, requestTask, { requestItem: item.id, title, group, priority: item.priority ?? 4 })
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
  if (item.stage !== 'waitingForApproval' || (await isAsked(item.id, context))) return
  const moved = await context.records.transition(context.by('request-approval'), requestItem, item.id, 'approve')
  if (!(await isRunning(item.id, context))) await fulfil(moved, context)
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
