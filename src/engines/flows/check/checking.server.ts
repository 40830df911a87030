import type { Actor } from '../../../kernel/actor.ts'
import type { RowOf } from '../../../kernel/define/index.ts'
import type { flow } from '../definitions/flow.ts'
import type { Graph } from '../graph/graph.ts'
import type { Scope } from '../graph/scope.ts'
import type { Approvals } from '../run/engine.ts'
import type { Look } from '../../rules/index.server.ts'

/** What checking a flow looks at. */
export interface Checking {
  /** Who publishes it: it must not do for them what they could not see. */
  readonly actor: Actor
  readonly look: Look
  readonly approvals: Approvals
  readonly flows: readonly RowOf<typeof flow>[]
  /** The published steps of another flow. */
  readonly stepsOf: (flow: string) => Promise<Graph | undefined>
  readonly webhooks: ReadonlySet<string>
  /** Machines that each secret may be sent to. */
  readonly secrets: ReadonlyMap<string, readonly string[]>
}

/** The same for one node. */
export interface At extends Checking {
  readonly scope: Scope
  readonly graph: Graph
}
