import type { Actor } from '../actor.ts'
import type { AnyDefinition, FieldOf, Grouping, InputOf, Measure, RowOf, Rule, TransitionOf, Visibility, Within } from '../define/index.ts'
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
  /** Holds those of these records that nobody else holds against changes, until the transaction ends; gives their ids. */
  hold(actor: Actor, record: AnyDefinition, ids: readonly string[]): Promise<readonly string[]>
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
  count(actor: Actor, record: AnyDefinition, filter?: Rule, upTo?: number, within?: Within): Promise<number>
  /** How many, how much, how long: over the records that the actor may see. @throws malformed, also for what they may not read */
  summarise(actor: Actor, record: AnyDefinition, query: SummaryQuery): Promise<Summary>
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
  /** What no rule can say: only records whose amount lies there. */
  readonly within?: Within
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

export interface SummaryQuery extends Pick<Query, 'filter' | 'within'> {
  /** At most two; without any, one group of everything. */
  readonly by?: readonly Grouping[]
  /** 1 to 8. */
  readonly measures: readonly Measure[]
  /** Whose days, weeks and months are meant; UTC unless told. */
  readonly zone?: string
  /** Most groups: 1 to 1000, 100 unless told. */
  readonly limit?: number
  /** Also the measures over all groups together. */
  readonly total?: boolean
  /** Also what the records are called that groups are named after. */
  readonly names?: boolean
}

export interface Summary {
  readonly groups: readonly SummaryGroup[]
  /** There are more groups than were asked for. */
  readonly more: boolean
  readonly names: Titles
  readonly total: SummaryGroup['values'] | null
}

export interface SummaryGroup {
  /** One for each grouping: a value as JSON says it, the first day of a period, or the number of a band from 0; null for records without. */
  readonly keys: readonly (string | number | boolean | null)[]
  /** One for each measure, in order; times are seconds. Null where there is nothing to reckon with. */
  readonly values: readonly (number | null)[]
}
