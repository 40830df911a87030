import type { AnyDefinition, Model, RowOf } from '../../kernel/define/index.ts'
import type { Actor } from '../../kernel/actor.ts'
import { machine } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.ts'
import { queueJob } from '../../kernel/jobs/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { atomically, plainUnit, smallTable } from '../../kernel/records/internal.server.ts'

/** What telling people takes, within one transaction. */
export interface Desk {
  readonly tenant: string
  readonly model: Model
  readonly records: Records
  readonly db: Queryable
  readonly now: string
  readonly publicUrl: string
  /** Acts for the engine itself; never for somebody who is told. */
  readonly self: Actor
  /** All records of a type that has few, kept in memory. */
  readonly table: <D extends AnyDefinition>(record: D) => Promise<readonly RowOf<D>[]>
  readonly later: (job: string, payload: object, options: { readonly key: string; readonly at: string }) => Promise<void>
}

export const atDesk = <T>(
  { store, settings: { publicUrl } }: Pick<Ground, 'store' | 'settings'>,
  tenant: string,
  work: (desk: Desk) => Promise<T>,
): Promise<T> =>
  atomically(plainUnit(store, tenant), { tenant }, unit =>
    work({
      tenant,
      model: store.model,
      records: store.within(unit),
      db: unit.db,
      now: store.now(),
      publicUrl,
      self: machine(tenant, 'notifications', 'automation'),
      table: record => smallTable(unit, tenant, record),
      later: (job, payload, { at, key }) => queueJob(unit.db, tenant, job, payload, at, key),
    }),
  )
