import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { world } from '../../../test/harness/world.ts'
import { webhook, webhookDelivery } from '../../channels/webhook/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { automation } from './index.ts'
import { written } from './test/desk.ts'

const desk = await world()
after(desk.close)
const { records, system, database, jobs, clock } = desk
const admin = await desk.person('Ada', ['administrator'])
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
