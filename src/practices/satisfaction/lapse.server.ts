import { all, equals } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import { every } from '../shared/every.server.ts'
import { settingsOf } from '../shared/settings.ts'
import { rating } from './definitions/rating.ts'
import { satisfactionSettings } from './definitions/settings.ts'
import { lapseJob } from './names.ts'
import { forgetTokens } from './token.server.ts'

/** What nobody has answered in time is not asked any more. */
export const lapsing = ({ store }: Ground): Job => ({
  name: lapseJob,
  every: 'PT6H',
  run: async (_, { actor, records, now, signal }) => {
    const { openFor } = settingsOf(satisfactionSettings, (await records.find(actor, satisfactionSettings, { limit: 1 })).items)
    const over = all(equals('state', 'asked'), { field: 'createdAt', is: '<=', value: { now: `-${openFor}` } })
    for await (const { id } of every(records, actor, rating, over)) {
      if (signal.aborted) return
      await records.transition(actor, rating, id, 'lapse').catch(orAnswered)
    }
    await forgetTokens(store.database.for(actor.tenant), now)
  },
})

function orAnswered(failure: unknown): void {
  if (!(failure instanceof Failure && ['conflict', 'missing', 'stale'].includes(failure.kind))) throw failure
}
