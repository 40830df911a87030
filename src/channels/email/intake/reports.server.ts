/** What other machines tell of a record's mail: not delivered, complained of, or that somebody is away. It stands on the record, as a fact. */
import type { Text } from '../../../kernel/define/index.ts'
import type { Fact } from '../../../kernel/history/entry.ts'
import type { Unit } from '../../../kernel/records/internal.server.ts'
import { threadOf } from '../incoming/thread-of.server.ts'
import { readMessageId } from '../token.server.ts'
import { recordById } from './find-record.server.ts'
import type { Case } from './intake.ts'

export interface Reported {
  readonly recordType: string
  readonly record: string
  readonly recordNumber: string
}

/** Writes it on the record that it is about. Believed only of mail that we sent: its id cannot be made up. */
export async function report(it: Case, unit: Unit): Promise<Reported | undefined> {
  const told = toldBy(it)
  if (!told) return undefined
  const { store } = it.intake.ground
  const records = store.within(unit)
  const found = await recordById(records, store.model, it.channel, told.record)
  if (!found) return undefined
  await records.fact(it.channel, found.type.definition, found.row.id, told.fact)
  return { recordType: found.type.name, record: found.row.id, recordNumber: String(found.row.number) }
}

interface Told {
  readonly record: string
  readonly fact: Fact
}

function toldBy(it: Case): Told | undefined {
  const { secret } = it.intake.ground.store
  const { bounce, complaint, kind } = it.understood.classified
  const { tenant } = it.channel
  const original = bounce?.originalMessageId ?? complaint?.originalMessageId
  const sent = original === undefined ? undefined : readMessageId(secret, tenant, original)
  if (sent && original && bounce) return { record: sent.record, fact: bounced(it, original) }
  if (sent && original && complaint) return { record: sent.record, fact: complained(complaint.recipient ?? null, original) }
  return kind === 'autoReply' ? away(it) : undefined
}

function bounced({ understood }: Case, messageId: string): Fact {
  const failed = understood.classified.bounce?.recipients ?? []
  const [first] = failed
  const to =
    failed
      .map(each => each.recipient)
      .join(', ')
      .slice(0, 500) || '?'
  const why = first?.diagnostic?.slice(0, 300) ?? first?.status ?? ''
  const isLate = failed.length > 0 && failed.every(each => each.action === 'delayed')
  const say: Text = isLate
    ? { en: `Mail to ${to} is late: ${why}`, de: `Mail an ${to} verspätet sich: ${why}` }
    : { en: `Mail to ${to} was not delivered: ${why}`, de: `Mail an ${to} wurde nicht zugestellt: ${why}` }
  return { kind: isLate ? 'mail.delayed' : 'mail.bounced', say, about: { recipient: first?.recipient ?? null, status: first?.status ?? null, messageId } }
}

const complained = (recipient: string | null, messageId: string): Fact => ({
  kind: 'mail.complained',
  say: { en: `${recipient ?? 'The recipient'} reported our mail as spam.`, de: `${recipient ?? 'Der Empfänger'} hat unsere Mail als Spam gemeldet.` },
  about: { recipient, messageId },
})

/** Only who was given the token, or answers what we sent, is believed to be away. */
function away({ intake, understood, channel }: Case): Told | undefined {
  const { store } = intake.ground
  const [thread] = threadOf(understood.mail, { secret: store.secret, tenant: channel.tenant, prefixes: [], now: new Date(store.now()) })
  if (thread?.by !== 'token' && thread?.by !== 'sent') return undefined
  const from = understood.mail.from?.address ?? '?'
  const subject = understood.mail.subject.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 200)
  return {
    record: thread.record,
    fact: {
      kind: 'mail.autoReply',
      say: { en: `${from} answers automatically: ${subject}`, de: `${from} antwortet automatisch: ${subject}` },
      about: { from },
    },
  }
}
