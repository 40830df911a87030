import type { Job } from '../../kernel/jobs/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { webhookDelivery } from './definitions/delivery.ts'

/** What has arrived is kept for a month, what was given up for three, so that an administrator can look back. */
const over = parseRule(
  "state in ['delivered', 'discarded'] && stateSince < now() - duration('P30D') || state == 'dead' && stateSince < now() - duration('P90D')",
)
const atOnce = 500

export const tidyJobOf = (): Job => ({
  name: 'webhook.tidy',
  every: 'PT1H',
  run: async (_, { records, actor, signal }) => {
    for (let gone = atOnce; gone === atOnce && !signal.aborted; ) {
      const { items } = await records.find(actor, webhookDelivery, { filter: over, limit: atOnce, fields: ['state'] })
      for (const { id } of items) await records.remove(actor, webhookDelivery, id)
      gone = items.length
    }
  },
})
