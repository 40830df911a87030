import type { Actor } from '../actor.ts'
import type { Database, Queryable } from '../database/index.server.ts'
import type { AnyDefinition, Model, RecordType } from '../define/index.ts'
import type { Behaviour } from './behaviour.ts'
import type { Observer } from './observer.ts'
import type { Records } from './records.ts'

/** What the records of an installation stand on. */
export interface Store {
  readonly model: Model
  readonly database: Database
  readonly behaviours: ReadonlyMap<string, Behaviour>
  /** What watches records of many types, in the order in which they are told. */
  readonly observers: readonly Observer[]
  /** The moment, UTC ISO 8601 to the millisecond; tests move it. */
  readonly now: () => string
  /** Signs cursors. */
  readonly secret: string
  /** What the keys of secrets in records are derived from. */
  readonly sealing: string
  /** Called after each commit with what it changed. */
  readonly published: (happening: Happening) => void
  /** The same records inside a transaction, for what a practice does as a consequence. */
  readonly within: (unit: Unit) => Records
}

/** That a record changed; never what: whoever hears it reads it with its own rights. */
export interface Happening {
  readonly tenant: string
  readonly type: string
  readonly id: string
  readonly version: number
  /** What hearing of it takes: to read the record, to follow its conversation, or to read its internal notes. */
  readonly needs: 'read' | 'follow' | 'note'
}

/** One call's way to the database: a plain connection, or the transaction it takes part in. */
export interface Unit {
  readonly store: Store
  readonly db: Queryable
  readonly inTransaction: boolean
  /** Names of the record types that this transaction has changed. */
  readonly changed?: ReadonlySet<string>
  readonly happened: (happening: Happening) => void
}

export const plainUnit = (store: Store, tenant: string): Unit => ({
  store,
  db: store.database.for(tenant),
  inTransaction: false,
  happened: store.published,
})

/** Runs work in the unit's transaction, or in a new one if it has none. */
export function atomically<T>(unit: Unit, actor: Pick<Actor, 'tenant'>, work: (unit: Unit) => Promise<T>): Promise<T> {
  if (unit.inTransaction) return work(unit)
  return unit.store.database.for(actor.tenant).transaction(tx => {
    const { store } = unit
    const changed = new Set<string>()
    const happened = (h: Happening) => {
      changed.add(h.type)
      tx.afterCommit(() => store.published(h))
    }
    return work({ store, db: tx, inTransaction: true, changed, happened })
  })
}

export const typeOf = (store: Store, record: AnyDefinition): RecordType => store.model.type(record.name)

/** A record's values by field name, with id and version, and dotted paths that were asked for beside it. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }

/** What `kernel/rules` needs to turn a rule into SQL, for a query that calls its table `t`. */
export const ruleContext = (unit: Unit, actor: Actor, type: RecordType) =>
  ({ model: unit.store.model, type, alias: 't', asker: actor, now: unit.store.now() }) as const
