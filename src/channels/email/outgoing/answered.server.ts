import type { Actor } from '../../../kernel/actor.ts'
import { equals, type RowOf } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/records.ts'
import { incomingMail } from '../incoming-mail.definition.ts'
import type { outgoingMail } from './definition.ts'

/** Of the latest mails alone: a header is no archive. */
const most = 5

/**
 * Ids of the mails about the record that the recipient wrote themselves, the latest last: their mail program puts our answer
 * under their question. What others wrote is not named to them.
 */
export async function answeredIds(
  records: Records,
  actor: Actor,
  { record, to }: Pick<RowOf<typeof outgoingMail>, 'record' | 'to'>,
): Promise<readonly string[]> {
  if (record === null) return []
  const filter = { all: [equals('record', record), equals('state', 'accepted'), equals('fromAddress', to.toLowerCase())] }
  const { items } = await records.find(actor, incomingMail, { filter, sort: ['-receivedAt'], limit: most })
  return items.flatMap(mail => mail.messageId ?? []).toReversed()
}
