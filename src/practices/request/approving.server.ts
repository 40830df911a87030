import { equals, oneOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { approval, type AskedStep } from '../../engines/approvals/index.ts'
import { askApproval } from '../../engines/approvals/index.server.ts'
import { requestItem } from './item.definition.ts'

/** Who asked where no flow did: the catalogue. */
export const origin = 'catalogue'

/** What approvers are shown beside the answers and the reason (`describeItem`). */
const shows = ['quantity', 'price', 'recurringPrice', 'requester']

export async function askFirst(item: { readonly id: string }, steps: readonly AskedStep[], owner: string | null, context: Context) {
  await askApproval(context, { subject: { record: requestItem, id: item.id }, shows, steps, origin, owner })
}

const undecided = ['planned', 'requested', 'needInformation', 'stuck']

/** Whether somebody is still asked about it. */
export const isAsked = async (item: string, { records, by }: Context): Promise<boolean> =>
  (await records.count(by('request-approval'), approval, { all: [equals('subject', item), oneOf('state', undecided)] }, 1)) > 0

/** Whether the catalogue has asked about it before, whatever came of it. */
export const wasAsked = async (item: string, { records, by }: Context): Promise<boolean> =>
  (await records.count(by('request-approval'), approval, { all: [equals('subject', item), equals('origin', origin)] }, 1)) > 0
