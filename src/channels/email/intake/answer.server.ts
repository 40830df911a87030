/** A mail that answers a record. Who sent it writes with their own rights; a proof of the thread never adds any. */
import type { Actor } from '../../../kernel/actor.ts'
import { Failure } from '../../../kernel/errors.ts'
import type { Unit } from '../../../kernel/records/internal.server.ts'
import { type Thread, threadOf } from '../incoming/thread-of.server.ts'
import { incomingMail } from '../incoming-mail.definition.ts'
import { type Found, mailedTypes, recordById, recordByNumber } from './find-record.server.ts'
import type { Case, Outcome, Remark } from './intake.ts'
import { attachAll } from './mail-files.server.ts'
import { noWords } from './wording.ts'

/** Whether the sender is known by more than what the mail says. The token alone is proof: nobody else was given it. */
export type Proof = 'proven' | 'unproven'

export type Answered = { readonly outcome: Outcome } | { readonly outcome: undefined; readonly remarks: readonly Remark[] }

/** Tries the threads in turn. Where none may be answered, says so to those who work on what the mail becomes instead. */
export async function answer(it: Case, unit: Unit, sender: Actor, proof: Proof): Promise<Answered> {
  const { store } = it.intake.ground
  const prefixes = mailedTypes(store.model).flatMap(t => t.definition.numbered ?? [])
  const threads = threadOf(it.understood.mail, { secret: store.secret, tenant: sender.tenant, prefixes, now: new Date(store.now()) })
  const remarks: Remark[] = []
  for (const thread of threads) {
    const found = await recordOf(it, unit, sender, thread)
    if (found && (thread.by === 'token' || proof === 'proven')) {
      const entry = await commentIfAllowed(it, unit, sender, found)
      if (entry !== undefined) return { outcome: outcomeOf(found, entry) }
      if (found.row.category === 'done') remarks.push(closed(String(found.row.number)))
    } else if (thread.by === 'number') remarks.push(notLinked(thread.number))
  }
  return { outcome: undefined, remarks }
}

/** As the sender sees it: what they may not read is not there. */
async function recordOf(it: Case, unit: Unit, sender: Actor, thread: Thread): Promise<Found | undefined> {
  const { store } = it.intake.ground
  const records = store.within(unit)
  if (thread.by === 'number') return recordByNumber(records, store.model, sender, thread.number)
  if (thread.by !== 'reference') return recordById(records, store.model, sender, thread.record)
  const filter = {
    all: [
      { field: 'messageId', is: '==', value: thread.messageId },
      { field: 'state', is: '==', value: 'accepted' },
    ],
  } as const
  const [earlier] = (await records.find(it.channel, incomingMail, { filter, limit: 1 })).items
  return earlier?.record ? recordById(records, store.model, sender, earlier.record) : undefined
}

/** The entry's number; undefined where the sender may not write there. */
async function commentIfAllowed(it: Case, unit: Unit, sender: Actor, { type, row }: Found): Promise<number | undefined> {
  const { store, attachments } = it.intake.ground
  try {
    const text = it.words.visible.trim() || noWords[it.understood.mailbox.language]
    const { seq } = await store.within(unit).comment(sender, type.definition, row.id, { text, visibility: 'public' })
    await attachAll(attachments, it.kept, { unit, actor: sender, type, id: row.id, visibility: 'public' })
    return seq
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'refused' || error.kind === 'missing')) return undefined
    throw error
  }
}

/** What an agent puts on a record although its sender may not write there: as the agent's note, with whose words they are. */
export async function note(it: Case, unit: Unit, agent: Actor, found: Found): Promise<Outcome> {
  const { store, attachments } = it.intake.ground
  const { mail, mailbox } = it.understood
  const from = `**${mailbox.language === 'de' ? 'Mail von' : 'Mail from'} ${shown(mail.from?.name ?? '')} ${shown(mail.from?.address ?? '?')}**`
  const text = `${from}\n\n${it.words.visible.trim() || noWords[mailbox.language]}`
  const { seq } = await store.within(unit).comment(agent, found.type.definition, found.row.id, { text, visibility: 'internal' })
  await attachAll(attachments, it.kept, { unit, actor: agent, type: found.type, id: found.row.id, visibility: 'internal' })
  return outcomeOf(found, seq)
}

const shown = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .slice(0, 320)

export const outcomeOf = ({ type, row }: Found, entry: number, isNew = false): Outcome => ({
  recordType: type.name,
  record: row.id,
  number: String(row.number),
  entry,
  isNew,
})

const closed = (number: string): Remark => ({
  kind: 'mail.followsClosed',
  say: { en: `Answers ${number}, which is closed.`, de: `Antwort auf ${number}, das geschlossen ist.` },
})

const notLinked = (number: string): Remark => ({
  kind: 'mail.notLinked',
  say: {
    en: `The subject names ${number}, but nothing proves that the sender may write there.`,
    de: `Der Betreff nennt ${number}, aber nichts beweist, dass die absendende Person dort schreiben darf.`,
  },
})
