import type { Actor } from '../actor.ts'
import type { AnyDefinition, FieldOf, InputOf, RowOf, Rule, TransitionOf, Visibility } from '../define/index.ts'
import type { Entry, Fact } from '../history/entry.ts'
import type { Titles } from './titles.server.ts'
import type { Row } from './unit.server.ts'
import type { View } from './view.server.ts'
import type { WorkBranch, WorkItem } from './work.server.ts'

/** The only way to read or write a record. Every call takes the actor first and does only what that actor may. */
export interface Records {
  /** Creates one, with its number and first history row. @throws invalid (all faults at once), refused */
  create<D extends AnyDefinition>(actor: Actor, record: D, input: InputOf<D>, how?: How): Promise<RowOf<D>>
  /** Sets some fields; null empties one. @throws missing, refused, invalid, stale (if `how.version` is not the present one) */
  change<D extends AnyDefinition>(actor: Actor, record: D, id: string, input: InputOf<D>, how?: How): Promise<RowOf<D>>
  /** Moves it by one of its transitions. @throws missing, refused, conflict (wrong state or guard), invalid, stale */
  transition<D extends AnyDefinition>(
    actor: Actor,
    record: D,
    id: string,
    name: TransitionOf<D>,
    input?: InputOf<D> & { readonly comment?: string },
    how?: How,
  ): Promise<RowOf<D>>
  /** Writes a comment into its timeline. @throws missing, refused, invalid */
  comment(actor: Actor, record: AnyDefinition, id: string, comment: { readonly text: string; readonly visibility: Visibility }, how?: How): Promise<Entry>
  /** Writes what an engine has found out into its history; for unbound actors. @throws missing, refused */
  fact(actor: Actor, record: AnyDefinition, id: string, found: Fact, at?: string): Promise<void>
  /** Removes it; its history stays. @throws missing, refused, conflict (another record still names it) */
  remove(actor: Actor, record: AnyDefinition, id: string, how?: How): Promise<void>
  /** By id or number. @throws missing */
  get<D extends AnyDefinition>(actor: Actor, record: D, idOrNumber: string): Promise<RowOf<D>>
  /** As it was at that moment, folded from its history. @throws missing, also if it did not exist yet */
  asOf<D extends AnyDefinition>(actor: Actor, record: D, idOrNumber: string, at: string): Promise<RowOf<D>>
  find<D extends AnyDefinition>(actor: Actor, record: D, query?: Query): Promise<Page<RowOf<D>>>
  /** How many the actor may see, at most `upTo` if given. */
  count(actor: Actor, record: AnyDefinition, filter?: Rule, upTo?: number): Promise<number>
  /** Its timeline, oldest first, without what the actor may not read. */
  timeline(
    actor: Actor,
    record: AnyDefinition,
    idOrNumber: string,
    query?: { readonly limit?: number; readonly cursor?: string; readonly newestFirst?: boolean },
  ): Promise<Page<Entry>>
  /** A record with all that its page needs, in one go. @throws missing */
  view(actor: Actor, record: AnyDefinition, idOrNumber: string): Promise<View>
  /** What the records named by these rows are called, by id, as far as the actor may read them. */
  titles(actor: Actor, record: AnyDefinition, rows: readonly Row[]): Promise<Titles>
  /** The first of all records of these types that the filters let through, each under its own permission, newest change first. */
  work(actor: Actor, branches: readonly WorkBranch[], query: { readonly limit?: number; readonly cursor?: string }): Promise<Page<WorkItem>>
  /** The text of a secret, for what acts by itself; null if none is set. @throws missing, refused (to persons), conflict (it came without its text) */
  secret<D extends AnyDefinition>(actor: Actor, record: D, id: string, field: FieldOf<D>): Promise<string | null>
  /** Runs several calls as one: all of it happens or nothing. */
  together<T>(actor: Actor, work: (records: Records) => Promise<T>): Promise<T>
}

export interface How {
  /** The version the caller has seen; another one is refused as stale. */
  readonly version?: number
  /** Why, in words; kept in the history. */
  readonly reason?: string
  /** When it happened, for what is imported; only for unbound actors. Default: now. */
  readonly at?: string
  /** An idempotency key: a second create with it gives the first one's record. */
  readonly key?: string
  /** For what is imported or seeded, by unbound actors: an id, number, state or computed field of its own. */
  readonly given?: Readonly<Record<string, unknown>>
}

export interface Query {
  readonly filter?: Rule
  /** Field names, `-` before one for descending: `['-updatedAt', 'number']`. */
  readonly sort?: readonly string[]
  /** 1 to 500, 50 unless told. */
  readonly limit?: number
  /** The `next` of an earlier page of the same query. */
  readonly cursor?: string
  /** Only these fields (id and version always come). */
  readonly fields?: readonly string[]
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Cursor of the next page; null at the end. */
  readonly next: string | null
}
