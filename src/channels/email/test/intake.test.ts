import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sql from 'sql-template-tag'
import { incident } from '../../../practices/incident/index.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { messageIdOf } from '../token.server.ts'
import { mailDesk, type MailDesk, written } from '../../../../test/harness/mail-desk.ts'
import { hours } from '../../../../test/harness/world.ts'
import { incomingMail } from '../index.ts'
import { person } from '../../../people/index.ts'

let desk: MailDesk
let asker: Actor
let askerAddress: string
let agent: Actor
let agentAddress: string

before(async () => {
  desk = await mailDesk()
  const [ada, abel] = [await desk.known('Ada Asker', []), await desk.known('Abel Agent', ['agent'])]
  asker = ada.actor
  askerAddress = ada.address
  agent = abel.actor
  agentAddress = abel.address
})
after(() => desk.close())

test('a mail from somebody known becomes a record of theirs', async () => {
  const mail = await desk.mail({ from: `Ada <${askerAddress}>`, subject: 'Re: AW: Printer on fire', text: 'It burns.\n\n-- \nAda\n' })
  assert.equal(mail.state, 'accepted', String(mail.because))
  const made = await desk.incidentOf(mail)
  assert.deepEqual(
    [made.title, made.description, made.requester, made.contactType, made.createdBy],
    ['Printer on fire', 'It burns.', asker.person, 'email', asker.person],
  )
  assert.equal((await desk.entries(made.id))[0]?.channel, 'mail')
  assert.deepEqual([mail.entry, mail.signature?.includes('Ada'), mail.answerable], [1, true, true])
})

test('a reply with its token is a public comment of its sender, without what it quotes', async () => {
  const first = await desk.mail({ from: askerAddress })
  const record = String(first.record)
  const reply = await desk.mail({
    from: askerAddress,
    to: desk.tokenAddress(record, askerAddress),
    dmarc: 'none',
    text: 'It is on.\n\nOn Mon, 2 Mar 2026 at 08:00, Desk <desk@help.example> wrote:\n> Is it on?\n',
  })
  assert.deepEqual([reply.state, reply.record], ['accepted', record])
  const comment = (await desk.entries(record)).find(e => e.act === 'comment')
  assert.deepEqual([comment?.text, comment?.visibility, comment?.actor.id, comment?.seq], ['It is on.', 'public', asker.person, reply.entry])
  assert.match(String(reply.quoted), /Is it on/)
})

test('a new matter is confirmed to whoever wrote, but for mailboxes that do not, and once an hour to whom nothing proves', async () => {
  const receipts = async ({ record }: Awaited<ReturnType<MailDesk['mail']>>) => {
    const noted = await desk.database
      .for(desk.system.tenant)
      .query<{ candidates: { event: string }[] }>(sql`select candidates from notice where record_id = ${String(record)}::uuid`)
    return noted.flatMap(n => n.candidates).filter(c => c.event === 'received').length
  }
  const { address } = await desk.known('Una Unproven', [])
  const unproven = { from: address, dmarc: 'none' } as const
  assert.deepEqual([await receipts(await desk.mail(unproven)), await receipts(await desk.mail(unproven))], [1, 0])
  desk.clock.advance(hours(2))
  assert.equal(await receipts(await desk.mail(unproven)), 1)
  await desk.setUp({ acknowledges: false })
  assert.equal(await receipts(await desk.mail({ from: askerAddress })), 0)
  await desk.setUp({ acknowledges: true })
  assert.equal(await receipts(await desk.mail({ from: askerAddress })), 1)
})

test("the requester's reply ends the wait for them", async () => {
  const { record } = await desk.mail({ from: askerAddress })
  await desk.records.transition(desk.system, incident, String(record), 'hold', { holdReason: 'requester', comment: 'Which printer?' })
  await desk.mail({ from: askerAddress, to: desk.tokenAddress(String(record), askerAddress), text: 'The green one.' })
  assert.equal((await desk.records.get(desk.system, incident, String(record))).state, 'inProgress')
})

test("an agent's reply is the agent's comment", async () => {
  const { record } = await desk.mail({ from: askerAddress })
  const inReplyTo = `<${messageIdOf(desk.store.secret, desk.system.tenant, { record: String(record), sequence: 1 }, 'help.example')}>`
  const reply = await desk.mail({ from: agentAddress, text: 'On my way.', headers: { 'In-Reply-To': inReplyTo } })
  assert.deepEqual([reply.record, (await desk.entries(String(record))).at(-1)?.actor.id], [record, agent.person])
})

test('a number in the subject counts from a proven sender alone', async () => {
  const first = await desk.mail({ from: askerAddress })
  const subject = `Re: ${first.recordNumber} Printer`
  assert.equal((await desk.mail({ from: askerAddress, subject })).record, first.record)
  const unproven = await desk.mail({ from: askerAddress, subject, dmarc: 'none' })
  assert.notEqual(unproven.record, first.record)
  const facts = (await desk.entries(String(unproven.record))).filter(e => e.act === 'fact')
  assert.deepEqual([facts[0]?.fact?.kind, facts[0]?.visibility], ['mail.notLinked', 'internal'])
})

test('a reply to a closed record becomes a new one that says so to the desk', async () => {
  const first = await desk.mail({ from: askerAddress })
  await desk.records.transition(desk.system, incident, String(first.record), 'cancel', { comment: 'Not ours.' })
  const reply = await desk.mail({ from: askerAddress, to: desk.tokenAddress(String(first.record), askerAddress), text: 'But it is yours.' })
  assert.notEqual(reply.record, first.record)
  assert.match(String((await desk.entries(String(reply.record))).find(e => e.act === 'fact')?.fact?.say.en), new RegExp(`Answers ${first.recordNumber}`))
})

test('what an agent forwards belongs to whoever wrote it', async () => {
  const text = `Please look.\n\n---------- Forwarded message ---------\nFrom: Ada Asker <${askerAddress}>\nDate: Mon, 2 Mar 2026\nSubject: Broken\nTo: Abel\n\nMy screen is broken.\n`
  const mail = await desk.mail({ from: agentAddress, subject: 'Fwd: Broken', text })
  const made = await desk.incidentOf(mail)
  assert.deepEqual([made.title, made.requester, made.createdBy], ['Broken', asker.person, agent.person])
  assert.match(String(made.description), /My screen is broken/)
  assert.deepEqual(
    (await desk.entries(made.id)).filter(e => e.act === 'comment').map(e => [e.text, e.visibility]),
    [['Please look.', 'internal']],
  )
})

test('files and pictures come with it, and pictures stand where they were', async () => {
  const body = [
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Look: <img src="cid:pic1"> so.</p>',
    '--r',
    'Content-Type: image/png; name=shot.png',
    'Content-ID: <pic1>',
    'Content-Disposition: inline; filename=shot.png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    '--r--',
    '--m',
    'Content-Type: text/plain; name=log.txt',
    'Content-Disposition: attachment; filename="log.txt"',
    '',
    'line',
    '--m--',
    '',
  ].join('\r\n')
  const mail = await desk.mail({ from: askerAddress, body })
  const made = await desk.incidentOf(mail)
  const files = (await desk.entries(made.id)).flatMap(e => (e.attachment ? [e.attachment] : []))
  assert.deepEqual(files.map(f => f.name).toSorted(), ['log.txt', 'shot.png'])
  const picture = files.find(f => f.name === 'shot.png')
  assert.equal(made.description, `Look: ![](/api/v1/attachments/${picture?.id}?inline=1) so.`)
  assert.equal((await desk.attachments.read(asker, String(picture?.id))).attachment.type, 'image/png')
})

test('the same mail is one mail, however often it comes', async () => {
  const raw = written({ from: askerAddress })
  const [a, b] = await Promise.all([desk.bring(raw), desk.bring(raw)])
  const c = await desk.bring(`X-Seen: twice\r\n${raw}`)
  assert.deepEqual([b?.id, c.id, c.record], [a?.id, a?.id, a?.record])
})

test('a mail from another address of a person is that person', async () => {
  await desk.records.change(desk.system, person, String(asker.person), { otherAddresses: ['ada@home.example'] })
  assert.equal((await desk.incidentOf(await desk.mail({ from: 'ada@home.example' }))).requester, asker.person)
})

test('the mailbox says what new mail is about, whatever its sender may set', async () => {
  await desk.setUp({
    values: [
      { field: 'impact', value: 'high' },
      { field: 'severity', value: 'high' },
    ],
  })
  const made = await desk.incidentOf(await desk.mail({ from: askerAddress }))
  assert.deepEqual([made.impact, made.severity], ['high', 'high'])
  await assert.rejects(desk.setUp({ values: [{ field: 'impakt', value: 'high' }] }), /impakt.*impact/)
  await assert.rejects(desk.setUp({ values: [{ field: 'impact', value: 'huge' }] }), /impact/)
  await assert.rejects(desk.setUp({ recordType: 'person' }), /person/)
  await desk.setUp({ values: [] })
})

test('of somebody unknown the mailbox decides', async () => {
  assert.equal((await desk.mail({ from: 'stranger@far.example' })).state, 'quarantined')
  await desk.setUp({ unknownSenders: 'refuse' })
  assert.equal((await desk.mail({ from: 'stranger@far.example' })).state, 'discarded')
  await desk.setUp({ unknownSenders: 'guest' })
  const mail = await desk.mail({ from: 'Gus Guest <gus@far.example>' })
  const made = await desk.incidentOf(mail)
  const guest = await desk.records.get(desk.system, person, String(made.requester))
  assert.deepEqual([guest.name, guest.email], ['Gus Guest', 'gus@far.example'])
  await desk.setUp({ unknownSenders: 'quarantine' })
})

test('an agent releases from quarantine: as something new, or onto a record', async () => {
  const held = await desk.mail({ from: 'Una <una@far.example>', text: 'Let me in.' })
  assert.equal(held.state, 'quarantined')
  await assert.rejects(desk.records.transition(asker, incomingMail, held.id, 'release', {}), /not exist|may not/)
  await assert.rejects(desk.records.transition(agent, incomingMail, held.id, 'release', { recordNumber: 'INC9999999' }), /no record/)
  await desk.records.transition(agent, incomingMail, held.id, 'release', {})
  const out = await desk.settled(held.id)
  assert.deepEqual([out.state, out.releasedBy, (await desk.incidentOf(out)).description], ['accepted', agent.person, 'Let me in.'])
  const target = await desk.mail({ from: askerAddress })
  const other = await desk.mail({ from: 'Otto <otto@far.example>', text: 'About that printer.' })
  await desk.records.transition(agent, incomingMail, other.id, 'release', { recordNumber: String(target.recordNumber) })
  assert.equal((await desk.settled(other.id)).record, target.record)
  const last = (await desk.entries(String(target.record))).at(-1)
  assert.deepEqual([last?.visibility, last?.actor.id], ['internal', agent.person])
  assert.match(String(last?.text), /Otto otto@far\.example[^]*About that printer/)
})

test('what cannot be read is put aside as it came, and the next mail is read', async () => {
  const nested = `${Array.from({ length: 100 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('')}\r\nx`
  const parked = await desk.mail({ from: askerAddress, body: nested })
  assert.deepEqual([parked.state, parked.record], ['parked', null])
  assert.match(String(parked.because), /\w/)
  assert.equal((await desk.mail({ from: askerAddress })).state, 'accepted')
})

test('a bounce is told on the record whose mail it was, and becomes nothing', async () => {
  const { record } = await desk.mail({ from: askerAddress })
  const id = messageIdOf(desk.store.secret, desk.system.tenant, { record: String(record), sequence: 1 }, 'help.example')
  const body = [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx',
    '',
    `Final-Recipient: rfc822; ${askerAddress}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such user',
    '',
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${id}>`,
    '',
    '--r--',
    '',
  ].join('\r\n')
  const mail = await desk.mail({ from: 'MAILER-DAEMON@mx.example', body })
  assert.deepEqual([mail.state, mail.kind, mail.record], ['ignored', 'bounce', record])
  const fact = (await desk.entries(String(record))).at(-1)?.fact
  assert.deepEqual([fact?.kind, fact?.about.status], ['mail.bounced', '5.1.1'])
})

test('an answering machine is heard on the record that it answers, and starts nothing', async () => {
  const { record } = await desk.mail({ from: askerAddress })
  const away = await desk.mail({
    from: askerAddress,
    to: desk.tokenAddress(String(record), askerAddress),
    subject: 'Away until Monday',
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  assert.deepEqual([away.state, away.kind, away.answerable], ['ignored', 'autoReply', false])
  const entries = await desk.entries(String(record))
  assert.deepEqual([entries.at(-1)?.fact?.kind, entries.some(e => e.act === 'comment')], ['mail.autoReply', false])
})
