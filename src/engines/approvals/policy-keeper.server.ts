import type { Text } from '../../kernel/define/index.ts'
import { invalidAll, type Wrong } from '../../kernel/errors.ts'
import type { Observer, ObserverContext } from '../../kernel/records/index.server.ts'

import { asksWho, asksWhoFault, parseRule } from '../../kernel/rules/index.ts'
import { approversOf, escalationOf, mostApprovers } from './approvers.server.ts'
import { approvalPolicy } from './definitions/policy.definition.ts'
import { namesIn, type Step } from './step.ts'
import { placed, stepFaults } from './step-faults.server.ts'
import { isApprovable } from './subjects.server.ts'
import { idsIn, isWithin, pathFault, targetOf } from './values.server.ts'
import { type Policy, type Work, workOf } from './work.server.ts'

/** Nothing that nobody could approve becomes active, and nothing active becomes such. */
export const policyKeeper: Observer = {
  watches: type => type.name === approvalPolicy.name,
  before: async (draft, context) => {
    const row = draft.row as unknown as Policy
    if (row.state !== 'active' || (draft.transition === undefined && draft.was?.state !== 'active')) return undefined
    const faults = await faultsOf(row, workOf(context))
    if (faults.length > 0) throw invalidAll(faults)
    return undefined
  },
  after: async ({ row, was }, context) => {
    const policy = row as unknown as Policy
    if (policy.state === 'active' && (was?.state !== 'active' || was.when !== policy.when)) await takeUp(policy, context)
  },
}

const takeUp = ({ id }: Policy, { later }: ObserverContext): Promise<void> => later('approvals.takeUp', { policy: id }, { key: id })

/** Everything that keeps a policy from being active, with the field at fault. */
export async function faultsOf(policy: Policy, work: Work): Promise<Wrong[]> {
  const type = work.model.find(policy.recordType)
  if (!type || !isApprovable(type)) return [{ field: 'recordType', message: noSuchType(policy.recordType) }]
  const steps = policy.steps ?? []
  const at = (field: string, faults: readonly (Text | undefined)[]) => faults.flatMap(message => (message ? [{ field, message }] : []))
  return [
    ...at('when', asksWho(parseRule(policy.when)) ? [asksWhoFault] : []),
    ...at(
      'shows',
      namesIn(policy.shows).map(path => pathFault(work.model, type, path)),
    ),
    ...at(
      'separate',
      namesIn(policy.separate).map(path => (isWithin(type, path) || targetOf(work.model, type, path) === 'person' ? undefined : noPerson(path))),
    ),
    ...at(
      'holds',
      namesIn(policy.holds).map(name => (Object.hasOwn(type.definition.transitions ?? {}, name) ? undefined : noTransition(name))),
    ),
    ...at('steps', stepFaults(steps, { model: work.model, type })),
    ...at('steps', await Promise.all(steps.map(step => nobodyFor(work, step)))),
  ]
}

/** Where it is known already whom a step means, whether there are enough of them. */
export async function nobodyFor(work: Work, step: Step): Promise<Text | undefined> {
  if (step.managerOf !== null || step.path !== null || isUnasked(step)) return undefined
  const people = await approversOf(work, step, undefined)
  if (people.length > mostApprovers)
    return placed(step, { en: `At most ${mostApprovers} people can be asked.`, de: `Höchstens ${mostApprovers} Personen können gefragt werden.` })
  const possible = people.length > 0 ? people : step.escalateTo === null ? [] : await escalationOf(work, step, [])
  if (possible.length === 0)
    return placed(step, {
      en: 'Nobody could decide this: nobody who is meant is active.',
      de: 'Niemand könnte das entscheiden: Von den Gemeinten ist niemand aktiv.',
    })
  if (step.need !== 'count' || possible.length >= (step.howMany ?? 1)) return undefined
  return placed(step, {
    en: `${step.howMany} must agree, but only ${possible.length} are asked.`,
    de: `${step.howMany} müssen zustimmen, gefragt werden aber nur ${possible.length}.`,
  })
}

/** Said as a fault of its own already. */
const isUnasked = ({ people, groups, roles, who }: Step): boolean => idsIn(people).length + idsIn(groups).length + idsIn(roles).length === 0 && who === null

const noSuchType = (name: string): Text => ({
  en: `Records of the type '${name.slice(0, 60)}' cannot be approved, or there are none.`,
  de: `Datensätze der Art „${name.slice(0, 60)}“ können nicht genehmigt werden, oder es gibt sie nicht.`,
})

const noPerson = (path: string): Text => ({ en: `'${path.slice(0, 80)}' does not name a person.`, de: `„${path.slice(0, 80)}“ nennt keine Person.` })
const noTransition = (name: string): Text => ({
  en: `There is no transition '${name.slice(0, 80)}'.`,
  de: `Den Übergang „${name.slice(0, 80)}“ gibt es nicht.`,
})
