import { equals, type RowOf, type Text } from '../../kernel/define/index.ts'
import { conflict, invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { taken } from '../shared/assigned.server.ts'
import { every } from '../shared/every.server.ts'
import { isRunning } from './flowing.server.ts'
import { requestItem } from './item.definition.ts'
import { saying, sayTo } from './say-to.server.ts'
import { requestTask } from './task.definition.ts'

type Task = RowOf<typeof requestTask>

const ended: Text = { en: 'The item has ended. Reopen it first.', de: 'Die Position ist beendet. Bitte erst wieder öffnen.' }

/** There is work only on items that have not ended, and an item moves with it: begun with the first task, done with the last. */
export const tasks: Ability<typeof requestTask> = {
  before: {
    create: async ({ row }, context) => {
      if (context.actor.channel !== 'import' && (await hasEnded(row, context))) throw invalid('requestItem', ended)
      return undefined
    },
    transitions: {
      start: taken,
      reopen: async ({ row }, context) => {
        if (await hasEnded(row, context)) throw conflict(ended)
        return undefined
      },
    },
  },
  after: {
    change: async ({ row, was }, context) => {
      if (!was || row.state === was.state) return
      if (row.state === 'inProgress') await begin(row, context)
      if (row.category === 'done' && was.category !== 'done') await finish(row, context)
    },
  },
}

async function hasEnded({ requestItem: id }: Task, { records, by }: Context): Promise<boolean> {
  return id ? (await records.get(by('request-tasks'), requestItem, id)).category === 'done' : false
}

async function begin({ requestItem: id }: Task, { records, by }: Context): Promise<void> {
  const actor = by('request-tasks')
  const { state, stage } = await records.get(actor, requestItem, id)
  if (state === 'open' && stage !== 'waitingForApproval') await records.transition(actor, requestItem, id, 'start')
}

/** A flow knows by itself how it goes on. What was delivered in part is finished by whoever delivers the rest. */
async function finish({ requestItem: id }: Task, context: Context): Promise<void> {
  const { records, by } = context
  const actor = by('request-tasks')
  // Held while its tasks are counted: of two that end at the same time the second sees the first.
  const item = await records.change(actor, requestItem, id, {})
  if (item.category === 'done' || item.stage === 'waitingForApproval' || item.deliveredQuantity > 0 || (await isRunning(id, context))) return
  const all: Task[] = []
  for await (const task of every(records, actor, requestTask, equals('requestItem', id))) all.push(task)
  if (all.some(({ category }) => category !== 'done')) return
  // Read by whoever ordered it: it says nothing of what was written inside.
  if (all.some(({ state }) => state === 'closedIncomplete')) {
    await records.transition(actor, requestItem, id, 'closeIncomplete', { comment: await sayTo(item, saying.couldNot, context) })
  } else await records.transition(actor, requestItem, id, 'complete')
}
