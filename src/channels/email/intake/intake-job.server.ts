/** Reads a mail that is kept, and makes of it what it should become: all of it in one transaction, once. */
import { machine, type Actor } from '../../../kernel/actor.ts'
import { equals } from '../../../kernel/define/index.ts'
import { Failure } from '../../../kernel/errors.ts'
import type { Job } from '../../../kernel/jobs/job.ts'
import { atomically, plainUnit } from '../../../kernel/records/internal.server.ts'
import { type IncomingMail, MailRefused } from '../incoming/incoming-mail.ts'
import { incomingMail } from '../incoming-mail.definition.ts'
import { mailbox as mailboxRecord } from '../mailbox.definition.ts'
import { loopMark } from '../token.server.ts'
import { accept } from './accept.server.ts'
import type { Case, Intake } from './intake.ts'
import { filesOf, keepBytes } from './mail-files.server.ts'
import { intakeJob } from './receive-mail.server.ts'
import { report } from './reports.server.ts'
import { type MailRow, type Mailbox, understand, type Understood } from './understand.server.ts'
import { understoodValues } from './understood-values.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { wordsOf } from './wording.ts'

export const intakeJobOf = (intake: Intake): Job => ({
  name: intakeJob,
  run: async ({ mail }, { actor, records }) => {
    const channel = machine(actor.tenant, 'mailbox', 'mail')
    const row = await records.get(channel, incomingMail, String(mail)).catch(unlessMissing)
    if (row?.state !== 'received') return
    await take(intake, channel, row)
  },
})

/** Reads it first; what cannot be read is put aside with the reason, and stays as it came. */
async function take(intake: Intake, channel: Actor, row: MailRow): Promise<void> {
  const { files, records } = intake.ground
  const mailbox = await records.get(channel, mailboxRecord, row.mailbox)
  const raw = await allOf(await files.open(row.raw))
  const mail = await intake.reader.read(raw).catch((error: unknown) => {
    if (error instanceof MailRefused) return error
    throw error
  })
  if (mail instanceof MailRefused)
    await records.transition(channel, incomingMail, row.id, 'park', { because: mail.words[mailbox.language] }, { version: row.version })
  else await decide(intake, channel, row, mailbox, raw, mail)
}

async function decide(intake: Intake, channel: Actor, row: MailRow, mailbox: Mailbox, raw: Buffer, mail: IncomingMail): Promise<void> {
  const { ground, resolver } = intake
  const findings = { mark: loopMark(ground.store.secret, channel.tenant), resolver, host: new URL(ground.settings.publicUrl).hostname }
  const understood = await understand(row, mailbox, raw, mail, findings)
  const verdict = row.releasedBy === null ? verdictOf(understood, await circumstancesOf(intake, channel, understood)) : released
  const named = filesOf(row.id, mail)
  const words = wordsOf(mail, named.urlOf)
  const it: Case = { intake, understood, channel, words, kept: [], left: [] }
  if (verdict.fate !== 'accept') return putAside(it, verdict)
  const { kept, left } = await keepBytes(ground.attachments, named)
  try {
    const refusal = await accept({ ...it, kept, left }, verdict)
    if (refusal) await putAside(it, refusal)
  } catch (error) {
    if (!(error instanceof Failure) || !aPersonCanMend.has(error.kind)) throw error
    await putAside(it, { fate: 'quarantine', because: { en: error.told('en').detail, de: error.told('de').detail } })
  }
}

const released: Verdict = { fate: 'accept', because: undefined }
/** What stands in the way of a record: trying again would change nothing. */
const aPersonCanMend: ReadonlySet<string> = new Set(['invalid', 'refused', 'malformed', 'missing'])

async function circumstancesOf({ ground }: Intake, channel: Actor, { row, mail }: Understood) {
  const within = { field: 'receivedAt', is: '>', value: { now: '-PT1H' } } as const
  const from = mail.from?.address ?? ''
  const [boxes, withinHour] = await Promise.all([
    ground.records.find(channel, mailboxRecord, { limit: 500, fields: ['address'] }),
    ground.records.count(channel, incomingMail, { all: [equals('fromAddress', from), equals('mailbox', row.mailbox), within] }, 10_001),
  ])
  return { ours: new Set(boxes.items.map(box => box.address)), withinHour }
}

const transitions = { quarantine: 'quarantine', ignore: 'ignore', drop: 'drop' } as const

/** With whatever the record that it is about should know. */
async function putAside(it: Case, { fate, because }: Verdict): Promise<void> {
  const { store } = it.intake.ground
  const { row } = it.understood
  if (fate === 'accept') return
  await atomically(plainUnit(store, it.channel.tenant), it.channel, async unit => {
    const about = fate === 'ignore' ? await report(it, unit) : undefined
    const values = { ...understoodValues(it, because), ...about }
    await store.within(unit).transition(it.channel, incomingMail, row.id, transitions[fate], values, { version: row.version })
  })
}

async function allOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Failure && error.kind === 'missing') return undefined
  throw error
}
