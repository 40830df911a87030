import sql from 'sql-template-tag'
import { type Actor, machine } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.server.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import { queueJob } from '../../kernel/jobs/index.server.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { atomically, plainUnit, smallTable, type Store } from '../../kernel/records/internal.server.ts'
import type { approval } from './definitions/approval.definition.ts'
import type { approvalDecision } from './definitions/decision.definition.ts'
import type { approvalPolicy } from './definitions/policy.definition.ts'

export type Approval = RowOf<typeof approval>
export type Decision = RowOf<typeof approvalDecision>
export type Policy = RowOf<typeof approvalPolicy>

/** What the engine works with, within one transaction. */
export interface Work extends Pick<Context, 'records' | 'now' | 'table' | 'model' | 'later'> {
  /** Acts for the engine itself. */
  readonly self: Actor
}

const name = 'approvals'

export const workOf = ({ records, now, table, model, later, by }: Context): Work => ({ records, now, table, model, later, self: by(name) })

/** The same in a transaction of a job's own. */
export const working = <T>(store: Store, tenant: string, task: (work: Work, db: Queryable) => Promise<T>): Promise<T> =>
  atomically(plainUnit(store, tenant), { tenant }, unit => {
    const now = store.now()
    const work: Work = {
      records: store.within(unit),
      now,
      table: record => smallTable(unit, tenant, record),
      model: store.model,
      later: (job, payload, options) => queueJob(unit.db, tenant, job, payload, options?.at ?? now, options?.key, options?.lane),
      self: machine(tenant, name, 'automation'),
    }
    return task(work, unit.db)
  })

/** What touches several approvals of a round does so after another. Taken before any of them is, so that nobody waits for each other. */
export const holdRound = (db: Queryable, round: string): Promise<unknown> =>
  db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`approvals ${round}`}, 0))`)

/** For what is else called in the transaction of an act. */
export const contextFor = (work: Work): Context => ({
  ...work,
  actor: work.self,
  by: name => machine(work.self.tenant, name, 'automation'),
  record: name => work.model.type(name).definition,
})
