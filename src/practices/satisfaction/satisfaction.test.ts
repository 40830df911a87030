import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { openDoor } from '../../../test/harness/open-door.ts'
import { settle } from '../../../test/harness/settle.ts'
import { days, hours } from '../../../test/harness/world.ts'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import type { Actor } from '../../kernel/actor.ts'
import { equals } from '../../kernel/define/index.ts'
import { group, person as people, role } from '../../people/index.ts'
import { notification } from '../../engines/notifications/index.ts'
import { figures } from './figures.server.ts'
import { rating, ratingOccasion, satisfactionSettings } from './index.ts'

const it = await desk()
const { records, ada, lena, rosa, ruben, system, admin, clock, report, owner, model } = it
const incident = model.type('incident').definition
const outgoingMail = model.type('outgoingMail').definition
const door = await openDoor(it)
after(() => door.app.close())

const resolved = { resolutionCode: 'solutionProvided', resolutionNote: 'A new fuser.' }
const resolve = (row: { readonly id: string }) => records.transition(ada, incident, row.id, 'resolve', resolved)
const ratingsOf = async (who: Actor) => (await records.find(system, rating, { filter: equals('person', id(who)), sort: ['createdAt'] })).items
const later = async (ms: number) => {
  clock.advance(ms)
  await settle(it)
}
/** What the last mail that asks said, and its secret. */
async function lastMail(who: Actor) {
  const [mail] = (await records.find(system, outgoingMail, { filter: equals('person', id(who)), sort: ['-createdAt'], limit: 1 })).items as readonly {
    id: string
  }[]
  const content = JSON.parse((await records.secret(system, outgoingMail, mail?.id ?? '', 'content')) ?? '{}') as { text: string; html: string }
  return { ...content, links: content.text.match(/http\S+\/rate#\S+/g) ?? [] }
}
const secretOf = (link: string | undefined) => /#([\w-]+)\./.exec(link ?? '')?.[1] ?? ''
const newcomer = (name: string) => it.person(name, ['requester'])

test('what is reopened before the delay is over is not asked about', async () => {
  const early = await newcomer('Early')
  const row = await report({}, early)
  await resolve(row)
  await records.transition(early, incident, row.id, 'reopen')
  await later(hours(2))
  assert.deepEqual(await ratingsOf(early), [])
})

test('after their incident is resolved, a person is asked once, in the portal and by one mail with five links', async () => {
  const row = await report()
  await resolve(row)
  await later(hours(2))
  const [asked, ...more] = await ratingsOf(rosa)
  assert.deepEqual([asked?.state, asked?.recordNumber, more.length], ['asked', row.number, 0])
  const { links, html } = await lastMail(rosa)
  assert.deepEqual(
    links.map(link => link.at(-1)),
    ['5', '4', '3', '2', '1'],
  )
  assert.equal(html.match(/<a class="button"/g)?.length, 5)
  await records.transition(ada, incident, row.id, 'close')
  await later(hours(2))
  assert.equal((await ratingsOf(rosa)).length, 1)
})

test('nobody is asked twice a week; a week later they are', async () => {
  await resolve(await report({ title: 'Second' }))
  await later(hours(2))
  assert.equal((await ratingsOf(rosa)).length, 1)
  await later(days(7))
  await resolve(await report({ title: 'Third' }))
  await later(hours(2))
  assert.equal((await ratingsOf(rosa)).length, 2)
})

test('of twenty that are due for one person at once, on as many connections, one asks', async () => {
  const busy = await newcomer('Busy')
  const rows = []
  for (let i = 0; i < 20; i++) rows.push(await report({ title: `Thing ${i}` }, busy))
  for (const row of rows) await resolve(row)
  clock.advance(hours(2))
  const due = await owner.query<{ payload: Record<string, unknown> }>(sql`select payload from store.job where name = 'satisfaction.ask'`)
  const job = it.jobs.find(j => j.name === 'satisfaction.ask')
  await Promise.all(due.map(async ({ payload }) => job?.run(payload, { actor: system, records, now: clock.now(), signal: new AbortController().signal })))
  assert.equal(due.length, 20)
  assert.equal((await ratingsOf(busy)).length, 1)
  await owner.query(sql`delete from store.job where name = 'satisfaction.ask'`)
})

test('a link is looked at without being used up, answers once, and is kept only as a hash', async () => {
  const secret = secretOf((await lastMail(rosa)).links[0])
  const [kept] = await owner.query<{ text: string }>(sql`select string_agg(t::text, ' ') as text from store.rating_token t`)
  assert.ok(secret.length >= 43 && !kept?.text.includes(secret))
  for (let i = 0; i < 3; i++) assert.equal((await door.post('/rating-link/check', { token: secret })).body.title, 'Third')
  const answers = await Promise.all([5, 4, 3, 2, 1].map(score => door.post('/rating-link/answer', { token: secret, score })))
  assert.deepEqual(
    answers.map(a => a.status).toSorted((a, b) => a - b),
    [204, 422, 422, 422, 422],
  )
  const last = (await ratingsOf(rosa)).at(-1)
  assert.equal(last?.score, 5 - answers.findIndex(a => a.status === 204))
  assert.equal((await door.post('/rating-link/check', { token: secret })).status, 422)
})

test('a link that was guessed, ran out or went to a former address answers nothing', async () => {
  const gone = await newcomer('Gone')
  await resolve(await report({}, gone))
  await later(hours(2))
  const secret = secretOf((await lastMail(gone)).links[0])
  assert.equal((await door.post('/rating-link/answer', { token: 'x'.repeat(43), score: 5 })).status, 422)
  assert.equal((await door.post('/rating-link/answer', { token: secret, score: 6 })).status, 422)
  assert.equal((await door.post('/rating-link/check', { token: secret })).status, 200, 'a score that there is not uses nothing up')
  const person = model.type('person').definition
  const was = (await records.get(system, person, id(gone))) as unknown as { email: string }
  await records.change(system, person, id(gone), { email: 'elsewhere@example.test' })
  assert.equal((await door.post('/rating-link/check', { token: secret })).status, 422)
  await records.change(system, person, id(gone), { email: was.email })
  await later(days(15))
  assert.equal((await door.post('/rating-link/answer', { token: secret, score: 5 })).status, 422)
})

test('nobody rates what another was asked, and nobody rates twice', async () => {
  await resolve(await report({ title: 'Fourth' }))
  await later(hours(2))
  const asked = (await ratingsOf(rosa)).at(-1)
  await assert.rejects(records.transition(ruben, rating, asked?.id ?? '', 'rate', { score: 5 }), failsAs('missing'))
  await assert.rejects(records.transition(ada, rating, asked?.id ?? '', 'rate', { score: 5 }), failsAs('refused'))
  await assert.rejects(records.transition(rosa, rating, asked?.id ?? '', 'rate', {}), failsAs('invalid'))
  await records.transition(rosa, rating, asked?.id ?? '', 'rate', { score: 5, words: 'Quick.' })
  await assert.rejects(records.transition(rosa, rating, asked?.id ?? '', 'rate', { score: 1 }), failsAs('conflict'))
})

test('a low score becomes work of whoever leads the group, who is told, and the person does not read what comes of it', async () => {
  const [lead] = (await records.find(system, role, { filter: equals('key', 'lead') })).items
  await records.change(system, people, id(lena), { roles: [lead?.id ?? ''] })
  const team = await records.create(system, group, { name: 'Printers', members: [id(ada), id(lena)], leads: [id(lena)] })
  const cross = await newcomer('Cross')
  const row = await report({}, cross)
  await records.transition(ada, incident, row.id, 'assign', { group: team.id })
  await resolve(row)
  await later(hours(2))
  const [asked] = await ratingsOf(cross)
  await records.transition(cross, rating, asked?.id ?? '', 'rate', { score: 1, words: 'It burns still.' })
  const [low] = await ratingsOf(cross)
  assert.deepEqual([low?.state, low?.assignee, low?.group], ['followUp', id(lena), team.id])
  await settle(it)
  const told = (await records.find(system, notification, { filter: equals('person', id(lena)) })).items
  assert.ok(told.some(n => n.event === 'assigned' && n.record === low?.id))
  await assert.rejects(records.transition(lena, rating, low?.id ?? '', 'finish'), failsAs('invalid'))
  await records.transition(lena, rating, low?.id ?? '', 'finish', { outcome: 'Called them; the fuser is replaced.' })
  const theirs = await records.get(cross, rating, low?.id ?? '')
  assert.deepEqual([theirs.score, 'outcome' in theirs && theirs.outcome !== null, 'assignee' in theirs && theirs.assignee !== null], [1, false, false])
})

test('whoever ended it themselves is not asked', async () => {
  const self = await newcomer('Self')
  const row = await report({}, self)
  await records.transition(self, incident, row.id, 'withdraw')
  await later(hours(2))
  assert.deepEqual(await ratingsOf(self), [])
})

test('any type of record can be rated by an occasion; one that names no person or asks who asks is refused', async () => {
  const base = { name: 'Problem solved', recordType: 'problem', when: "state == 'resolved'", person: 'createdBy' }
  await assert.rejects(records.create(admin, ratingOccasion, { ...base, person: 'title' }), failsAs('invalid', /names no person/))
  await assert.rejects(records.create(admin, ratingOccasion, { ...base, when: 'assignee == me' }), failsAs('invalid'))
  const made = await records.create(admin, ratingOccasion, base)
  assert.equal(made.active, true)
})

test('switched off, nobody is asked', async () => {
  const [settings] = (await records.find(admin, satisfactionSettings)).items
  await records.change(admin, satisfactionSettings, settings?.id ?? '', { asks: false })
  const quiet = await newcomer('Quiet')
  await resolve(await report({}, quiet))
  await later(hours(2))
  assert.deepEqual(await ratingsOf(quiet), [])
  await records.change(admin, satisfactionSettings, settings?.id ?? '', { asks: true })
})

test('what nobody answers lapses', async () => {
  await later(days(20))
  await it.run('satisfaction.lapse')
  assert.equal(await records.count(system, rating, equals('state', 'asked')), 0)
  assert.ok((await records.count(system, rating, equals('state', 'unanswered'))) > 0)
})

test('the figures are those that bare SQL counts, and each sees only what they may read', async () => {
  const asked = { by: 'month', from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z', zone: 'Europe/Berlin' } as const
  const sum = (rows: readonly { asked: number; answered: number; satisfied: number; low: number }[]) =>
    rows.reduce(
      (all, r) => ({ asked: all.asked + r.asked, answered: all.answered + r.answered, satisfied: all.satisfied + r.satisfied, low: all.low + r.low }),
      {
        asked: 0,
        answered: 0,
        satisfied: 0,
        low: 0,
      },
    )
  const [bare] = await owner.query(sql`
    select count(*)::int as asked, count(score)::int as answered, count(*) filter (where score in (4, 5))::int as satisfied,
      count(*) filter (where state = 'followedUp' or state = 'followUp')::int as low from store.rating`)
  for (const by of ['month', 'service', 'servedBy', 'recordType'] as const) assert.deepEqual(sum(await figures(it.ground, lena, { ...asked, by })), bare, by)
  const own = sum(await figures(it.ground, ruben, asked))
  assert.equal(own.asked, (await ratingsOf(ruben)).length)
})

test('an answer can be changed and words be added for a day, and a low one that comes so is followed up', async () => {
  const late = await newcomer('Late')
  await resolve(await report({ title: 'Slow door' }, late))
  await later(hours(2))
  const [asked] = await ratingsOf(late)
  const of = asked?.id ?? ''
  await assert.rejects(records.transition(late, rating, of, 'correct', { score: 4 }), failsAs('conflict'))
  await records.transition(late, rating, of, 'rate', { score: 4 })
  await records.transition(late, rating, of, 'correct', { score: 1, words: 'It closed on me.' })
  const now = await records.get(system, rating, of)
  assert.deepEqual([now.score, now.words, now.state], [1, 'It closed on me.', 'followUp'])
  await assert.rejects(records.transition(ruben, rating, of, 'correct', { score: 5 }))
  await later(days(1))
  await assert.rejects(records.transition(late, rating, of, 'correct', { score: 5 }), failsAs('conflict', /for a day/))
})
