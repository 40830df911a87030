import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { world } from '../../../test/harness/world.ts'
import { webhook, webhookDelivery } from '../../channels/webhook/index.ts'
import { notification } from '../notifications/index.ts'
import { person, role } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { automation } from './index.ts'
import { written } from './test/desk.ts'

const desk = await world()
after(desk.close)
const { records, system, database, jobs, clock } = desk
const admin = await desk.person('Ada', ['administrator'])
const ann = await desk.person('Ann', ['agent'])
const db = database.for(system.tenant)

/** Does what is queued under these names, once each. */
async function work(names: string): Promise<void> {
  const queued = await db.query<{ name: string; payload: Record<string, unknown> }>(sql`delete from job where name like ${names} returning name, payload`)
  for (const { name, payload } of queued)
    await jobs
      .find(j => j.name === name)
      ?.run(payload, { actor: { ...system, name, channel: 'automation' }, records, now: clock.now(), signal: new AbortController().signal })
}

async function automate(name: string): Promise<void> {
  const does = [{ act: 'callWebhook' as const, webhook: name, text: 'Look at {{number}}' }]
  const made = await records.create(admin, automation, { name: `Tell ${name}`, recordType: 'incident', on: 'created', ...written({ does }) })
  await records.transition(admin, automation, made.id, 'activate')
}

test('an automation tells a webhook of the record, with what it was told to say', async () => {
  await records.create(admin, webhook, { name: 'Chat', url: 'https://chat.example.com/hook', recordType: 'incident' })
  await automate('Chat')
  const made = await records.create(admin, incident, { title: 'It smokes' })
  await work('automations.%')
  await work('webhook.call')
  const [delivery] = (await records.find(admin, webhookDelivery)).items
  assert.equal(delivery?.event, 'automation.called')
  assert.match(delivery?.body ?? '', new RegExp(`Look at ${made.number}`))
})

test('an automation tells somebody of the record', async () => {
  // Who is told is asked with the rights that they have, by their roles.
  const [agentRole] = (await records.find(system, role, { filter: { field: 'key', is: '==', value: 'agent' } })).items
  await records.change(system, person, ann.person ?? '', { roles: [agentRole?.id ?? ''] })
  const made = await records.create(admin, automation, {
    name: 'Tell Ann',
    recordType: 'incident',
    on: 'created',
    order: 5,
    ...written({ does: [{ act: 'notify', person: ann.person, text: 'Please look at {{number}}' }] }),
  })
  await records.transition(admin, automation, made.id, 'activate')
  const { number } = await records.create(admin, incident, { title: 'It smokes again' })
  await work('automations.%')
  await work('notifications.%')
  const told = (await records.find(ann, notification)).items
  assert.deepEqual(
    told.map(n => n.text),
    [`${number}: Please look at ${number}`],
  )
})
