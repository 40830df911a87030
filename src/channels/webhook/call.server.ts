import { invalid } from '../../kernel/errors.ts'
import type { Job } from '../../kernel/jobs/index.server.ts'
import { callJob } from './names.ts'
import { deliver } from './queue.server.ts'

/** Lets what may not import this folder (an automation) tell a webhook something: it queues this job in its own transaction. */
export const callJobOf = (): Job => ({
  name: callJob,
  run: async ({ webhook, type, data }, { records, actor, now }) => {
    if (typeof webhook !== 'string' || typeof type !== 'string' || typeof data !== 'object' || data === null)
      throw invalid('webhook', 'A call of a webhook names it, and gives a type and data.')
    await deliver(records, actor, webhook, { type, timestamp: now, data: data as Record<string, unknown> })
  },
})
