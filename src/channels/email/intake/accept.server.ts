/** What becomes of a mail that nothing speaks against: forward, reply, or new. */
import type { Actor } from '../../../kernel/actor.ts'
import { equals, type Rule } from '../../../kernel/define/index.ts'
import { atomically, plainUnit, type Unit } from '../../../kernel/records/internal.server.ts'
import { incomingMail } from '../incoming-mail.definition.ts'
import { answer, note, type Proof } from './answer.server.ts'
import { recordByNumber } from './find-record.server.ts'
import type { Case, Outcome, Remark } from './intake.ts'
import { newRecord, requesterOf } from './new-record.server.ts'
import { agentById, guest, type Sender, senderOf } from './sender.server.ts'
import { understoodValues } from './understood-values.ts'
import type { Verdict } from './verdict.ts'

/** Undefined once it is accepted; else what should be done with it instead. */
export async function accept(it: Case, { because }: Verdict): Promise<Verdict | undefined> {
  const { store } = it.intake.ground
  const { row, mailbox } = it.understood
  const agent = row.releasedBy === null ? undefined : await agentById(it.intake.ground, it.channel.tenant, row.releasedBy)
  if (row.releasedBy !== null && !agent) return { fate: 'quarantine', because: releaserGone }
  const sender = await admitted(it, agent)
  if (!sender.known && !agent) return refusalOf(it, sender)
  const actor = sender.known ? sender.actor : (agent as Actor)
  const requester = sender.known ? await requesterOf(it, actor) : (sender.person ?? undefined)
  return atomically(plainUnit(store, it.channel.tenant), it.channel, async unit => {
    const answerable = await mayBeAnswered(it, unit)
    const outcome =
      agent && row.recordNumber !== null
        ? await onto(it, unit, { actor, agent, number: row.recordNumber })
        : await become(it, unit, { actor: answerable ? actor : { ...actor, answerable: false }, requester, agent })
    if (!outcome) return { fate: 'quarantine', because: notThere(row.recordNumber ?? '') }
    await remark(it, unit, outcome, leftOut(it))
    const values = {
      ...understoodValues(it, because),
      answerable: answerable && (!outcome.isNew || mailbox.acknowledges),
      person: sender.known ? sender.actor.person : sender.person,
    }
    const { recordType, record, number: recordNumber, entry } = outcome
    await store
      .within(unit)
      .transition(it.channel, incomingMail, row.id, 'accept', { ...values, recordType, record, recordNumber, entry }, { version: row.version })
    return undefined
  })
}

/** Whose address it is. Whom nobody knows becomes a guest where the mailbox says so, or an agent lets the mail in. */
async function admitted(it: Case, agent: Actor | undefined): Promise<Sender> {
  const { ground } = it.intake
  const { mail, mailbox, row } = it.understood
  const from = mail.from
  if (!from?.address) return { known: false, person: null, because: { en: 'It is from nobody.', de: 'Sie ist von niemandem.' } }
  const sender = await senderOf(ground, it.channel.tenant, from.address)
  const invited = agent ? row.recordNumber === null : mailbox.unknownSenders === 'guest'
  return !sender.known && sender.person === null && invited ? guest(ground, it.channel, from, mailbox.language) : sender
}

const refusalOf = ({ understood }: Case, sender: Extract<Sender, { known: false }>): Verdict => ({
  fate: understood.mailbox.unknownSenders === 'refuse' ? 'drop' : 'quarantine',
  because: sender.because,
})

interface Acting {
  readonly actor: Actor
  readonly agent: Actor | undefined
  readonly requester: string | undefined
}

async function become(it: Case, unit: Unit, { actor, agent, requester }: Acting): Promise<Outcome> {
  const proof: Proof = agent || it.understood.authentication?.sender === 'proven' ? 'proven' : 'unproven'
  const answered = agent ? { outcome: undefined, remarks: [] } : await answer(it, unit, actor, proof)
  const asker: Actor = it.understood.mailbox.acknowledges ? actor : { ...actor, answerable: false }
  return answered.outcome ?? newRecord(it, unit, asker, requester, answered.remarks)
}

/** Where an agent said that it belongs: as its sender's comment if they may write there, else as the agent's note. */
async function onto(it: Case, unit: Unit, { actor, agent, number }: { actor: Actor; agent: Actor; number: string }): Promise<Outcome | undefined> {
  const { store } = it.intake.ground
  const records = store.within(unit)
  const found = await recordByNumber(records, store.model, agent, number)
  if (!found) return undefined
  const named = {
    ...it,
    understood: {
      ...it.understood,
      mail: { ...it.understood.mail, subject: String(found.row.number), inReplyTo: undefined, references: [], deliveredTo: [], to: [], cc: [] },
    },
  }
  const answered = actor === agent ? undefined : await answer(named, unit, actor, 'proven')
  return answered?.outcome ?? note(it, unit, agent, found)
}

/** Each pair of addresses gets few automatic answers an hour, and whom nothing proves gets one: none is flooded, and no loop goes on. */
async function mayBeAnswered(it: Case, unit: Unit): Promise<boolean> {
  const { mail, classified, authentication, row } = it.understood
  if (!classified.mayAnswer) return false
  const recent: Rule = { field: 'receivedAt', is: '>', value: { now: '-PT1H' } }
  const filter: Rule = { all: [equals('fromAddress', mail.from?.address ?? ''), equals('mailbox', row.mailbox), equals('answerable', true), recent] }
  const most = authentication?.sender === 'proven' ? mostAnswers : 1
  const answered = await it.intake.ground.store.within(unit).count(it.channel, incomingMail, filter, most)
  return answered < most
}

const mostAnswers = 5

async function remark(it: Case, unit: Unit, { recordType, record }: Outcome, remarks: readonly Remark[]): Promise<void> {
  const { store } = it.intake.ground
  for (const { kind, say } of remarks) await store.within(unit).fact(it.channel, store.model.type(recordType).definition, record, { kind, say, about: {} })
}

const leftOut = ({ left }: Case): Remark[] =>
  left.length === 0
    ? []
    : [
        {
          kind: 'mail.filesLeft',
          say: {
            en: `Too large to be attached, and kept with the mail alone: ${left.join(', ').slice(0, 500)}`,
            de: `Zu groß zum Anhängen und nur mit der Mail aufbewahrt: ${left.join(', ').slice(0, 500)}`,
          },
        },
      ]

const releaserGone = { en: 'Whoever released it is not active any more.', de: 'Wer sie freigegeben hat, ist nicht mehr aktiv.' }
const notThere = (number: string) => ({
  en: `There is no ${number} on which you may write.`,
  de: `Es gibt kein ${number}, auf dem Sie schreiben dürfen.`,
})
