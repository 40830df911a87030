import type { Actor } from '../../../kernel/actor.ts'
import type { InputOf, RowOf } from '../../../kernel/define/index.ts'
import { incident } from '../../../practices/incident/index.ts'
import { told, type Told } from '../../notifications/test/told.ts'
import { approval, approvalDecision, approvalPolicy, type AskedStep } from '../index.ts'
import { type Asked, askApproval, cancelApprovals } from '../index.server.ts'
import { type Asking } from '../ask.server.ts'
import { contextFor, working } from '../work.server.ts'

type Approval = RowOf<typeof approval>

/** A desk at which things are approved. */
export interface Approving extends Told {
  /** Asks about an incident, as a flow would. */
  readonly ask: (id: string, steps: readonly AskedStep[], more?: Partial<Asking>) => Promise<Asked>
  readonly cancel: (id: string, origin?: string) => Promise<number>
  readonly look: (id: string | undefined) => Promise<Approval>
  readonly about: (subject: string) => Promise<readonly Approval[]>
  readonly seats: (id: string | undefined) => Promise<readonly RowOf<typeof approvalDecision>[]>
  readonly policy: (input: InputOf<typeof approvalPolicy>) => Promise<RowOf<typeof approvalPolicy>>
  readonly incident: (by: Actor, more?: InputOf<typeof incident>) => Promise<RowOf<typeof incident>>
}

export async function approving(): Promise<Approving> {
  const it = await told()
  const { records, system, store } = it
  const all = async (subject: string) =>
    (await records.find(system, approval, { filter: { field: 'subject', is: '==', value: subject }, sort: ['createdAt'] })).items
  return {
    ...it,
    ask: (id, steps, more = {}) =>
      working(store, system.tenant, work =>
        askApproval(contextFor(work), { subject: { record: incident, id }, shows: ['title', 'urgency'], steps, origin: 'test', ...more }),
      ),
    cancel: (id, origin) => working(store, system.tenant, work => cancelApprovals(contextFor(work), { id }, origin === undefined ? {} : { origin })),
    look: id => records.get(system, approval, id ?? ''),
    about: all,
    seats: async id =>
      (await records.find(system, approvalDecision, { filter: { field: 'approval', is: '==', value: id ?? '' }, sort: ['createdAt'], limit: 500 })).items,
    policy: async input => {
      const made = await records.create(system, approvalPolicy, { recordType: 'incident', shows: 'title urgency', ...input })
      return records.transition(system, approvalPolicy, made.id, 'activate')
    },
    incident: (by, more = {}) => records.create(by, incident, { title: 'A larger screen', ...more }),
  }
}
