import { type Actor, machine } from '../../kernel/actor.ts'
import { all, equals, type RecordType, type RowOf } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { secondsOf } from '../../kernel/fields/index.ts'
import type { Job } from '../../kernel/jobs/job.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'
import { atomically, plainUnit, smallTable, type Unit } from '../../kernel/records/internal.server.ts'
import { actingAs } from '../../people/index.server.ts'
import { settingsOf } from '../shared/settings.ts'
import { ratingOccasion } from './definitions/occasion.ts'
import { rating } from './definitions/rating.ts'
import { satisfactionSettings } from './definitions/settings.ts'
import { askingMail } from './mail.ts'
import { askJob } from './names.ts'
import { groupField, named, type Occasion, personAt, stands, titleOf } from './standing.server.ts'
import { newToken } from './token.server.ts'
import { takeTurn } from './turn.server.ts'

/** Asks one person about one record, if it is still done, they may still read it, and it is their turn. All or nothing: killed and run again, it asks once. */
export const asking = (ground: Ground): Job => ({
  name: askJob,
  run: ({ occasion, record }, { actor: { tenant } }) =>
    atomically(plainUnit(ground.store, tenant), { tenant }, async unit => {
      const self = machine(tenant, 'satisfaction', 'automation')
      const records = ground.store.within(unit)
      const found = (await smallTable(unit, tenant, ratingOccasion)).find(one => one.id === String(occasion))
      const type = found && ground.store.model.find(found.recordType)
      const settings = settingsOf(satisfactionSettings, await smallTable(unit, tenant, satisfactionSettings))
      if (!found?.active || !type || !settings.asks) return
      const row = await orNothing(records.get(self, type.definition, String(record)) as Promise<Row>)
      if (row) await ask(ground, unit, { self, records, occasion: found, type, row, settings })
    }),
})

interface Question {
  readonly self: Actor
  readonly records: Records
  readonly occasion: Occasion
  readonly type: RecordType
  readonly row: Row
  readonly settings: RowOf<typeof satisfactionSettings>
}

async function ask({ store, settings: { publicUrl } }: Ground, unit: Unit, { self, records, occasion, type, row, settings }: Question): Promise<void> {
  const { tenant } = self
  const now = store.now()
  const asking = { model: store.model, records, actor: self, now }
  if (!(await stands(occasion, type, row, asking))) return
  const id = await personAt(occasion, type, row, asking)
  const whom = id === null ? undefined : (await actingAs(unit.db, tenant, [id])).get(id)
  if (!whom || !(await orNothing(records.get(whom.actor, type.definition, row.id)))) return
  const about = { recordType: type.name, record: row.id }
  const known = all(equals('recordType', type.name), equals('record', row.id), equals('person', whom.person.id))
  if ((await records.count(self, rating, known, 1)) > 0) return
  if (!(await takeTurn(unit.db, tenant, whom.person.id, now, settings.every))) return
  const recordNumber = typeof row.number === 'string' ? row.number : (titleOf(type, row) || row.id).slice(0, 40)
  const service = named(type, row, 'service', 'service')
  const servedBy = named(type, row, groupField(type.definition), 'group')
  const asked = await records.create(self, rating, { ...about, recordNumber, person: whom.person.id, service, servedBy })
  const post = store.model.find('outgoingMail')
  const { email, language } = whom.person
  // Without a place where people reach us, as in a story of the past, there is nothing that a mail could lead to.
  if (!settings.byMail || !post || email === null || publicUrl === '') return
  const expires = new Date(Date.parse(now) + secondsOf(settings.openFor) * 1000).toISOString()
  const secret = await newToken(unit.db, tenant, { rating: asked.id, person: whom.person.id, email, expires })
  const { subject, ...content } = askingMail({ publicUrl, secret, language, name: whom.person.name, number: recordNumber, title: titleOf(type, row) })
  await records.create(self, post.definition, { to: email, person: whom.person.id, ...about, event: 'rating', subject, content: JSON.stringify(content) })
}

/** What is gone, or not theirs to read, is not asked about. */
async function orNothing<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'missing') return undefined
    throw failure
  }
}
