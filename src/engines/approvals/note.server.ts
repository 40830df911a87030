import type { Text } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { approval } from './definitions/approval.definition.ts'
import { type Approval, working } from './work.server.ts'

/** What the history of the record itself tells of its approvals; automations can react to it. */
const told: Readonly<Record<string, Text>> = {
  requested: { en: 'Approval "{step}" is requested.', de: 'Um die Genehmigung „{step}“ ist gebeten.' },
  needInformation: { en: 'Approval "{step}" needs more information.', de: 'Zur Genehmigung „{step}“ gibt es eine Rückfrage.' },
  stuck: { en: 'Nobody can decide the approval "{step}".', de: 'Die Genehmigung „{step}“ kann niemand entscheiden.' },
  approved: { en: 'Approval "{step}" is given.', de: 'Die Genehmigung „{step}“ ist erteilt.' },
  rejected: { en: 'Approval "{step}" is rejected.', de: 'Die Genehmigung „{step}“ ist abgelehnt.' },
  notRequired: { en: 'Approval "{step}" is no longer required.', de: 'Die Genehmigung „{step}“ ist nicht mehr nötig.' },
  superseded: {
    en: 'Approval "{step}" is superseded: what it covers has changed.',
    de: 'Die Genehmigung „{step}“ ist überholt: Was sie umfasst, hat sich geändert.',
  },
  cancelled: { en: 'Approval "{step}" is cancelled.', de: 'Die Genehmigung „{step}“ ist zurückgezogen.' },
  expired: { en: 'Approval "{step}" has expired.', de: 'Die Genehmigung „{step}“ ist verfallen.' },
}

/** Queued, not done at once: whoever changes the record holds it and may be waiting for the approval. */
export async function noteOnSubject({ row, was }: { readonly row: Approval; readonly was: Approval | undefined }, { later }: Context): Promise<void> {
  if (row.round === '-' || row.state === was?.state || !Object.hasOwn(told, row.state)) return
  await later('approvals.note', { approval: row.id, state: row.state }, { key: `${row.id} ${row.version}` })
}

export const noting = ({ store }: Ground): Job => ({
  name: 'approvals.note',
  run: (payload, { actor }) =>
    working(store, actor.tenant, async ({ records, self, model }) => {
      const row = await records.get(self, approval, String(payload.approval))
      const type = model.find(row.subjectType)
      const state = String(payload.state)
      const say = told[state]
      if (!type || !say) return
      const about = { approval: row.id, number: row.number }
      await records.fact(self, type.definition, row.subject, { kind: `approval.${state}`, say: filled(say, row.step), about }).catch(orGone)
    }),
})

const filled = ({ en, de }: Text, step: string): Text => ({ en: en.replace('{step}', () => step), de: de.replace('{step}', () => step) })

function orGone(failure: unknown): void {
  if (!(failure instanceof Failure && failure.kind === 'missing')) throw failure
}
