import { all, differs, equals, type RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { isRunning } from './flowing.server.ts'
import type { requestItem } from './item.definition.ts'
import { requestTask } from './task.definition.ts'

/** Whether anything is still done for the item itself: a flow, a task, an approval that is waited for. */
export async function ownWork({ id, stage }: Pick<RowOf<typeof requestItem>, 'id' | 'stage'>, context: Context): Promise<boolean> {
  if (stage === 'waitingForApproval' || (await isRunning(id, context))) return true
  const open = all(equals('requestItem', id), differs('category', 'done'))
  return (await context.records.count(context.by('request-roll-up'), requestTask, open, 1)) > 0
}
