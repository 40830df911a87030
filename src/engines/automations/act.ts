import type { Actor } from '../../kernel/actor.ts'
import type { RecordType, Text } from '../../kernel/define/index.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'
import type { ActRow, Automation } from './automation.ts'

/** What an act works on. All of it is one transaction, which a dry run rolls back: what must reach the world is queued in it. */
export interface ActContext {
  /** Named after the automation, not bound by permissions. */
  readonly actor: Actor
  readonly records: Records
  readonly automation: Automation
  readonly type: RecordType
  /** As it is now, after the acts before. */
  readonly row: Row
  /** Of the run, the same when it is tried again. */
  readonly key: string
  /** Queues work that begins after the commit; with a key, one that still waits is left as it is. */
  readonly later: (job: string, payload: object, key?: string) => Promise<void>
  /** A text of the act with the record's values filled in. */
  readonly fill: (text: string) => Promise<string>
}

/** An act that another engine brings. */
export interface ActHandler {
  /** What is wrong with it as it was written; asked before an automation is activated. */
  readonly check: (row: ActRow, type: RecordType) => readonly Text[] | Promise<readonly Text[]>
  /** Does it, and says what it did. */
  readonly run: (row: ActRow, context: ActContext) => Promise<Text>
}

/** Acts by their name in `actColumns`. */
export type Acts = ReadonlyMap<string, ActHandler>
