import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { simpleParser } from 'mailparser'
import sql from 'sql-template-tag'
import { hours, minutes } from '../../../../test/harness/world.ts'
import { failsAs } from '../../../../test/stories/desk.ts'
import { reports, told } from '../../../engines/notifications/test/told.ts'
import { incident } from '../../../practices/incident/index.ts'
import { readMessageId, readReplyToken } from '../token.server.ts'
import { bodies } from './content.ts'
import { createMailer, fileTransport, smtpTransport } from './index.server.ts'
import { incomingMail, mailbox } from '../index.ts'
import { outgoingMail } from './index.ts'
import { waits } from './mailer.server.ts'

const it = await told()
const { records, system, post, settle, clock, somebody, store } = it
const rosa = await somebody('Rosa', ['requester'])
const ada = await somebody('Ada', ['agent'])
const admin = await somebody('Admin', ['administrator'])
const [agent, administrator] = [await it.asNow(ada), await it.asNow(admin)]
const mails = async (state?: string) =>
  (
    await records.find(system, outgoingMail, {
      sort: ['number'],
      limit: 500,
      ...(state ? { filter: { field: 'state', is: '==', value: state } as const } : {}),
    })
  ).items
const only = async () => {
  const mail = (await mails()).at(-1)
  assert.ok(mail)
  return mail
}

beforeEach(() => post.expectNothingElse())

/** Something that is mailed to Rosa at once. */
async function replied(text = 'Have you tried water?'): Promise<string> {
  const { id } = await reports(it, rosa)
  await records.comment(agent, incident, id, { text, visibility: 'public' })
  return id
}

test('a mail is queued with what causes it, sent once, and its content is gone then', async () => {
  await replied()
  await settle()
  const taken = post.expectMail(rosa.email)
  const mail = await only()
  assert.deepEqual([mail.state, mail.attempts, mail.content, mail.lastError, `<${mail.messageId}>`], ['sent', 1, null, null, taken.mail.messageId])
  assert.deepEqual([taken.from, taken.notify], ['desk@help.example', ['FAILURE', 'DELAY']])
  assert.match(taken.raw, /^X-Auto-Response-Suppress: All\r$/m)
  assert.doesNotMatch(JSON.stringify((await records.timeline(system, outgoingMail, mail.id)).items), /tried water/, 'nor is it in the history')
})

test('mails of one record stand together, and an answer finds it', async () => {
  const id = await replied('One')
  await settle()
  const first = post.expectMail(rosa.email)
  await records.comment(agent, incident, id, { text: 'Two', visibility: 'public' })
  await settle()
  const second = post.expectMail(rosa.email)
  assert.equal(first.mail.inReplyTo, second.mail.inReplyTo)
  assert.deepEqual([first.mail.references].flat(), [second.mail.references].flat())
  assert.notEqual(first.mail.messageId, second.mail.messageId)
  for (const { mail } of [first, second]) {
    assert.equal(readMessageId(store.secret, system.tenant, mail.messageId ?? '')?.record, id)
    const token = /desk\+([a-z2-7]+)@help\.example/.exec(mail.replyTo?.text ?? '')?.[1] ?? ''
    assert.equal(readReplyToken(store.secret, token, { tenant: system.tenant, recipient: rosa.email }, new Date(clock.now()))?.record, id)
    assert.equal(readReplyToken(store.secret, token, { tenant: system.tenant, recipient: ada.email }, new Date(clock.now())), undefined)
  }
})

test("an answer to a mail stands under it in its writer's mail program, and names nobody else's", async () => {
  const id = await replied('One')
  await settle()
  post.expectMail(rosa.email)
  const box = await records.create(system, mailbox, { name: 'Desk', address: 'desk@help.example', protocol: 'smtp' })
  for (const [from, messageId] of [
    [rosa.email, '<asked@client.example>'],
    [ada.email, '<own@client.example>'],
    [rosa.email, 'no id> <at all@client.example'],
  ]) {
    const raw = { mailbox: box.id, fromAddress: from ?? '', messageId: messageId ?? '', record: id, raw: 'x', size: 1, fingerprint: messageId ?? '' }
    const mail = await records.create(system, incomingMail, { subject: 'Re: Printer', receivedAt: clock.now(), ...raw })
    await records.transition(system, incomingMail, mail.id, 'accept')
    clock.advance(minutes(1))
  }
  await records.comment(agent, incident, id, { text: 'Two', visibility: 'public' })
  await settle()
  const { mail } = post.expectMail(rosa.email)
  const named = [mail.references].flat()
  assert.equal(named.includes('<asked@client.example>'), true)
  assert.deepEqual([named.some(m => m?.includes('own@')), named.some(m => m?.includes('at all'))], [false, false])
})

test('what the other side puts off is tried again, after waits that grow', async () => {
  post.answerWith('451 busy', '452 full', '450 later')
  await replied()
  await settle()
  for (const [attempt, wait] of waits.slice(0, 3).entries()) {
    const mail = await only()
    assert.deepEqual([mail.state, mail.attempts], ['queued', attempt + 1])
    assert.match(mail.lastError ?? '', /busy|full|later/)
    clock.advance(wait * 1000 - 5000)
    await settle()
    assert.equal((await only()).attempts, attempt + 1, 'not before its time')
    clock.advance(10_000)
    await settle()
  }
  post.expectMail(rosa.email)
  assert.deepEqual([(await only()).state, (await only()).attempts], ['sent', 4])
})

test('after the last attempt it is a dead letter, which an administrator sends again or discards', async () => {
  post.answerWith(...waits.map(() => '451 no'), '451 no', '550 nobody of that name')
  const dead = async () => {
    await replied()
    await settle()
    for (const wait of waits) {
      clock.advance(wait * 1000 + 10_000)
      await settle()
    }
    return only()
  }
  const mail = await dead()
  assert.deepEqual([mail.state, mail.attempts], ['failed', waits.length + 1])
  await assert.rejects(records.get(agent, outgoingMail, mail.id), failsAs('missing'))
  await assert.rejects(records.transition(administrator, outgoingMail, mail.id, 'markSent'), failsAs('refused'))
  // The next answer refuses it for good.
  await records.transition(administrator, outgoingMail, mail.id, 'resend')
  await settle()
  const refused = await records.get(administrator, outgoingMail, mail.id)
  assert.deepEqual([refused.state, refused.attempts], ['failed', 1])
  assert.match(refused.lastError ?? '', /nobody of that name/)
  await records.transition(administrator, outgoingMail, mail.id, 'resend')
  await settle()
  post.expectMail(rosa.email)
  assert.equal((await records.get(administrator, outgoingMail, mail.id)).state, 'sent')
  post.answerWith('553 never')
  await replied()
  await settle()
  const gone = await records.transition(administrator, outgoingMail, (await only()).id, 'discard')
  assert.deepEqual([gone.state, gone.content], ['discarded', null])
})

test('a server that is away, or does not let us in, makes no dead letters', async () => {
  const mailer = createMailer({
    store,
    log: { info() {}, warn() {}, error() {} },
    transport: smtpTransport({ url: 'smtp://127.0.0.1:9' }),
    from: { name: '', address: 'desk@help.example' },
    host: 'help.example',
  })
  await replied()
  const tell = it.jobsOf.find(j => j.name === 'notifications.tell')
  const [job] = await it.owner.query<{ payload: Record<string, unknown> }>(sql`delete from store.job where name = 'notifications.tell' returning payload`)
  const context = { actor: system, records, now: clock.now(), signal: new AbortController().signal }
  await tell?.run(job?.payload ?? {}, context)
  const { id } = await only()
  await it.owner.query(sql`delete from store.job where name = 'mail.send'`)
  await mailer.jobs[0]?.run({ id }, context)
  mailer.close()
  assert.deepEqual([(await only()).state, (await only()).attempts], ['queued', 1])
  clock.advance(minutes(2))
  await settle()
  post.expectMail(rosa.email)
})

test('five mails an hour about one record, to an address that nobody has proven (A20, A23)', async () => {
  const loop = await somebody('Loop', ['requester'])
  await it.owner.query(sql`delete from store.credential where person_id = ${loop.person}::uuid`)
  const { id } = await reports(it, loop)
  for (let n = 0; n < 8; n++) await records.comment(agent, incident, id, { text: `Reply ${n}`, visibility: 'public' }).then(settle)
  assert.equal(post.expectMails(loop.email).length, 5)
  assert.deepEqual(
    (await mails('suppressed')).map(m => [m.to, m.content]),
    Array.from({ length: 3 }, () => [loop.email, null]),
  )
  clock.advance(hours(1))
  await records.comment(agent, incident, id, { text: 'An hour later', visibility: 'public' })
  await settle()
  post.expectMail(loop.email)
  const proven = await reports(it, rosa)
  for (let n = 0; n < 8; n++) await records.comment(agent, incident, proven.id, { text: `Reply ${n}`, visibility: 'public' }).then(settle)
  assert.equal(post.expectMails(rosa.email).length, 8, 'whoever has a password hears all of it')
})

test('a thousand reports in the name of a victim are one mail an hour to them, with nothing of what was written (A20)', async () => {
  const victim = await somebody('Victim', ['requester'])
  await it.owner.query(sql`delete from store.credential where person_id = ${victim.person}::uuid`)
  for (let n = 0; n < 30; n++) await records.create({ ...victim, channel: 'mail' }, incident, { title: `Buy pills at evil.example ${n}` })
  await settle()
  const { mail } = post.expectMail(victim.email)
  assert.match(mail.subject ?? '', /We have it/)
  assert.doesNotMatch(`${mail.subject} ${mail.text} ${String(mail.html)}`, /pills|evil/)
  clock.advance(hours(1))
  await records.create({ ...victim, channel: 'mail' }, incident, { title: 'And again' })
  await settle()
  post.expectMail(victim.email, /We have it/)
})

test('nothing that people wrote runs, loads, or leads elsewhere unseen', async () => {
  const evil = await reports(it, rosa, { title: '<img src=x onerror=alert(1)>\u202e [click](https://evil.example) {{actor.name}} ${7*7} <%= 7*7 %>' })
  await records.comment(agent, incident, evil.id, {
    text: '<script>alert(1)</script> ![pixel](https://evil.example/p.gif) [x](javascript:alert(1)) {{constructor.constructor("x")()}}',
    visibility: 'public',
  })
  await settle()
  const { mail } = post.expectMail(rosa.email)
  const html = String(mail.html)
  assert.match(html, /&lt;script&gt;/)
  assert.doesNotMatch(html.replace(/<style[\s\S]*<\/style>/, ''), /<img|<script|javascript:|url\(/i)
  assert.match(mail.subject ?? '', /\{\{actor\.name\}\} \$\{7\*7\} <%= 7\*7 %>/)
  assert.match(mail.text ?? '', /\{\{constructor\.constructor/)
})

test('what is no notification goes the same way, and its secret is kept nowhere', async () => {
  const mailer = createMailer({
    store,
    log: { info() {}, warn() {}, error() {} },
    transport: fileTransport('/nowhere', store.now),
    from: { name: '', address: 'desk@help.example' },
    host: 'help.example',
  })
  await mailer
    .outboxFor(system.tenant)
    .send({ to: rosa.email, subject: 'Set a new password', text: 'https://help.example/reset#SECRETLINK\n\nTwo & <three>' }, clock.now())
  const mail = await only()
  const kept = await it.owner.query(
    sql`select m::text as it from store.outgoing_mail m union all select h::text from store.history h where record_id = ${mail.id}::uuid`,
  )
  assert.doesNotMatch(JSON.stringify(kept), /SECRETLINK/)
  await settle()
  const taken = post.expectMail(rosa.email)
  assert.match(taken.mail.text ?? '', /reset#SECRETLINK/)
  assert.match(String(taken.mail.html), /<a href="https:\/\/help\.example\/reset#SECRETLINK">[\s\S]*Two &amp; &lt;three&gt;/)
  assert.equal(taken.mail.replyTo?.text, 'desk@help.example', 'a link to nobody’s record has no token')
})

test('mail is signed, so that others can prove that it is ours', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const transport = smtpTransport({ url: post.url, dkim: { domain: 'help.example', selector: 'mail', key: privateKey } })
  after(() => transport.close())
  await transport.deliver({
    from: 'desk@help.example',
    to: rosa.email,
    subject: 'Signed',
    text: 'x',
    html: '<p>x</p>',
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Mainstay-Loop': 'help.example' },
  })
  const { raw } = post.expectMail(rosa.email)
  const asked: string[] = []
  const resolver = async (name: string) => {
    asked.push(name)
    return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]
  }
  const verdict = await dkimVerify(raw, { resolver })
  assert.deepEqual(asked, ['mail._domainkey.help.example'])
  assert.equal(verdict.results[0]?.status.result, 'pass')
})

test('without a server each mail is a whole file that only its owner can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  after(() => rm(folder, { recursive: true }))
  await fileTransport(join(folder, 'mail'), clock.now).deliver({ from: 'desk@help.example', to: 'anna@example.com', subject: 'Grüße 🎉', text: 'Line' })
  const [file = '', ...others] = await readdir(join(folder, 'mail'))
  assert.deepEqual(others, [])
  assert.match(file, /^2026-.*\.eml$/)
  assert.equal((await stat(join(folder, 'mail', file))).mode & 0o777, 0o600)
  const mail = await simpleParser(await readFile(join(folder, 'mail', file)))
  assert.deepEqual([mail.subject, mail.text?.trim()], ['Grüße 🎉', 'Line'])
})

test('labels and addresses around a text cannot break out of it', () => {
  const { html, text } = bodies({
    language: 'en',
    text: '<b>',
    actions: [{ label: '"><script>', href: '"><script>' }],
    footer: [{ label: '<i>', href: "x' onclick='y" }],
  })
  assert.doesNotMatch(html, /<script|<b>|<i>|' onclick/)
  assert.match(text, /<b>/)
})
