import type { Model } from '../../kernel/define/index.ts'
import type { Desk } from './desk.server.ts'
import type { Reading } from './reading.server.ts'

/** Something that can be done straight from a mail: a button. */
export interface MailAct {
  readonly label: string
  readonly href: string
}

/** What somebody may do from the mail about this record, within the transaction that writes the mail. */
export type MailActs = (desk: Desk, reading: Reading) => Promise<readonly MailAct[]>

/** Of each installation, by record type. */
const known = new WeakMap<Model, Map<string, MailActs>>()

/** Lets an engine add buttons to the mails about its records. */
export function offerInMail(model: Model, recordType: string, acts: MailActs): void {
  known.set(model, new Map([...(known.get(model) ?? []), [recordType, acts]]))
}

export const actsInMail = async (desk: Desk, reading: Reading): Promise<readonly MailAct[]> =>
  (await known.get(desk.model)?.get(reading.type.name)?.(desk, reading)) ?? []
