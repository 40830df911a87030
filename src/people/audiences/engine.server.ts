import { machine } from '../../kernel/actor.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import type { Engine, Ground } from '../../kernel/practice.ts'
import type { Observer } from '../../kernel/records/index.server.ts'
import { audience } from '../definitions/audience.ts'
import { behindPeople, passes } from './behind-people.ts'
import { judge, reckon, settle } from './membership.server.ts'

const jobName = 'audiences.reckon'

/**
 * Keeps who belongs to which audience: in the transaction of a change to a person or to an audience, so that a right ends when its reason does.
 * What lies behind a person's references (the name of a department) is reckoned again soon after it has changed.
 */
export default ({ database, records, store: { model } }: Ground): Engine => {
  const behind = behindPeople(model)
  const observer: Observer = {
    watches: ({ name }) => name === audience.name || behind.has(name),
    after: async ({ type, act, row }, context) => {
      if (act !== 'create' && act !== 'change') return
      const ground = { records: context.records, db: context.db, actor: context.by('audiences') }
      if (type.name === audience.name) return settle(ground, { id: row.id, who: String(row.who) })
      const audiences = await context.table(audience)
      if (type.name === 'person') await judge(ground, audiences, row.id)
      if (act === 'change' && audiences.some(({ who }) => passes(model, who, type.name))) await context.later(jobName, {}, { key: jobName })
    },
  }
  const job: Job = { name: jobName, every: 'P1D', run: (_, { actor, signal }) => reckon({ records, db: database.for(actor.tenant), actor }, signal) }
  return {
    observers: [observer],
    jobs: [job],
    rebuild: tenant => reckon({ records, db: database.for(tenant), actor: machine(tenant, jobName, 'cli') }),
  }
}
