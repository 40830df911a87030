import { type RecordType } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import { type Acting, actingAs } from '../../people/index.server.ts'
import { concernedBy } from './concerned.server.ts'
import { notification } from './definitions/notification.ts'
import { atDesk, type Desk } from './desk.server.ts'
import { atOnce, type Event } from './events.ts'
import { mailThread } from './mail.server.ts'
import { addLine, type Notice, takeNotices, type Thread } from './notices.server.ts'
import { quietUntil } from './quiet.ts'
import { read, type Reading } from './reading.server.ts'
import { mailJob, tellJob } from './tell-job.ts'
import { renderLine } from './templates/html.server.ts'
import { valuesOf } from './values.server.ts'
import { quietHoursOf, waysFor } from './ways.ts'
import { type Preference, type Settings, settingsOf, wishesOf } from './wishes.server.ts'
import { wordsOf } from './words-of.server.ts'

/** Told all the same to whoever has muted the record: it is for them by name. */
const personal: ReadonlySet<Event> = new Set(['mentioned', 'assigned', 'approvalAsked'])

/**
 * Tells people what has happened to a record. All of it is one transaction that begins by taking the notices: whatever becomes
 * of the worker, each person is told of each act once.
 */
export const telling = (ground: Ground): Job => ({
  name: tellJob,
  run: ({ type, record }, { actor }) =>
    atDesk(ground, actor.tenant, async desk => {
      const told = desk.model.find(String(type))
      const notices = await takeNotices(desk.db, String(record))
      if (!told || notices.length === 0) return
      const settings = await settingsOf(desk)
      const pressing = new Map<string, Reading[]>()
      for (const notice of notices)
        for (const reading of await tell(desk, told, String(record), notice, settings)) {
          const { id } = reading.acting.person
          pressing.set(id, [...(pressing.get(id) ?? []), reading])
        }
      for (const [person, readings] of pressing) await mailThread(desk, { person, type: told.name, record: String(record) }, settings, readings)
    }),
})

/** Tells all whom one act concerns, and gives what those have read who are to be mailed at once. */
async function tell(desk: Desk, type: RecordType, record: string, notice: Notice, settings: Settings): Promise<readonly Reading[]> {
  const concerned = await concernedBy(desk, notice, settings)
  const people = await actingAs(desk.db, desk.tenant, [...concerned.keys()])
  const wishes = await wishesOf(desk, [...people.keys()], record)
  const pressing: Reading[] = []
  for (const [person, event] of concerned) {
    const acting = people.get(person)
    if (!acting || (wishes.hasMuted(person) && !personal.has(event))) continue
    const preference = wishes.preference(person)
    const ways = waysFor(event, preference, settings)
    if (!ways.app && !ways.mail) continue
    const reading = await read(desk, acting, type, record, [notice.seq])
    if (!reading?.entries.has(notice.seq)) continue
    if (ways.app) await notify(desk, reading, notice, event, settings)
    if (ways.mail && acting.person.email !== null && (await plan(desk, reading, notice, event, { settings, preference }))) pressing.push(reading)
  }
  return pressing
}

async function notify(desk: Desk, reading: Reading, { seq, at }: Notice, event: Event, settings: Settings): Promise<void> {
  const { acting, type, row } = reading
  const words = await wordsOf(desk, event, acting.person.language)
  const values = await valuesOf({ ...desk, zone: zoneOf(acting, settings) }, reading, reading.entries.get(seq), words.app)
  const text = renderLine(words.app, values, 500) || type.definition.label.one[acting.person.language]
  const recordNumber = typeof row.number === 'string' ? row.number : null
  await desk.records.create(desk.self, notification, { person: acting.person.id, event, recordType: type.name, record: row.id, recordNumber, seq, text, at })
}

/** Notes that it is to be mailed, and when. True where that is now. */
async function plan(
  desk: Desk,
  { acting, type, row }: Reading,
  { seq }: Notice,
  event: Event,
  { settings, preference }: { readonly settings: Settings; readonly preference: Preference | undefined },
): Promise<boolean> {
  const thread: Thread = { person: acting.person.id, type: type.name, record: row.id }
  const leaves = atOnce.has(event) ? desk.now : new Date(Date.parse(desk.now) + settings.gatherSeconds * 1000).toISOString()
  const mayDisturb = (preference?.urgentBreaksThrough ?? true) && isUrgent(event, row.priority, settings)
  const quiet = mayDisturb ? undefined : quietUntil(leaves, zoneOf(acting, settings), quietHoursOf(preference, settings))
  const due = { at: quiet ?? leaves, waits: quiet !== undefined }
  await addLine(desk.db, desk.tenant, thread, { seq, event }, due)
  if (due.at <= desk.now) return true
  await desk.later(mailJob, thread, { at: due.at, key: `${thread.person} ${thread.record}${due.waits ? ' quiet' : ''}` })
  return false
}

const isUrgent = (event: Event, priority: unknown, { urgentPriority }: Settings): boolean =>
  event === 'clockBreached' || (typeof priority === 'number' && priority <= urgentPriority)

export const zoneOf = ({ person }: Acting, { timeZone }: Settings): string => person.timeZone ?? timeZone ?? 'UTC'
