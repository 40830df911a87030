import type { AnyDefinition, Document, RecordType, Text } from '../../../kernel/define/index.ts'
import type { HttpOut } from '../../../kernel/http-out/index.server.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Context } from '../../../kernel/records/index.server.ts'
import type { Store } from '../../../kernel/records/internal.server.ts'

/** What the engine stands on. */
export interface FlowEngine {
  readonly store: Store
  readonly out: HttpOut
  readonly log: Log
  readonly approvals: Approvals
}

/** The approvals engine, as far as flows know it; tests put a simple one here. */
export interface Approvals {
  /** Gives what the steps have in common. */
  readonly ask: (context: Context, asking: Asking) => Promise<{ readonly round: string; readonly approvals: readonly string[] }>
  readonly cancel: (context: Context, subject: { readonly id: string }, why: { readonly detail?: string; readonly origin?: string }) => Promise<unknown>
  /** What is wrong with the steps as they were drawn. */
  readonly faults: (steps: readonly Document[], type: RecordType) => readonly Text[] | Promise<readonly Text[]>
}

export interface Asking {
  readonly subject: { readonly record: AnyDefinition; readonly id: string }
  readonly shows: readonly string[]
  readonly steps: readonly Document[]
  readonly origin: string
  readonly owner?: string | null
  readonly separate?: readonly string[]
}
