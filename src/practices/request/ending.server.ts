import { all, differs, equals, type RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { endFlows } from './flowing.server.ts'
import { requestItem } from './item.definition.ts'
import { requestTask } from './task.definition.ts'

type Item = RowOf<typeof requestItem>

/** What is still open for an item ends with it: its flow, its tasks and its parts. Its approvals see to themselves. */
export const ending: Ability<typeof requestItem> = {
  after: {
    change: async ({ row, was }, context) => {
      if (!was || row.category !== 'done' || was.category === 'done') return
      const why = `${row.number} ended.`
      await endFlows(row.id, why, context)
      await endTasks(row, why, context)
      await endParts(row, why, context)
    },
  },
}

async function endTasks({ id }: Item, reason: string, { records, by }: Context): Promise<void> {
  const actor = by('request-ending')
  for await (const task of every(records, actor, requestTask, all(equals('requestItem', id), differs('category', 'done'))))
    await records.transition(actor, requestTask, task.id, 'skip', {}, { reason })
}

/** A bundle that is cancelled takes its parts along; one that is fulfilled leaves them to those who fulfil them. */
async function endParts({ id, state }: Item, reason: string, { records, by }: Context): Promise<void> {
  if (state !== 'canceled') return
  const actor = by('request-ending')
  for await (const part of every(records, actor, requestItem, all(equals('partOf', id), differs('category', 'done'))))
    await records.transition(actor, requestItem, part.id, 'cancel', {}, { reason })
}
