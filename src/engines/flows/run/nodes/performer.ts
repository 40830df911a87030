import type { Text } from '../../../../kernel/define/index.ts'
import type { Node, NodeKind, NodeOf } from '../../graph/graph.ts'
import type { Journey } from '../journey.server.ts'
import type { Token, WaitsFor } from '../tables.server.ts'

/** What came of a node. */
export type Outcome =
  /** Done: it is left along a way. */
  | { readonly go: string; readonly say: Text; readonly about?: About }
  | { readonly wait: Wait; readonly say: Text; readonly about?: About }
  | { readonly fail: Text; readonly final?: boolean }
  /** It has seen to the token itself. */
  | { readonly seenTo: true }

export interface About {
  readonly type: string
  readonly id: string
}

export interface Wait {
  readonly for: WaitsFor
  readonly record?: string
  readonly at?: string
  readonly kept?: Readonly<Record<string, unknown>>
  /** Whether waiting for long is something that somebody should look at. */
  readonly stuck: boolean
}

export interface Performer<K extends NodeKind> {
  readonly begin: (journey: Journey, token: Token, node: NodeOf<K>) => Promise<Outcome> | Outcome
  /** What it waited for may have come. */
  readonly look?: (journey: Journey, token: Token, node: NodeOf<K>) => Promise<Outcome> | Outcome
}

export type Performers = { readonly [K in Node['kind']]: Performer<K> }
