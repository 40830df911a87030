import type { AnyDefinition, FieldOf, InputOf, Model, RowOf, TransitionOf } from '../define/index.ts'
import type { Actor } from '../actor.ts'
import type { Entry } from '../history/entry.ts'
import type { Records } from './records.ts'

/** What a hook may use. Everything it does happens in the transaction of the change that caused it. */
export interface Context {
  readonly actor: Actor
  /** The moment of the change, UTC ISO 8601. */
  readonly now: string
  /** Reads and writes in the same transaction. */
  readonly records: Records
  /** An actor for what the system does by itself as a consequence; `name` stands in the history. */
  readonly by: (name: string) => Actor
  /** All records of a small type, such as a matrix or settings; kept in memory until one of them changes. */
  readonly table: <D extends AnyDefinition>(record: D) => Promise<readonly RowOf<D>[]>
  /** All record types, for what is configured by their names. */
  readonly model: Model
  /** Another practice's record type, by name: practices do not import each other. */
  readonly record: (name: string) => AnyDefinition
  /**
   * Queues work that runs after the commit; `key` keeps a second one from being queued while the first waits. Work in a `lane`
   * runs beside all other, a few of one lane at a time.
   */
  readonly later: (job: string, payload: object, options?: { readonly key?: string; readonly at?: string; readonly lane?: string }) => Promise<void>
}

/**
 * What is special about a record on the server, attached beside its definition. The order of a save is always:
 * defaults, what the caller gave, what the transition sets, `before`, `compute`, checks, the write with its
 * history row, `after`.
 */
export interface Behaviour<D extends AnyDefinition = AnyDefinition> {
  readonly record: D
  /** Fields that follow from others, in the order written; worked out on every save. */
  readonly compute?: { readonly [K in FieldOf<D>]?: (row: RowOf<D>, context: Context) => unknown }
  readonly before?: Hooks<D, (change: Before<D>, context: Context) => Promise<InputOf<D> | undefined> | InputOf<D> | undefined>
  readonly after?: Hooks<D, (change: After<D>, context: Context) => Promise<void>> & {
    readonly comment?: (change: { readonly row: RowOf<D>; readonly entry: Entry }, context: Context) => Promise<void>
  }
}

/** `create` and `change` run for every creation and every change (also those by transition); a transition's hook runs after them. */
type Hooks<D, Hook> = {
  readonly create?: Hook
  readonly change?: Hook
  readonly transitions?: { readonly [T in TransitionOf<D>]?: Hook }
}

/** What `before` sees; it returns further values to set, or throws a failure. */
export interface Before<D> {
  /** As it would be saved. */
  readonly row: RowOf<D>
  /** As it is; undefined when it is being created. */
  readonly was: RowOf<D> | undefined
  /** Only what the caller gave. */
  readonly input: InputOf<D>
  readonly comment: string | undefined
}

export interface After<D> {
  readonly row: RowOf<D>
  readonly was: RowOf<D> | undefined
  readonly comment: string | undefined
}

export const behave = <const D extends AnyDefinition>(record: D, behaviour: Omit<Behaviour<D>, 'record'>): Behaviour =>
  ({ record, ...behaviour }) as unknown as Behaviour
