import type { Job } from '../../kernel/jobs/job.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { notification } from './definitions/notification.ts'

/** What was read is kept for three months, what nobody has read for a year. */
const over = parseRule("readAt < now() - duration('P90D') || at < now() - duration('P365D')")
const atOnce = 500

/** Old notifications go, so that the table does not grow for ever. What they told of stands in the record's own history. */
export const forgetting: Job = {
  name: 'notifications.forget',
  every: 'P1D',
  run: async (_, { records, actor, signal }) => {
    for (let gone = atOnce; gone === atOnce && !signal.aborted; ) {
      const { items } = await records.find(actor, notification, { filter: over, limit: atOnce, fields: ['at'] })
      for (const { id } of items) await records.remove(actor, notification, id)
      gone = items.length
    }
  },
}
