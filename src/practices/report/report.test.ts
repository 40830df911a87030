import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import type { InputOf } from '../../kernel/define/index.ts'
import { group } from '../../people/index.ts'
import { days, type World, world } from '../../../test/harness/world.ts'
import { failureOf } from '../../../test/harness/loans.ts'
import { incident } from '../incident/index.ts'
import { report } from './index.ts'
import { nextMail, periodOf } from './periods.server.ts'

let w: World
let ada: Actor
let mona: Actor
let rita: Actor
let team = ''
before(async () => {
  w = await world()
  ada = await w.person('Ada', ['agent'])
  mona = await w.person('Mona', ['manager'])
  rita = await w.person('Rita', ['requester'])
  team = (await w.records.create(w.system, group, { name: 'Desk' })).id
  for (const title of ['=1+1', '<b>Printer</b>', 'Scanner']) await w.records.create(ada, incident, { title, group: team })
})
after(() => w.close())

const question: InputOf<typeof report> = { name: 'By group', of: 'incident', by: 'group' }
const save = (input: InputOf<typeof report> = {}, by = ada) => w.records.create(by, report, { ...question, ...input })
const run = async (name: string) => {
  const job = w.jobs.find(j => j.name === name) ?? assert.fail(name)
  await job.run({}, { actor: w.system, records: w.records, now: w.clock.now(), signal: new AbortController().signal })
}
const mails = async () =>
  (await w.records.find(w.system, w.model.type('outgoingMail').definition, { filter: { field: 'event', is: '==', value: 'report' }, sort: ['createdAt'] }))
    .items
const contentOf = async (id: string) =>
  JSON.parse((await w.records.secret(w.system, w.model.type('outgoingMail').definition, id, 'content')) ?? '{}') as { text: string; html: string }

test("a report is its owner's, and of the groups that it is shared with", async () => {
  const own = await save()
  assert.equal(own.owner, ada.person)
  assert.equal((await failureOf(w.records.get(mona, report, own.id))).kind, 'missing')
  await w.records.change(ada, report, own.id, { sharedWith: [team] })
  const member: Actor = { ...mona, groups: [team] }
  assert.equal((await w.records.get(member, report, own.id)).name, 'By group')
  assert.equal((await failureOf(w.records.change(member, report, own.id, { name: 'Mine' }))).kind, 'refused')
  assert.equal((await failureOf(save({}, rita))).kind, 'refused')
})

test('what cannot be reckoned is refused where it is saved, at the field at fault', async () => {
  const faults: [InputOf<typeof report>, string[]][] = [
    [{ of: 'incidents' }, ['of']],
    [{ by: 'grup' }, ['by']],
    [{ by: 'group; drop table' }, ['by']],
    [{ by: null, thenBy: 'group' }, ['by']],
    [{ thenBy: 'openedAt' }, ['by']],
    [{ measure: 'sum:title' }, ['measure']],
    [{ measure: 'pg_sleep(3)' }, ['measure']],
    [{ measure: 'share:titel != null' }, ['measure']],
    [{ at: 'openedAt' }, ['at']],
    [{ period: 'last7' }, ['period']],
    [{ at: 'title', period: 'last7' }, ['at']],
    [{ rule: "titel == 'x'", owner: ada.person }, ['rule']],
  ]
  for (const [input, fields] of faults) assert.deepEqual((await failureOf(save(input))).fields, fields, JSON.stringify(input))
})

test('named periods are whole days in the zone of whoever looks', () => {
  const now = '2026-03-30T05:30:00.000Z'
  assert.deepEqual(periodOf('thisMonth', now, 'Europe/Berlin'), { from: '2026-02-28T23:00:00.000Z', to: '2026-03-31T22:00:00.000Z' })
  assert.deepEqual(periodOf('last7', now, 'UTC'), { from: '2026-03-24T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' })
  assert.deepEqual(periodOf('quarter', now, 'UTC'), { from: '2026-01-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' })
  assert.deepEqual(periodOf('year', now, 'UTC'), { from: '2025-04-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' })
})

test('mail goes out at eight in the morning where its owner is, also over a change of the clocks', () => {
  assert.equal(nextMail('daily', '2026-03-28T07:00:00.000Z', 'Europe/Berlin'), '2026-03-29T06:00:00.000Z')
  assert.equal(nextMail('daily', '2026-03-28T06:59:00.000Z', 'Europe/Berlin'), '2026-03-28T07:00:00.000Z')
  assert.equal(nextMail('weekly', '2026-03-30T06:00:00.000Z', 'Europe/Berlin'), '2026-04-06T06:00:00.000Z')
  assert.equal(nextMail('monthly', '2026-03-30T06:00:00.000Z', 'UTC'), '2026-04-01T08:00:00.000Z')
})

test('a report is mailed to its owner when it is due, once, with what the owner may see, and everything in it is text', async () => {
  const mailed = await save({ name: 'Each <i>title</i>', by: 'title', schedule: 'daily' })
  assert.equal(mailed.nextAt, '2026-03-03T08:00:00.000Z')
  await run('reports.mail')
  assert.equal((await mails()).length, 0)
  w.clock.set('2026-03-03T08:00:00.000Z')
  await Promise.all([run('reports.mail'), run('reports.mail')])
  const [mail, ...more] = await mails()
  assert.ok(mail)
  assert.deepEqual([more.length, mail.person, mail.subject], [0, ada.person, 'Report: Each <i>title</i>'])
  const { text, html } = await contentOf(mail.id)
  assert.match(text, /<b>Printer<\/b> {2}\| {2}1/)
  assert.match(html, /&lt;b&gt;Printer&lt;\/b&gt;/)
  assert.match(html, /Each &lt;i&gt;title/)
  assert.doesNotMatch(html, /<b>|<i>/)
  assert.match(text, /Total {2}\| {2}3/)
  const next = await w.records.get(ada, report, mailed.id)
  assert.deepEqual([next.nextAt, next.trouble], ['2026-03-04T08:00:00.000Z', null])
})

test('whose rights have gone is mailed no more than they may still see, and reads why nothing came', async () => {
  const lent = await save({ name: 'Vendors', by: 'vendor', schedule: 'daily' }, mona)
  await w.owner.query({ text: `update store.person set roles = array(select id from store.role where key = 'requester') where id = $1`, values: [mona.person] })
  w.clock.advance(days(1))
  const before_ = (await mails()).length
  await run('reports.mail')
  const now = await w.records.get(mona, report, lent.id)
  assert.match(now.trouble ?? '', /There is no field 'vendor'/)
  assert.equal((await mails()).filter(m => m.person === mona.person).length, 0)
  assert.ok((await mails()).length > before_, 'others get theirs')
  await w.owner.query({ text: 'update store.person set active = false where id = $1', values: [mona.person] })
  w.clock.advance(days(1))
  await run('reports.mail')
  assert.match((await w.records.get(mona, report, lent.id)).trouble ?? '', /not active/)
})

test('a report that stops to be mailed is due no more', async () => {
  const own = await save({ schedule: 'monthly' })
  assert.equal((await w.records.change(ada, report, own.id, { schedule: null })).nextAt, null)
})
