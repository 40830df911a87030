import type { Engine, Ground } from '../../kernel/practice.ts'
import type { AskedStep } from '../approvals/index.ts'
import { askApproval, cancelApprovals } from '../approvals/index.server.ts'
import { approvalFaults } from './check/approval-steps.server.ts'
import { publisher } from './check/publish.server.ts'
import type { Approvals, FlowEngine } from './run/engine.ts'
import { docs } from './run/docs.server.ts'
import { jobsOf } from './run/jobs.server.ts'
import { observerOf } from './run/observer.server.ts'
import { routesOf } from './run/routes.server.ts'

/** By the approvals that it is given; tests bring simple ones. */
export function flowEngine({ store, records, out, log }: Ground, approvals: Approvals): Engine {
  const engine: FlowEngine = { store, out, log, approvals }
  return { observers: [publisher(engine), observerOf(engine)], jobs: jobsOf(engine), routes: routesOf(engine, records), docs }
}

const approvalsOf = ({ store: { model } }: Ground): Approvals => ({
  // The steps were checked when the flow was published.
  ask: (context, asking) => askApproval(context, { ...asking, steps: asking.steps as unknown as readonly AskedStep[] }),
  cancel: cancelApprovals,
  faults: (steps, type) => approvalFaults(model, type, steps),
})

export default (ground: Ground): Engine => flowEngine(ground, approvalsOf(ground))
