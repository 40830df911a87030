import type { Language, RecordType } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import { actingAs } from '../../people/index.server.ts'
import { atDesk, type Desk } from './desk.server.ts'
import { type Links, linksOf } from './links.ts'
import { actsInMail, type MailAct } from './mail-acts.server.ts'
import { type Line, takeLines, type Thread } from './notices.server.ts'
import { read, type Reading } from './reading.server.ts'
import { mailJob } from './tell-job.ts'
import { renderHtml, renderLine, renderText } from './templates/html.server.ts'
import { valuesOf } from './values.server.ts'
import { type Settings, settingsOf } from './wishes.server.ts'
import { wordsOf } from './words-of.server.ts'

/** Mails one person all that has gathered about one record. */
export const mailing = (ground: Ground): Job => ({
  name: mailJob,
  run: ({ person, type, record }, { actor }) =>
    atDesk(ground, actor.tenant, async desk =>
      mailThread(desk, { person: String(person), type: String(type), record: String(record) }, await settingsOf(desk)),
    ),
})

/** What has waited is read once more: what they may read may have changed. What was read in this very transaction is not. */
export async function mailThread(desk: Desk, thread: Thread, settings: Settings, fresh: readonly Reading[] = []): Promise<void> {
  const lines = await takeLines(desk.db, thread, desk.now)
  const type = desk.model.find(thread.type)
  const post = desk.model.find('outgoingMail')
  if (lines.length === 0 || !type || !post) return
  const seqs = lines.map(line => line.seq)
  const reading = together(fresh, seqs) ?? (await readAnew(desk, thread, type, seqs))
  if (!reading || reading.acting.person.email === null) return
  const message = await compose(desk, reading, lines, reading.acting.person.timeZone ?? settings.timeZone ?? 'UTC')
  if (!message) return
  const { subject, event, ...content } = message
  await desk.records.create(desk.self, post.definition, {
    to: reading.acting.person.email,
    person: thread.person,
    recordType: type.name,
    record: reading.row.id,
    event,
    subject,
    content: JSON.stringify(content),
  })
}

/** The readings as one, if they hold all that is to be told. */
function together(readings: readonly Reading[], seqs: readonly number[]): Reading | undefined {
  const entries = new Map(readings.flatMap(reading => [...reading.entries]))
  const [first] = readings
  return first && seqs.every(seq => entries.has(seq)) ? { ...first, entries } : undefined
}

async function readAnew(desk: Desk, { person, record }: Thread, type: RecordType, seqs: readonly number[]): Promise<Reading | undefined> {
  const acting = (await actingAs(desk.db, desk.tenant, [person])).get(person)
  return acting && read(desk, acting, type, record, seqs)
}

interface Message {
  readonly event: string
  readonly subject: string
  readonly language: Language
  readonly text: string
  readonly html: string
  readonly actions: readonly MailAct[]
  readonly footer: readonly MailAct[]
}

/** One mail that says it all, in the order in which it happened, under the subject of the last. */
async function compose(desk: Desk, reading: Reading, lines: readonly Line[], zone: string): Promise<Message | undefined> {
  const { acting, type, row } = reading
  const { language } = acting.person
  const parts = []
  for (const { seq, event } of lines) {
    const entry = reading.entries.get(seq)
    if (!entry) continue
    const { mail } = await wordsOf(desk, event, language)
    const values = await valuesOf({ ...desk, zone }, reading, entry, mail.subject, mail.body)
    parts.push({ event, subject: renderLine(mail.subject, values, 250), text: renderText(mail.body, values), html: renderHtml(mail.body, values) })
  }
  const last = parts.at(-1)
  if (!last) return undefined
  return {
    event: last.event,
    subject: last.subject,
    language,
    text: parts.map(part => part.text).join('\n\n---\n\n'),
    html: parts.map(part => part.html).join('<hr>'),
    ...around(linksOf(desk.publicUrl, acting, type, row), language, await actsInMail(desk, reading)),
  }
}

const around = ({ record, preferences, mute }: Links, language: Language, acts: readonly MailAct[]) => ({
  actions: [...acts, { label: { en: 'Open', de: 'Öffnen' }[language], href: record }],
  footer: [
    { label: { en: 'What I am told', de: 'Wovon ich erfahre' }[language], href: preferences },
    { label: { en: 'Mute this one', de: 'Dieses stummschalten' }[language], href: mute },
  ],
})
