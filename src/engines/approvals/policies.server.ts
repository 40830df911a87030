import type { Model, RecordType, Text } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { holds, parseRule, pathsOf } from '../../kernel/rules/index.ts'
import { lookWith, withPaths } from '../rules/index.server.ts'
import type { Subject } from './approvers.server.ts'
import { askApproval, askInVain } from './ask.server.ts'
import { approvalPolicy } from './definitions/policy.definition.ts'
import { endStep } from './end.server.ts'
import { current, ofSubject, open } from './find.server.ts'
import { namesIn, type Step } from './step.ts'
import { stepFaults } from './step-faults.server.ts'
import { pathFault } from './values.server.ts'
import { type Policy, workOf } from './work.server.ts'

const nobody = { person: null, groups: [], roles: new Set<string>() }

export const policiesFor = async ({ table }: Pick<Context, 'table'>, type: RecordType): Promise<readonly Policy[]> =>
  (await table(approvalPolicy)).filter(p => p.state === 'active' && p.recordType === type.name)

/** Whether the policy's condition holds for the record. */
export async function holdsFor({ records, model, now, by }: Context, { when }: Policy, { type, row }: Subject): Promise<boolean> {
  const rule = parseRule(when)
  const whole = await withPaths(model, type, row, pathsOf(rule), lookWith(records, by('approvals')))
  return holds(rule, { model, type, row: whole, asker: nobody, now })
}

export const originOf = ({ id }: Pick<Policy, 'id'>): string => `policy:${id}`

/** Asks as the policy says, unless it has asked already and that still counts. */
export async function askByPolicy(context: Context, policy: Policy, { type, row }: Subject): Promise<void> {
  const asked = (await ofSubject(workOf(context), row.id, current)).some(a => a.policy === policy.id)
  if (asked || row.category === 'done') return
  const asking = {
    subject: { record: type.definition, id: row.id },
    shows: namesIn(policy.shows),
    origin: originOf(policy),
    owner: policy.owner,
    policy: policy.id,
    separate: namesIn(policy.separate),
    severalSteps: !policy.oncePerPerson,
  }
  const steps = policy.steps ?? []
  const faults = policyFaults(policy, steps, { model: context.model, type })
  await (faults.length > 0 ? askInVain(context, asking, faults.map(f => f.en).join(' ')) : askApproval(context, { ...asking, steps }))
}

/** A policy that was active when it came, or whose record type has changed since, may be one that cannot ask. */
const policyFaults = (policy: Policy, steps: readonly Step[], about: { readonly model: Model; readonly type: RecordType }): readonly Text[] => [
  ...stepFaults(steps, about),
  ...[...namesIn(policy.shows), ...namesIn(policy.separate)].flatMap(path => pathFault(about.model, about.type, path) ?? []),
]

/** Nobody need decide any more. What was decided stands in the history. */
export async function releaseByPolicy(context: Context, policy: Policy, subject: string): Promise<void> {
  const work = workOf(context)
  const running = (await ofSubject(work, subject, open)).filter(a => a.policy === policy.id)
  for (const one of running) await endStep(work, one, 'release', { reason: 'conditionEnded' })
  for (const round of new Set(running.map(a => a.round))) await context.later('approvals.advance', { round }, { key: `${round} release` })
}
