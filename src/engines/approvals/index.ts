import type { Practice } from '../../kernel/practice.ts'
import { approval, outcomes } from './definitions/approval.definition.ts'
import { approvalDecision } from './definitions/decision.definition.ts'
import { approvalDelegation } from './definitions/delegation.definition.ts'
import { approvalPolicy } from './definitions/policy.definition.ts'

export { approval, approvalDecision, approvalDelegation, approvalPolicy, outcomes }
export { type Step, type AskedStep } from './step.ts'

/** Who must agree to what, before it happens. */
export const approvals: Practice = {
  from: 'engines/approvals',
  definitions: [approvalPolicy, approval, approvalDecision, approvalDelegation],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
