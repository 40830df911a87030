import { all, differs, equals, type RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { request } from './definition.ts'
import { ownWork } from './own-work.server.ts'
import { requestItem } from './item.definition.ts'
import { saying, sayTo } from './say-to.server.ts'

type Item = RowOf<typeof requestItem>

/**
 * When the last item of a request is done, so is the request; when one is opened again, it is too. Its row is held while its items are
 * counted, so that of two that end at the same time the second sees the first.
 */
export const rollingUp: Ability<typeof requestItem> = {
  after: {
    change: async ({ row, was }, context) => {
      if (!was || (row.category === 'done') === (was.category === 'done')) return
      await settlePart(row, context)
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
  if (held.category === 'done') {
    if (isOpen && held.state !== 'canceled') await records.transition(actor, request, id, 'reopen')
  } else if (!isOpen) await records.transition(actor, request, id, outcomeOf(items))
}

function outcomeOf(items: readonly Pick<Item, 'state'>[]): 'fulfil' | 'closeIncomplete' | 'cancel' {
  if (items.every(({ state }) => state === 'fulfilled')) return 'fulfil'
  return items.every(({ state }) => state === 'canceled') ? 'cancel' : 'closeIncomplete'
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
