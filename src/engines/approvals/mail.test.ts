import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { days, minutes } from '../../../test/harness/world.ts'
import { Failure } from '../../kernel/errors.ts'
import { incident } from '../../practices/incident/index.ts'
import { approval } from './index.ts'
import { decideByLink, type LinkAnswer } from './links/decide.server.ts'
import { openLink } from './links/look.server.ts'
import { newToken, tenantOf } from './links/token.server.ts'
import { approving } from './test/approving.ts'
import { working } from './work.server.ts'

const it = await approving()
const { records, system, ask, look, seats, settle, somebody, clock, post, store } = it
const rosa = await somebody('Rosa', ['requester'])
const pia = await somebody('Pia', ['requester'])
const paul = await somebody('Paul', ['requester'], { language: 'de' })
const ada = await somebody('Ada', ['agent'])
const mia = await somebody('Mia', ['manager'])

beforeEach(() => post.expectNothingElse())

const step = (people: readonly { readonly person: string }[], more: object = {}) => ({ name: 'Agree', people: people.map(p => p.person), ...more })
const tokenIn = (text: string | undefined) => /\/approve#([\w-]+)/.exec(text ?? '')?.[1] ?? ''
const open = (token: string) => working(store, system.tenant, (work, db) => openLink(work, db, token))
const decide = (token: string, answer: LinkAnswer = 'approve', comment?: string) =>
  working(store, system.tenant, (work, db) => decideByLink(work, db, system.tenant, { token, answer, comment }))
const says = (code: string) => (error: unknown) => error instanceof Failure && error.code === code

const heardAll = () => new Set(post.taken.map(t => t.to)).forEach(to => post.expectMails(to))

async function asked(people: readonly { readonly person: string; readonly email: string }[], more: object = {}) {
  const subject = await it.incident(rosa, { title: 'A <b>larger</b> screen' })
  const [id] = (await ask(subject.id, [step(people, more)])).approvals
  await settle()
  return { subject, id: id ?? '', mails: people.map(p => post.expectMail(p.email)) }
}

test('whoever is asked hears at once, in their language, of what is to be approved, with a link of their own', async () => {
  const { mails } = await asked([pia, paul], { need: 'all' })
  const [english, german] = mails
  assert.match(english?.mail.subject ?? '', /^\[APR\d+\] To approve: A <b>larger<\/b> screen$/)
  assert.match(english?.mail.text ?? '', /Title: A <b>larger<\/b> screen\nUrgency: /)
  assert.match(String(english?.mail.html), /Title: A &lt;b&gt;larger&lt;\/b&gt; screen<br/, 'what somebody wrote stays text')
  assert.match(german?.mail.subject ?? '', /Zu genehmigen/)
  assert.match(german?.mail.text ?? '', /Ansehen und entscheiden: http:\/\/localhost\/approve#/)
  assert.match(english?.mail.text ?? '', /Open: http:\/\/localhost\/portal\/approvals\/APR/)
  const tokens = mails.map(m => tokenIn(m.mail.text))
  assert.equal(new Set(tokens).size, 2)
  const kept = await it.owner.query<{ t: string }>(sql`select l::text as t from store.approval_link l`)
  for (const token of tokens) assert.ok(!JSON.stringify(kept).includes(token), 'only its hash is kept')
})

test('looking at the link shows what is to be approved and changes nothing; deciding takes it, once', async () => {
  const { id, mails } = await asked([pia])
  const token = tokenIn(mails[0]?.mail.text)
  const first = await open(token)
  assert.deepEqual(
    [first.standing, first.approval?.approver, first.approval?.requester, first.approval?.lines[0]?.value.en],
    ['good', 'Pia', 'Rosa', 'A <b>larger</b> screen'],
  )
  assert.deepEqual([(await open(token)).standing, (await look(id)).state], ['good', 'requested'])
  await decide(token, 'approve', 'Fine.')
  const [seat] = await seats(id)
  assert.deepEqual([seat?.decidedBy, seat?.way, seat?.words], [pia.person, 'mailLink', 'Fine.'])
  const entry = (await records.timeline(system, approval, id)).items.find(e => e.transition === 'approve')
  assert.deepEqual([entry?.actor.name, entry?.channel], ['Pia', 'mail'])
  assert.equal((await open(token)).standing, 'used')
  await assert.rejects(decide(token, 'reject', 'No!'), says('link_used'))
  assert.equal((await look(id)).state, 'approved')
  await settle()
  post.expectMail(rosa.email)
})

test('of fifty uses of one link at once exactly one counts', async () => {
  const { id, mails } = await asked([pia, paul], { need: 'all' })
  const token = tokenIn(mails[0]?.mail.text)
  const done = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => decide(token, i % 2 ? 'approve' : 'reject', 'x')))
  assert.equal(done.filter(d => d.status === 'fulfilled').length, 1)
  assert.equal((await seats(id)).filter(s => s.decidedBy !== null).length, 1)
  await settle()
  heardAll()
})

test('a link says in words why it is no longer good', async () => {
  const changed = await asked([pia])
  await records.change(ada, incident, changed.subject.id, { title: 'A projector' })
  await settle()
  const again = post.expectMail(pia.email)
  assert.equal((await open(tokenIn(changed.mails[0]?.mail.text))).standing, 'superseded')
  await assert.rejects(decide(tokenIn(changed.mails[0]?.mail.text)), says('link_superseded'))
  assert.equal((await open(tokenIn(again.mail.text))).standing, 'good')
  const others = await asked([pia, paul])
  await records.transition(paul, approval, others.id, 'approve')
  assert.equal((await open(tokenIn(others.mails[0]?.mail.text))).standing, 'decided')
  const old = await asked([pia])
  clock.advance(days(15))
  assert.equal((await open(tokenIn(old.mails[0]?.mail.text))).standing, 'expired')
  await assert.rejects(decide(tokenIn(old.mails[0]?.mail.text)), says('link_expired'))
  const ended = await asked([pia])
  await records.transition(ada, incident, ended.subject.id, 'cancel', { comment: 'No.' })
  assert.equal((await open(tokenIn(ended.mails[0]?.mail.text))).standing, 'cancelled')
  const handed = await asked([pia])
  await records.transition(pia, approval, handed.id, 'handOn', { to: mia.person })
  assert.equal((await open(tokenIn(handed.mails[0]?.mail.text))).standing, 'notAsked')
  await assert.rejects(decide(tokenIn(handed.mails[0]?.mail.text)), says('link_notAsked'))
  await settle()
  heardAll()
})

test('a token that we have not signed is none, however little is wrong with it', () => {
  const token = newToken(store.secret, system.tenant)
  assert.equal(tenantOf(store.secret, token), system.tenant)
  for (let at = 0; at < token.length; at++) {
    const other = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
    assert.equal(tenantOf(store.secret, other), undefined, `changed at ${at}`)
  }
  for (const odd of ['', token.slice(1), `${token}A`, `${token}=`, 'x'.repeat(86), newToken('another secret', system.tenant)])
    assert.equal(tenantOf(store.secret, odd), undefined)
})

test('the requester hears of questions and of the end, the approver of the answer, the owner of what is stuck', async () => {
  const { id } = await asked([pia])
  await records.transition(pia, approval, id, 'askInformation', { comment: 'How large?' })
  await settle()
  const question = post.expectMail(rosa.email)
  assert.match(question.mail.text ?? '', /There is a question about the approval[\s\S]*How large\?/)
  await records.transition(rosa, approval, id, 'answer', { comment: '32 inches' })
  await settle()
  const answer = post.expectMail(pia.email)
  assert.match(answer.mail.text ?? '', /is answered\. It waits for your decision[\s\S]*32 inches/)
  assert.equal((await open(tokenIn(answer.mail.text))).standing, 'good')
  await records.transition(pia, approval, id, 'reject', { comment: 'Too large.' })
  await settle()
  assert.match(post.expectMail(rosa.email).mail.text ?? '', /\*\*Rejected\*\*[\s\S]*Too large\./)
  const orphan = await it.incident(rosa)
  await ask(orphan.id, [{ name: 'Manager', managerOf: 'requester' }], { owner: mia.person })
  await settle()
  assert.match(post.expectMail(mia.email).mail.text ?? '', /Nobody can decide the approval \*\*Manager\*\*/)
})

test('a reminder brings a new link, and the one before still works', async () => {
  const { id, mails } = await asked([pia], { remindEvery: 'P1D' })
  clock.advance(days(1) + minutes(1))
  await it.jobsOf.find(j => j.name === 'approvals.tick')?.run({}, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
  await settle()
  const reminder = post.expectMail(pia.email)
  assert.match(reminder.mail.text ?? '', /still waits for your approval/)
  assert.deepEqual([(await open(tokenIn(reminder.mail.text))).standing, (await open(tokenIn(mails[0]?.mail.text))).standing], ['good', 'good'])
  await decide(tokenIn(mails[0]?.mail.text))
  assert.equal((await open(tokenIn(reminder.mail.text))).standing, 'decided')
  assert.equal((await look(id)).state, 'approved')
  await settle()
  heardAll()
})
