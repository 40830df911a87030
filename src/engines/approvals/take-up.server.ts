import { all, differs } from '../../kernel/define/index.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { approvalPolicy } from './definitions/policy.definition.ts'
import { askByPolicy } from './policies.server.ts'
import { contextFor, working } from './work.server.ts'

/**
 * What is open and meets the condition when a policy comes into force is asked too, where something must wait for it: else it could never
 * go on. Where nothing waits, only what comes after is asked.
 */
export const takingUp = ({ store }: Ground): Job => ({
  name: 'approvals.takeUp',
  run: async (payload, { actor, records, signal }) => {
    const policy = (await records.find(actor, approvalPolicy, { filter: { field: 'id', is: '==', value: String(payload.policy) } })).items[0]
    const type = store.model.find(policy?.recordType ?? '')
    if (!policy || policy.state !== 'active' || policy.holds === null || !type) return
    let cursor: string | undefined
    do {
      const filter = all(parseRule(policy.when), differs('category', 'done'))
      const page = await records.find(actor, type.definition, { filter, sort: ['createdAt'], limit: 100, ...(cursor === undefined ? {} : { cursor }) })
      for (const row of page.items as readonly Row[]) {
        if (signal.aborted) throw new Error('The worker stops; the rest is for another.')
        await working(store, actor.tenant, work => askByPolicy(contextFor(work), policy, { type, row }))
      }
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  },
})
