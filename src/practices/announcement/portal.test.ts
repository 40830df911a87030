import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { openDoor } from '../../../test/harness/open-door.ts'
import { hours } from '../../../test/harness/world.ts'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import type { Actor } from '../../kernel/actor.ts'
import { equals, type InputOf } from '../../kernel/define/index.ts'
import { group, person } from '../../people/index.ts'
import { hearUnanswered, noteUnanswered } from '../shared/unanswered.server.ts'
import { announcement, portalSettings, topic } from './index.ts'
import { answers } from './search/answers.server.ts'

const it = await desk()
const { records, ada, rosa, ruben, admin, lena, system, clock, report, owner, model, ground } = it
const incident = model.type('incident').definition
const service = model.type('service').definition
const outgoingMail = model.type('outgoingMail').definition
const door = await openDoor(it)
after(() => door.app.close())

const publish = async (input: InputOf<typeof announcement>) => {
  const made = await records.create(ada, announcement, input)
  return records.transition(ada, announcement, made.id, 'publish')
}
const [settings] = (await records.find(admin, portalSettings)).items
const set = (input: InputOf<typeof portalSettings>) => records.change(admin, portalSettings, settings?.id ?? '', input)
const found = async (text: string, by: Actor = rosa) => (await answers(ground, by, text, 8)).map(a => [a.kind, a.title])

test('an announcement is read by those to whom it is open, while it holds', async () => {
  const read = async (by: Actor) => (await records.find(by, announcement)).items.map(a => a.title)
  await records.create(ada, announcement, { title: 'A draft', openTo: 'everyone' })
  await publish({ title: 'Agents only' })
  await publish({ title: 'Kitchen closed', openTo: 'everyone', until: new Date(Date.parse(clock.now()) + hours(1)).toISOString() })
  await publish({ title: 'Tomorrow', openTo: 'everyone', from: new Date(Date.parse(clock.now()) + hours(24)).toISOString() })
  assert.deepEqual(await read(rosa), ['Kitchen closed'])
  clock.advance(hours(2))
  assert.deepEqual(await read(rosa), [])
  assert.equal((await read(ada)).length, 4)
})

test('one that ends before it begins, or is open to an audience that nobody named, is refused', async () => {
  const input = { title: 'x', from: '2026-05-02T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' }
  await assert.rejects(records.create(ada, announcement, input), failsAs('invalid', /end before/))
  await assert.rejects(records.create(ada, announcement, { title: 'x', openTo: 'audience' }), failsAs('invalid', /audience/))
})

test('a topic is part of another one, never of itself', async () => {
  const work = await records.create(lena, topic, { name: 'Work', openTo: 'everyone' })
  const mail = await records.create(lena, topic, { name: 'Mail', parent: work.id, openTo: 'everyone' })
  await assert.rejects(records.change(lena, topic, work.id, { parent: mail.id }), failsAs('invalid', /circle/))
  await assert.rejects(records.create(ada, topic, { name: 'Mine' }), failsAs('refused'))
})

test('one search answers with what is down first, then what is announced, what is mine, and the service', async () => {
  const mail = await records.create(admin, service, { name: 'Mailing' })
  const mine = await report({ title: 'Mailing list is empty', service: mail.id })
  await report({ title: 'Mailing fails for Ruben' }, ruben)
  const down = await report({ title: 'Nothing arrives any more', service: mail.id }, ruben)
  await records.transition(lena, incident, down.id, 'acceptMajor', { businessImpact: 'All wait.', comment: 'Everybody.' })
  await publish({ title: 'Mailing will be slow on Sunday', openTo: 'everyone' })
  assert.deepEqual(await found('mailing'), [
    ['outage', 'Nothing arrives any more'],
    ['notice', 'Mailing will be slow on Sunday'],
    ['mine', 'Mailing list is empty'],
    ['service', 'Mailing'],
  ])
  assert.equal((await records.get(rosa, incident, mine.id)).number, mine.number)
})

test('a sentence finds what has most of its telling words', async () => {
  await report({ title: 'Keyboard misses letters' })
  const [first] = await found('my keyboard somehow does not want to type letters today')
  assert.deepEqual(first, ['mine', 'Keyboard misses letters'])
})

test('whoever has few records finds them by common words, also where agents have many newer ones', async () => {
  await report({ title: 'Projector hums' })
  for (let i = 0; i < 30; i++) await report({ title: `Projector ${i} hums` }, ruben)
  assert.deepEqual(await found('projector'), [['mine', 'Projector hums']])
  assert.deepEqual(await found('projector', ada), [], 'an agent finds here what is theirs, not what they work on')
  assert.deepEqual(await found('projectro'), [['mine', 'Projector hums']], 'written wrong')
})

test('who looked in vain is not told on; what they looked for is', async () => {
  const heard: unknown[] = []
  hearUnanswered(async (_ground, asked) => void heard.push(asked))
  await noteUnanswered(ground, { tenant: rosa.tenant, words: 'unicorn', language: 'en' })
  assert.deepEqual(heard, [{ tenant: rosa.tenant, words: 'unicorn', language: 'en' }])
})

test('guests are told of nothing unless the organisation lets them read', async () => {
  const open = await publish({ title: 'We are open', text: 'Come in.', openTo: 'public' })
  const inside = await publish({ title: 'We are moving', text: 'Inside.', openTo: 'everyone' })
  const paths = ['/guest/announcements', '/guest/search?q=we', `/guest/announcements/${open.id}`, `/guest/announcements/${inside.id}`]
  for (const path of paths) assert.equal((await door.get(path)).status, 404, path)
  await set({ guestsRead: true })
  assert.deepEqual(
    (await door.get('/guest/announcements')).body.items.map((a: { title: string }) => a.title),
    ['We are open'],
  )
  assert.equal((await door.get('/guest/search?q=we')).body.items.length, 1)
  assert.equal((await door.get(`/guest/announcements/${open.id}`)).body.text, 'Come in.')
  const [hidden, none] = [await door.get(`/guest/announcements/${inside.id}`), await door.get('/guest/announcements/00000000-0000-7000-8000-00000000000a')]
  assert.deepEqual([hidden.status, hidden.body.detail], [none.status, none.body.detail])
  assert.equal((await door.get('/guest/search?q=moving')).body.items.length, 0)
  assert.equal((await door.get('/announcements')).status, 401)
})

test('A20: a thousand reports with one address send one mail an hour, without a word of the reporter, and create nothing', async () => {
  assert.equal((await door.post('/guest/report', { email: 'victim@example.test', title: 'x' })).status, 404)
  await set({ guestsReport: true })
  const before = await records.count(system, incident)
  const mails = async () =>
    (await records.find(system, outgoingMail, { filter: equals('to', 'victim@example.test') })).items as unknown as { id: string; subject: string }[]
  const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })
  const flood = (n: number) =>
    door.app.inject({
      method: 'POST',
      url: '/api/v1/guest/report',
      headers: from(n),
      payload: { email: n % 2 ? 'Victim@example.test' : 'victim@example.test', title: 'BUY NOW http://evil.test' },
    })
  const statuses = new Set((await Promise.all(Array.from({ length: 40 }, (_, n) => flood(n)))).map(r => r.statusCode))
  assert.deepEqual([...statuses], [202])
  const sent = await mails()
  assert.equal(sent.length, 1)
  const content = await records.secret(system, outgoingMail, sent[0]?.id ?? '', 'content')
  assert.ok(!/BUY|evil/.test(`${sent[0]?.subject} ${content}`))
  assert.equal(await records.count(system, incident), before)
  assert.equal(await records.count(system, person, equals('email', 'victim@example.test')), 0)
  clock.advance(hours(1))
  assert.equal((await flood(41)).statusCode, 202)
  assert.equal((await mails()).length, 2)
})

test('A52: what waits is seen and reported by whoever holds the link alone, once, within a day', async () => {
  const [mail] = (await records.find(system, outgoingMail, { filter: equals('to', 'victim@example.test'), sort: ['-createdAt'], limit: 1 }))
    .items as unknown as { id: string }[]
  const content = (await records.secret(system, outgoingMail, mail?.id ?? '', 'content')) ?? ''
  const token = /\/guest\/confirm#([\w-]+)/.exec(content)?.[1] ?? ''
  const [kept] = await owner.query<{ text: string }>(sql`select string_agg(r::text, ' ') as text from store.guest_report r`)
  assert.ok(token.length === 43 && !kept?.text.includes(token))
  assert.equal((await door.post('/guest/report/check', { token })).body.title, 'BUY NOW http://evil.test')
  assert.equal((await door.post('/guest/report/check', { token: 'x'.repeat(43) })).status, 422)
  const answersOf = await Promise.all(Array.from({ length: 8 }, () => door.post('/guest/report/confirm', { token })))
  assert.deepEqual(
    answersOf.map(a => a.status).toSorted((a, b) => a - b),
    [201, 422, 422, 422, 422, 422, 422, 422],
  )
  const number = answersOf.find(a => a.status === 201)?.body.number as string
  const made = await records.get(system, incident, number)
  const [victim] = (await records.find(system, person, { filter: equals('email', 'victim@example.test') })).items
  assert.deepEqual(
    [(made as unknown as { requester: string }).requester, (victim?.roles ?? []).length],
    [victim?.id, 1],
    'a person who may ask, as anybody who writes a mail',
  )
})

test('a colour that cannot be read is refused with the nearest that can; one that can is worn', async () => {
  const refused = await set({ colour: '#ffcc00' }).then(
    () => undefined,
    (error: Error) => error.message,
  )
  const nearest = /The nearest that can: (#[0-9a-f]{6})/.exec(refused ?? '')?.[1]
  assert.ok(nearest, refused)
  await assert.rejects(set({ colour: 'red' }), failsAs('invalid', /as #1a5fb4/))
  await set({ colour: nearest })
  const css = await door.app.inject({ method: 'GET', url: '/api/v1/portal/brand.css' })
  assert.match(css.body, new RegExp(`--accent: light-dark\\(${nearest}, #`))
  assert.match((await door.get('/portal/face')).body.style, /^\/api\/v1\/portal\/brand\.css\?v=\d+$/)
})

test('the logo is a picture that was attached to these settings, and no other file', async () => {
  const row = await report({}, rosa)
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const attach = (by: Actor, type: typeof incident, to: string, bytes: Buffer) =>
    it.attachments.attach(by, type, to, { name: 'logo.png', stream: Readable.from([bytes]), visibility: 'public' })
  const foreign = await attach(rosa, incident, row.id, png)
  await assert.rejects(set({ logo: [foreign.id] }), failsAs('invalid', /on this record/))
  const text = await attach(admin, portalSettings, settings?.id ?? '', Buffer.from('no picture at all'))
  await assert.rejects(set({ logo: [text.id] }), failsAs('invalid', /Attach one/))
  const own = await attach(admin, portalSettings, settings?.id ?? '', png)
  assert.equal((await door.app.inject({ method: 'GET', url: '/api/v1/portal/logo' })).statusCode, 404)
  await set({ logo: [own.id] })
  const shown = await door.app.inject({ method: 'GET', url: '/api/v1/portal/logo' })
  assert.deepEqual([shown.statusCode, shown.headers['content-type'], shown.rawPayload.equals(png)], [200, 'image/png', true])
  assert.equal((await door.app.inject({ method: 'GET', url: `/api/v1/guest/attachments/${foreign.id}` })).statusCode, 404)
  assert.equal(id(rosa).length, 36)
})

test('what can be ordered is found in either language, and answers in that of the reader', async () => {
  const catalogueItem = model.type('catalogueItem').definition
  const stock = await records.create(system, group, { name: 'Stock' })
  const texts = { name: { en: 'Standing desk', de: 'Stehpult' }, summary: { en: 'Work on your feet.', de: 'Im Stehen arbeiten.' } }
  const { id: made } = await records.create(admin, catalogueItem, {
    name: 'Standing desk',
    openTo: 'everyone',
    draft: { texts, task: { group: stock.id } },
  })
  await records.transition(admin, catalogueItem, made, 'publish')
  const said = async (by: Actor, words: string) => {
    const answer = (await answers(ground, by, words, 8)).find(a => a.id === made)
    return [answer?.title, answer?.excerpt.map(piece => piece.text).join('')]
  }
  assert.deepEqual(await said(rosa, 'Stehpult'), ['Standing desk', 'Work on your feet.'])
  assert.deepEqual(await said({ ...rosa, language: 'de' }, 'standing'), ['Stehpult', 'Im Stehen arbeiten.'])
})
