import type { Practice } from '../../kernel/practice.ts'
import { flow } from './definitions/flow.ts'
import { flowRun } from './definitions/run.ts'
import { flowSecret } from './definitions/secret.ts'
import { flowVersion } from './definitions/version.ts'

export type { Graph, Node } from './graph/graph.ts'
export { flow, flowRun, flowSecret, flowVersion }

/** Durable fulfilment: what is done for a record, step by step, drawn by whoever answers for it. */
export const flows: Practice = {
  from: 'engines/flows',
  definitions: [flow, flowVersion, flowRun, flowSecret],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
