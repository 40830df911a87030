import { all, differs, equals, type RowOf } from '../../kernel/define/index.ts'
import type { ObserverContext } from '../../kernel/records/index.server.ts'
import { mayAskApproval } from '../../engines/flows/index.server.ts'
import { every } from '../shared/every.server.ts'
import { requestItem } from './item.definition.ts'
import { offerOf } from './offers.server.ts'
import { requestTask } from './task.definition.ts'

type Item = RowOf<typeof requestItem>

export const offered = async ({ itemVersion }: Pick<Item, 'itemVersion'>, { records, model, actor }: ObserverContext) =>
  (await offerOf({ records, model, tenant: actor.tenant }, itemVersion))?.offer

/**
 * Whether a part has to wait: nothing of a bundle begins before the bundle itself is approved. Where its flow may ask somebody, that is known
 * when it has asked, or when it gives the first task without.
 */
export async function waitsForBundle({ partOf }: Item, context: ObserverContext): Promise<boolean> {
  if (partOf === null) return false
  const { records, by } = context
  const actor = by('request-bundle')
  const bundle = await records.get(actor, requestItem, partOf)
  if (bundle.stage === 'waitingForApproval') return true
  if (bundle.state !== 'open' || bundle.stage !== 'fulfilment') return false
  const version = (await offered(bundle, context))?.flow?.version
  if (!version || !(await mayAskApproval(context, version))) return false
  return !(await hasTask(bundle.id, context))
}

export const hasTask = async (item: string, { records, by }: ObserverContext): Promise<boolean> =>
  (await records.count(by('request-bundle'), requestTask, equals('requestItem', item), 1)) > 0

/** The parts of a bundle that wait for it, or for an approval of their own. */
export async function* waitingParts(bundle: Pick<Item, 'id' | 'itemVersion'>, context: ObserverContext): AsyncGenerator<Item> {
  if (!(await offered(bundle, context))?.includes?.length) return
  const waiting = all(equals('partOf', bundle.id), equals('stage', 'waitingForApproval'), differs('category', 'done'))
  yield* every(context.records, context.by('request-bundle'), requestItem, waiting)
}
