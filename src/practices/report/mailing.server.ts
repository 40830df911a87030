import { type Actor, machine } from '../../kernel/actor.ts'
import type { Rule, RowOf } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { atomically, plainUnit } from '../../kernel/records/internal.server.ts'
import { type Acting, actingAs } from '../../people/index.server.ts'
import { askedBy } from './asked.ts'
import { report } from './definition.ts'
import { letterOf, tableOf } from './letter.server.ts'
import { nextMail, periodOf, zoneIn } from './periods.server.ts'

type Report = RowOf<typeof report>

const due: Rule = { field: 'nextAt', is: '<=', value: { now: '' } }
const mostAtOnce = 100

/** Mails reports to their owners, each with what its owner may see at that moment. */
export const mailingJob = (ground: Ground): Job => ({
  name: 'reports.mail',
  every: 'PT5M',
  run: async (_, { actor, records, signal }) => {
    const { items } = await records.find(actor, report, { filter: due, sort: ['nextAt'], limit: mostAtOnce })
    for (const { id } of items) if (!signal.aborted) await mailOne(ground, actor.tenant, id)
  },
})

/** In one transaction with when it is due next, so that two workers do not send it twice. */
const mailOne = (ground: Ground, tenant: string, id: string): Promise<void> =>
  atomically(plainUnit(ground.store, tenant), { tenant }, async unit => {
    const [records, self] = [ground.store.within(unit), machine(tenant, 'reports', 'automation')]
    const [held] = await records.hold(self, report, [id])
    if (held === undefined) return
    const row = await records.get(self, report, id)
    if (row.schedule === null || row.nextAt === null || row.nextAt > ground.store.now()) return
    const owner = (await actingAs(unit.db, tenant, [row.owner])).get(row.owner)
    const zone = zoneIn(owner?.person) ?? zoneIn(await settingsFor(ground, records, self)) ?? 'UTC'
    const trouble = owner?.person.email ? await send(ground, records, row, owner, zone) : noOwner
    const now = ground.store.now()
    const given = { nextAt: nextMail(row.schedule, now, zone), trouble, ...(trouble === null ? { mailedAt: now } : {}) }
    await records.change(self, report, id, {}, { given })
  })

async function settingsFor({ store }: Ground, records: Records, self: Actor): Promise<unknown> {
  const type = store.model.find('notificationSettings')
  return type && (await records.find(self, type.definition, { limit: 1 })).items[0]
}

const noOwner = 'Its owner is not active, or has no address.'

/** Writes the mail; gives why it could not, for its owner to read beside the report. */
async function send({ store, settings }: Ground, records: Records, row: Report, { person, actor }: Acting, zone: string): Promise<string | null> {
  const type = store.model.find(row.of)
  const post = store.model.find('outgoingMail')
  if (!type || !post) return `There is no type of record '${row.of}' here.`
  try {
    const asked = askedBy(row, row.period === null ? undefined : periodOf(row.period, store.now(), zone), zone)
    const { subject, text, html } = letterOf(
      row,
      type,
      tableOf(store.model, type, row, await records.summarise(actor, type.definition, asked), person.language),
      person.language,
    )
    const actions = [{ label: { en: 'Open the report', de: 'Bericht öffnen' }[person.language], href: `${settings.publicUrl}/desk/reports/${row.number}` }]
    const content = JSON.stringify({ language: person.language, text, html, actions })
    await records.create(machine(actor.tenant, 'reports', 'automation'), post.definition, {
      to: person.email,
      person: person.id,
      event: 'report',
      subject,
      content,
    })
    return null
  } catch (failure) {
    // What its owner may read may have changed since it was saved.
    if (failure instanceof Failure && failure.kind === 'malformed') return failure.message.slice(0, 500)
    throw failure
  }
}
