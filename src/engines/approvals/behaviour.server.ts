import { invalid } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { answered, answering } from './decide.server.ts'
import { approval } from './definitions/approval.definition.ts'
import { approvalDecision } from './definitions/decision.definition.ts'
import { approvalDelegation } from './definitions/delegation.definition.ts'
import { closeSeats } from './end.server.ts'
import { appointed, appointing, handedOn, handingOn } from './hand-on.server.ts'
import { noteOnSubject } from './note.server.ts'
import { requestStep } from './request.server.ts'
import { workOf } from './work.server.ts'
import { words } from './words.ts'

const approvalBehaviour = behave(approval, {
  before: {
    transitions: {
      approve: answering('approve'),
      reject: answering('reject'),
      handOn: handingOn,
      appoint: appointing,
      cancel: () => ({ waitsFor: [], reason: 'withdrawn' as const, nextAt: null }),
    },
  },
  after: {
    create: noteOnSubject,
    change: noteOnSubject,
    transitions: {
      approve: answered('approve'),
      reject: answered('reject'),
      handOn: handedOn,
      appoint: appointed,
      lookAgain: ({ row }, context) => requestStep(workOf(context), row),
      cancel: async ({ row }, context) => {
        await closeSeats(workOf(context), row.id, 'cancel')
        await context.later('approvals.advance', { round: row.round }, { key: `${row.round} ${row.id} cancel` })
      },
    },
  },
})

/** The database refuses it too; here it is said in words. */
function notOnesOwn({ row }: { readonly row: { readonly decidedBy: string | null; readonly separated: readonly string[] | null } }) {
  if (row.decidedBy !== null && row.separated?.includes(row.decidedBy)) throw invalid('decidedBy', words.notOwn)
  return undefined
}

const decisionBehaviour = behave(approvalDecision, { before: { create: notOnesOwn, change: notOnesOwn } })

function inOrder(
  { row }: { readonly row: { readonly person: string; readonly to: string; readonly from: string; readonly until: string } },
  { actor }: Context,
) {
  if (row.until < row.from) throw invalid('until', words.untilBeforeFrom)
  if (row.person === row.to && !actor.unbound) throw invalid('to', words.notOneself)
  return undefined
}

const delegationBehaviour = behave(approvalDelegation, { before: { create: inOrder, change: inOrder } })

export default { behaviours: [approvalBehaviour, decisionBehaviour, delegationBehaviour] } satisfies PracticeBehaviour
