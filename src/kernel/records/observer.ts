import type { RecordType } from '../define/index.ts'
import type { Queryable, Statement } from '../database/index.ts'
import type { Entry, Fact } from '../history/entry.ts'
import type { Context } from './behaviour.ts'
import type { Row } from './unit.server.ts'

/**
 * Watches records of many types, beside what their practices say of them: what moves records by itself (clocks,
 * automations, notifications) is made of these. All it does happens in the transaction of the act that it watches.
 */
export interface Observer {
  /** Whether it has to do with records of this type; the same answer always. */
  readonly watches: (type: RecordType) => boolean
  /** Further values for a record that is about to be saved, after the practice's own, and why, for its history. */
  readonly before?: (draft: Draft, context: ObserverContext) => Promise<Settled | undefined>
  readonly after?: (act: Observed, context: ObserverContext) => Promise<void>
  /** It was removed for good; in the transaction that removes it. */
  readonly removed?: (gone: { readonly type: RecordType; readonly row: Row }, context: ObserverContext) => Promise<void>
}

/** With the engine's own tables at hand. */
export interface ObserverContext extends Context {
  readonly db: Queryable
  /** Writes without waiting: it travels with the commit, which fails where it cannot be written. */
  readonly send: (statement: Statement) => Promise<void>
}

export interface Draft {
  readonly type: RecordType
  /** As it would be saved. */
  readonly row: Row
  /** As it is; undefined when it is being created. */
  readonly was: Row | undefined
  /** Only what the caller gave. */
  readonly input: Readonly<Record<string, unknown>>
  readonly transition: string | undefined
}

export interface Settled {
  readonly values: Readonly<Record<string, unknown>>
  readonly reason: string
}

export interface Observed {
  readonly type: RecordType
  readonly act: Entry['act']
  readonly transition: string | undefined
  readonly row: Row
  /** As it was; undefined when it was created just now. */
  readonly was: Row | undefined
  /** Number of the act in the record's history. */
  readonly seq: number
  /** Of a comment. */
  readonly comment: { readonly text: string; readonly visibility: Entry['visibility'] } | undefined
  /** What an engine has found out; told to the others. */
  readonly fact: Fact | undefined
}
