import { all, differs, equals, type RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { request } from './definition.ts'
import { ownWork } from './own-work.server.ts'
import { requestItem } from './item.definition.ts'
import { saying, sayTo } from './say-to.server.ts'
import type { Stage } from './stage.ts'

type Item = RowOf<typeof requestItem>

/**
 * When the last item of a request is done, so is the request; when one is opened again, it is too; and it stands where its items stand. Its row
 * is held while its items are counted, so that of two that end at the same time the second sees the first.
 */
export const rollingUp: Ability<typeof requestItem> = {
  after: {
    change: async ({ row, was }, context) => {
      if (!was || row.stage === was.stage) return
      if ((row.category === 'done') !== (was.category === 'done')) await settlePart(row, context)
      await settleRequest(row.request, context)
    },
  },
}

async function settleRequest(id: string, { records, by }: Context): Promise<void> {
  const actor = by('request-roll-up')
  const held = await records.change(actor, request, id, {})
  const items: Item[] = []
  for await (const item of every(records, actor, requestItem, equals('request', id))) items.push(item)
  const isOpen = items.some(item => item.category !== 'done')
  const stage = stageOfAll(items)
  if (stage !== held.stage) await records.change(actor, request, id, {}, { given: { stage } })
  if (held.category === 'done') {
    if (isOpen && held.state !== 'canceled') await records.transition(actor, request, id, 'reopen')
  } else if (!isOpen) await records.transition(actor, request, id, outcomeOf(items))
}

function outcomeOf(items: readonly Pick<Item, 'state'>[]): 'fulfil' | 'closeIncomplete' | 'cancel' {
  if (items.every(({ state }) => state === 'fulfilled')) return 'fulfil'
  return items.every(({ state }) => state === 'canceled') ? 'cancel' : 'closeIncomplete'
}

/** What one reads of all of them together: the least that is true of each that is open, and what became of them when none is. */
export function stageOfAll(items: readonly Pick<Item, 'stage' | 'category'>[]): Stage {
  const open = items.filter(({ category }) => category !== 'done')
  const all = (of: typeof items, ...stages: readonly Stage[]) => of.every(({ stage }) => stages.includes(stage))
  if (open.length === 0) {
    const ends = ['cancelled', 'rejected', 'notDelivered'] as const
    return ends.find((_, i) => all(items, ...ends.slice(0, i + 1))) ?? 'completed'
  }
  if (items.some(({ stage }) => stage === 'delivery' || stage === 'completed')) return 'delivery'
  if (all(open, 'waitingForApproval')) return 'waitingForApproval'
  return all(open, 'waitingForApproval', 'approved') ? 'approved' : 'fulfilment'
}

/** A bundle that has no work of its own is done with its parts. */
async function settlePart({ partOf, category }: Item, context: Context): Promise<void> {
  if (partOf === null || category !== 'done') return
  const { records, by } = context
  const actor = by('request-roll-up')
  const bundle = await records.change(actor, requestItem, partOf, {})
  if (bundle.category === 'done' || (await ownWork(bundle, context))) return
  if ((await records.count(actor, requestItem, all(equals('partOf', partOf), differs('category', 'done')), 1)) > 0) return
  const delivered = await records.count(actor, requestItem, all(equals('partOf', partOf), equals('state', 'fulfilled')), 1)
  if (delivered > 0) await records.transition(actor, requestItem, partOf, 'complete')
  else await records.transition(actor, requestItem, partOf, 'closeIncomplete', { comment: await sayTo(bundle, saying.nothingDelivered, context) })
}
