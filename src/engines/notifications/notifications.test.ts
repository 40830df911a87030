import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { hours, minutes } from '../../../test/harness/world.ts'
import { failsAs } from '../../../test/stories/desk.ts'
import { outgoingMail } from '../../channels/email/outgoing/index.ts'
import { machine } from '../../kernel/actor.ts'
import { person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { notification, notificationMute, notificationPreference, notificationSettings } from './index.ts'
import { reports, told } from './test/told.ts'

const it = await told()
const { records, system, post, settle, heard, clock, somebody } = it
const max = await somebody('Max', ['requester'])
const rosa = await somebody('Rosa', ['requester'], { manager: max.person })
const wanda = await somebody('Wanda', ['requester'])
const ada = await somebody('Ada', ['agent'])
const aron = await somebody('Aron', ['agent'], { language: 'de' })
const lena = await somebody('Lena', ['lead'])
const team = await it.team('Printing', [ada, aron, lena], [lena])
const agents = { ada: await it.asNow(ada), aron: await it.asNow(aron), lena: await it.asNow(lena) }
const events = async (who: Parameters<typeof heard>[0], about: string) => (await heard(who)).filter(n => n.record === about).map(n => n.event)
const noGathering = (seconds: number) =>
  records.find(system, notificationSettings).then(({ items: [s] }) => records.change(system, notificationSettings, s?.id ?? '', { gatherSeconds: seconds }))

/** All that gathers has gathered. */
const later = async (wait = minutes(2)) => {
  await settle()
  clock.advance(wait)
  await settle()
}

beforeEach(() => post.expectNothingElse())

test('whoever reports hears nothing of their own report; the group that gets it does', async () => {
  const { id } = await reports(it, rosa)
  await records.transition(agents.ada, incident, id, 'assign', { group: team })
  await settle()
  assert.deepEqual([await events(rosa, id), await events(agents.aron, id), await events(agents.lena, id)], [[], ['assignedToGroup'], ['assignedToGroup']])
  assert.deepEqual(await events(agents.ada, id), [], 'she did it herself')
})

test('whoever is assigned hears of it at once, in their language', async () => {
  const { id, number } = await reports(it, rosa)
  await records.transition(agents.ada, incident, id, 'assign', { group: team, assignee: aron.person })
  await settle()
  const [one] = (await heard(agents.aron)).filter(n => n.record === id)
  assert.equal(one?.text, `Ada hat Ihnen ${number} zugewiesen: The printer is on fire`)
  const mail = post.expectMail(aron.email)
  assert.equal(mail.mail.subject, `[${number}] The printer is on fire`)
  assert.match(mail.mail.text ?? '', /^\*\*Ada\*\* hat Ihnen/)
  assert.match(mail.mail.text ?? '', new RegExp(`Öffnen: http://localhost/desk/incidents/${number}`))
})

test('a reply reaches requester and watchers, an internal note only those who read notes', async () => {
  const { id, number } = await reports(it, rosa, { watchers: [wanda.person, lena.person] })
  await records.transition(agents.ada, incident, id, 'assign', { assignee: aron.person })
  await settle()
  post.expectMail(aron.email)
  post.expectMail(wanda.email)
  post.expectMail(lena.email)
  await records.comment(agents.ada, incident, id, { text: 'Did you **try** water?', visibility: 'public' })
  await settle()
  const reply = post.expectMail(rosa.email)
  assert.match(reply.mail.text ?? '', /\*\*Ada\*\* wrote:\n\nDid you \*\*try\*\* water\?/)
  assert.match(String(reply.mail.html), /Did you <strong>try<\/strong> water\?/)
  assert.match(reply.mail.text ?? '', new RegExp(`Open: http://localhost/portal/things/incidents/${number}`))
  for (const who of [wanda, aron, lena]) post.expectMail(who.email)
  await records.comment(agents.ada, incident, id, { text: 'He set it on fire himself.', visibility: 'internal' })
  await later()
  post.expectMail(aron.email)
  post.expectMail(lena.email)
  assert.deepEqual([await events(rosa, id), await events(wanda, id)], [['publicComment'], ['created', 'publicComment']])
  assert.deepEqual(await events(agents.lena, id), ['created', 'publicComment', 'internalNote'])
})

test('who is named in a comment hears of it if they may read it, by id or by address, and once', async () => {
  const { id } = await reports(it, rosa)
  const text = `@[Aron](person:${aron.person}) and @${lena.email}, not @[Max](person:${max.person}); again @[Aron](person:${aron.person})`
  await records.comment(agents.ada, incident, id, { text, visibility: 'internal' })
  await records.comment(agents.ada, incident, id, { text: `@${rosa.email} is told of this`, visibility: 'internal' })
  await settle()
  assert.deepEqual(
    [await events(agents.aron, id), await events(agents.lena, id), await events(max, id), await events(rosa, id)],
    [['mentioned'], ['mentioned'], [], []],
  )
  assert.match(String(post.expectMail(aron.email).mail.html), /@Aron and @/)
  post.expectMail(lena.email)
})

test('a transition and its comment are one mail', async () => {
  const { id } = await reports(it, rosa)
  await records.transition(agents.ada, incident, id, 'hold', { holdReason: 'requester', comment: 'Which printer?' })
  await settle()
  const { mail } = post.expectMail(rosa.email)
  assert.match(mail.text ?? '', /waits for your answer[\s\S]*---[\s\S]*Which printer\?/)
  assert.deepEqual((await events(rosa, id)).sort(), ['publicComment', 'waitingForYou'])
})

test('what is resolved, reopened and closed is told to whoever it was for', async () => {
  const { id } = await reports(it, rosa)
  await records.transition(agents.ada, incident, id, 'assign', { assignee: ada.person })
  await records.transition(agents.ada, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Put it *out*.' })
  await settle()
  assert.match(String(post.expectMail(rosa.email).mail.html), /Put it <em>out<\/em>\./)
  await records.transition(rosa, incident, id, 'reopen', { comment: 'It burns again.' })
  await settle()
  assert.match(post.expectMail(ada.email).mail.text ?? '', /It burns again[\s\S]*|Rosa\*\* has reopened/)
  await records.transition(agents.ada, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Again.' })
  await records.transition(agents.ada, incident, id, 'close')
  await settle()
  post.expectMail(rosa.email, /printer/)
  assert.deepEqual(await events(rosa, id), ['resolved', 'resolved', 'closed'])
})

test('a missed service level is told to the assignee, their manager and the leads; never to the requester', async () => {
  const chief = await somebody('Chief', ['manager'])
  const anna = await somebody('Anna', ['agent'], { manager: chief.person })
  const { id, number } = await reports(it, rosa, { watchers: [wanda.person] })
  await records.transition(agents.ada, incident, id, 'assign', { group: team, assignee: anna.person })
  await settle()
  post.expectMail(anna.email)
  post.expectMail(wanda.email)
  await records.fact(system, incident, id, { kind: 'clock.breached', say: { en: 'Solution was due at 12:00.', de: 'Lösung war um 12:00 fällig.' }, about: {} })
  await settle()
  for (const who of [anna, chief, lena]) assert.match(post.expectMail(who.email).mail.text ?? '', /Solution was due at 12:00/)
  assert.deepEqual([await events(rosa, id), await events(wanda, id)], [[], ['created']])
  await records.fact(system, incident, id, { kind: 'clock.warned', say: { en: '80 % are over.', de: '80 % sind um.' }, about: {} })
  await settle()
  assert.equal((await heard(await it.asNow(anna))).at(-1)?.text, `${number}: 80 % are over.`)
  await later()
  post.expectMail(anna.email)
})

test('small things gather for a while and come as one mail', async () => {
  await noGathering(60)
  const { id } = await reports(it, rosa)
  await records.transition(agents.lena, incident, id, 'assign', { assignee: ada.person })
  await settle()
  post.expectMail(ada.email)
  for (const text of ['One.', 'Two.', 'Three.']) {
    await records.comment(agents.lena, incident, id, { text, visibility: 'internal' })
    await settle()
    clock.advance(minutes(0.2))
  }
  post.expectNothingElse()
  clock.advance(minutes(1))
  await settle()
  assert.match(post.expectMail(ada.email).mail.text ?? '', /One\.[\s\S]*Two\.[\s\S]*Three\./)
  clock.advance(minutes(5))
  await settle()
})

test('what presses takes along what gathers', async () => {
  const { id } = await reports(it, rosa)
  await records.transition(agents.lena, incident, id, 'assign', { assignee: ada.person })
  await settle()
  post.expectMail(ada.email)
  await records.comment(agents.lena, incident, id, { text: 'A note.', visibility: 'internal' })
  await settle()
  await records.comment(rosa, incident, id, { text: 'A reply.', visibility: 'public' })
  await settle()
  assert.match(post.expectMail(ada.email).mail.text ?? '', /A note\.[\s\S]*A reply\./)
  clock.advance(minutes(5))
  await settle()
})

test('in quiet hours mail waits until they end, in the zone of the person; what is urgent may come through', async () => {
  const nora = await somebody('Nora', ['agent'], { timeZone: 'Europe/Berlin' })
  const sleepy = await it.asNow(nora)
  await records.create(sleepy, notificationPreference, { person: nora.person, quietFrom: '18:00', quietTo: '07:30' })
  clock.set('2026-03-28T18:00:00.000Z') // Saturday 19:00 in Berlin; the clock is put on in the night
  const { id } = await reports(it, rosa)
  await records.transition(agents.ada, incident, id, 'assign', { assignee: nora.person })
  await settle()
  assert.deepEqual(await events(sleepy, id), ['assigned'], 'in the app it stands at once')
  clock.set('2026-03-29T05:29:00.000Z')
  await settle()
  post.expectNothingElse()
  clock.set('2026-03-29T05:30:01.000Z')
  await settle()
  post.expectMail(nora.email)
  clock.set('2026-03-29T20:00:00.000Z')
  await records.comment(rosa, incident, id, { text: 'Are you there?', visibility: 'public' })
  await records.fact(system, incident, id, { kind: 'clock.breached', say: { en: 'Late.', de: 'Zu spät.' }, about: {} })
  await settle()
  const urgent = post.expectMail(nora.email).mail.text ?? ''
  assert.match(urgent, /Late\./)
  assert.doesNotMatch(urgent, /Are you there/)
  const [wish] = (await records.find(sleepy, notificationPreference)).items
  await records.change(sleepy, notificationPreference, wish?.id ?? '', { urgentBreaksThrough: false })
  await records.fact(system, incident, id, { kind: 'clock.breached', say: { en: 'Later.', de: 'Später.' }, about: {} })
  await settle()
  clock.advance(hours(12))
  await settle()
  assert.match(post.expectMail(nora.email).mail.text ?? '', /Are you there[\s\S]*Later\./)
})

test('one can choose the way for each event; the organisation says what holds otherwise', async () => {
  const paul = await somebody('Paul', ['agent'])
  const own = await it.asNow(paul)
  await records.create(own, notificationPreference, {
    person: paul.person,
    ways: [
      { event: 'assigned', app: false, mail: true },
      { event: 'publicComment', app: false, mail: false },
    ],
  })
  const { id } = await reports(it, rosa)
  await records.transition(agents.ada, incident, id, 'assign', { assignee: paul.person })
  await records.comment(rosa, incident, id, { text: 'Hello?', visibility: 'public' })
  await settle()
  post.expectMail(paul.email)
  assert.deepEqual(await events(own, id), [])
  const [settings] = (await records.find(system, notificationSettings)).items
  await records.change(system, notificationSettings, settings?.id ?? '', { ways: [{ event: 'internalNote', app: false, mail: false }] })
  await records.comment(agents.ada, incident, id, { text: 'Psst.', visibility: 'internal' })
  await later()
  assert.deepEqual(await events(own, id), [])
  await records.change(system, notificationSettings, settings?.id ?? '', { ways: [] })
  await assert.rejects(records.create(own, notificationPreference, { person: ada.person }), failsAs('refused'))
  await assert.rejects(
    records.change(own, notificationPreference, (await records.find(own, notificationPreference)).items[0]?.id ?? '', { quietFrom: '20:00' }),
    failsAs('invalid', /until when/),
  )
})

test('a record that is muted is quiet, but for what names one; unmuted it speaks again', async () => {
  const { id } = await reports(it, rosa, { watchers: [lena.person] })
  await settle()
  post.expectMail(lena.email)
  const mute = await records.create(agents.lena, notificationMute, { person: lena.person, recordType: 'incident', record: id })
  await records.comment(rosa, incident, id, { text: 'Still burning.', visibility: 'public' })
  await settle()
  assert.deepEqual(await events(agents.lena, id), ['created'])
  await records.comment(agents.ada, incident, id, { text: `@${lena.email} please look`, visibility: 'internal' })
  await settle()
  post.expectMail(lena.email)
  await records.remove(agents.lena, notificationMute, mute.id)
  await records.comment(rosa, incident, id, { text: 'And now?', visibility: 'public' })
  await settle()
  post.expectMail(lena.email, /printer/)
  assert.deepEqual(await events(agents.lena, id), ['created', 'mentioned', 'publicComment'])
})

test('whoever has left, or may read it no more when the mail is written, is told nothing', async () => {
  const gone = await somebody('Gone', ['agent'])
  const was = await somebody('Was', ['agent'])
  const { id } = await reports(it, rosa, { watchers: [gone.person, was.person] })
  await settle()
  post.expectMail(gone.email)
  post.expectMail(was.email)
  await records.comment(agents.ada, incident, id, { text: 'For agents.', visibility: 'internal' })
  await settle()
  await records.change(system, person, gone.person, { active: false })
  await records.change(system, person, was.person, { roles: [] })
  await later()
})

test('nobody sees or writes the notifications of somebody else', async () => {
  const [mine] = await heard(agents.aron)
  assert.ok(mine)
  await assert.rejects(records.get(agents.ada, notification, mine.id), failsAs('missing'))
  await assert.rejects(records.change(agents.ada, notification, mine.id, { readAt: clock.now() }), failsAs('missing'))
  await assert.rejects(records.change(agents.aron, notification, mine.id, { text: 'Mine now' }), failsAs('refused'))
  await assert.rejects(records.create(agents.aron, notification, { person: aron.person, text: 'x' }), failsAs('refused'))
  assert.notEqual((await records.change(agents.aron, notification, mine.id, { readAt: clock.now() })).readAt, null)
})

test('what is imported is told to nobody, and a job that runs again tells nothing twice', async () => {
  const { id } = await records.create({ ...system, channel: 'import' }, incident, { title: 'Old', requester: rosa.person, assignee: ada.person })
  await settle()
  assert.deepEqual(await events(agents.ada, id), [])
  await records.change(system, incident, id, { assignee: aron.person })
  await settle()
  const tell = it.jobsOf.find(job => job.name === 'notifications.tell')
  await tell?.run({ type: 'incident', record: id }, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
  await settle()
  post.expectMail(aron.email, /Old/)
  const left = await it.owner.query<{ n: number }>(sql`select count(*)::integer as n from store.mail_line where due_at < ${clock.now()}::timestamptz`)
  assert.deepEqual(left, [{ n: 0 }])
  assert.equal(await records.count(system, outgoingMail, { field: 'state', is: '==', value: 'queued' }), 0)
})

test('read notifications are kept for 90 days and others for a year; more go than fit into one batch', async () => {
  const forget = () =>
    it.jobsOf
      .find(job => job.name === 'notifications.forget')
      ?.run({}, { actor: machine(system.tenant, 'notifications.forget', 'automation'), records, now: clock.now(), signal: new AbortController().signal })
  const nora = await somebody('Nora', ['agent'])
  const was = (seq: number, at: string, readAt: string | null = null) =>
    records.create(system, notification, { person: nora.person, event: 'created', recordType: 'incident', record: nora.person, seq, text: 'x', at, readAt })
  const ago = (n: number) => new Date(Date.parse(clock.now()) - n * 86_400_000).toISOString()
  await was(1, ago(100), ago(91))
  await was(2, ago(100), ago(89))
  await was(3, ago(364))
  await was(4, ago(366))
  await was(5, ago(366), ago(1))
  for (let seq = 6; seq < 520; seq++) await was(seq, ago(400))
  await forget()
  assert.deepEqual(new Set((await heard(nora)).map(n => n.seq)), new Set([2, 3]))
  await forget()
  assert.equal((await heard(nora)).length, 2)
})
