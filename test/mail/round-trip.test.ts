import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ImapFlow } from 'imapflow'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { email, incomingMail, mailbox } from '../../src/channels/email/index.ts'
import { mailEngine } from '../../src/channels/email/engine.server.ts'
import type { Resolver } from '../../src/channels/email/incoming/authenticate.server.ts'
import { messageIdOf, replyToken } from '../../src/channels/email/token.server.ts'
import { allPractices, onlyTenant } from '../../src/app/installation.server.ts'
import type { RowOf } from '../../src/kernel/define/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { eventually } from '../harness/eventually.ts'
import { desk, type Desk } from '../harness/server.ts'
import { freePort, mailServers, type MailServers, noMailServers } from '../harness/mail-servers.ts'

/** Mail goes through a real postfix into a real dovecot, and from there, or straight from postfix, into the desk. */

const without = await noMailServers()
const options = { skip: without ?? false }

/** What is said about domains where the desk asks by itself: that nobody but one server far away may send for them. */
const names: Readonly<Record<string, readonly string[][]>> = {
  'TXT client.example': [['v=spf1 ip4:192.0.2.1 -all']],
  'TXT _dmarc.client.example': [['v=DMARC1; p=reject']],
}
const resolver: Resolver = async (name, type) => {
  const found = names[`${type} ${name}`]
  if (found) return [...found]
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
}
const practices = allPractices.map(p =>
  p.from === email.from
    ? {
        ...email,
        engine: async () => ({
          default: (ground: Parameters<typeof mailEngine>[0]) => mailEngine(ground, resolver, async mail => void (await transport().sendMail(mail))),
        }),
      }
    : p,
)

let servers: MailServers
let listen: number
let place: Desk
let ada: { readonly id: string; readonly email: string }
const client = 'ada@client.example'

before(async () => {
  if (without) return
  listen = await freePort()
  servers = await mailServers({
    boxes: ['desk@help.example', client],
    verdicts: {
      'client.example': 'mx.help.example; dmarc=pass header.from=client.example',
      'evil.example': 'mx.help.example; spf=fail smtp.mailfrom=evil.example; dmarc=fail header.from=client.example',
    },
    relay: { 'direct.example': listen },
  })
  place = await desk({ jobs: true, practices, settings: { MAIL_LISTEN: String(listen) } })
  const { records } = place.runtime.installation
  ada = await place.somebody([], { name: 'Ada' })
  const { person } = await import('../../src/people/index.ts')
  await records.change(place.system, person, ada.id, { otherAddresses: [client] })
  await records.create(place.system, mailbox, {
    name: 'Desk',
    address: 'desk@help.example',
    protocol: 'imap',
    host: '127.0.0.1',
    port: servers.imap,
    tls: 'none',
    user: 'desk',
    password: servers.password,
    authservId: 'mx.help.example',
  })
  await records.create(place.system, mailbox, { name: 'Direct', address: 'desk@direct.example', protocol: 'smtp' })
})
after(async () => {
  await place?.close()
  await servers?.close()
})

const transport = () => nodemailer.createTransport({ host: '127.0.0.1', port: servers.smtp, ignoreTLS: true })

type Row = RowOf<typeof incomingMail>

/** What became of the mail with this subject. */
async function becameOf(subject: string): Promise<Row> {
  const { records } = place.runtime.installation
  let found: Row | undefined
  await eventually(
    `something becomes of the mail “${subject}”`,
    async () => {
      const filter = { field: 'subject', is: '==', value: subject } as const
      found = (await records.find(place.system, incomingMail, { filter })).items[0]
      return found !== undefined && found.state !== 'received'
    },
    40,
  )
  return found as Row
}

const send = async (mail: SendMailOptions): Promise<Row> => {
  await transport().sendMail({ from: `Ada <${client}>`, to: 'desk@help.example', ...mail })
  return becameOf(String(mail.subject))
}

const timeline = async (record: string | null) =>
  (await place.runtime.installation.records.timeline(place.system, incident, String(record), { limit: 100 })).items

const tokenAddress = (record: string): string => {
  const { store } = place.runtime.installation
  return `desk+${replyToken(store.secret, { tenant: onlyTenant, record, recipient: client, expires: new Date(Date.now() + 86_400_000) })}@help.example`
}

test('a mail with a file becomes an incident with the file', options, async () => {
  const mail = await send({ subject: 'Beamer kaputt äöü', text: 'Er geht nicht an.', attachments: [{ filename: 'Prüf.txt', content: 'Lampe aus' }] })
  assert.deepEqual([mail.state, mail.sender], ['accepted', 'proven'], String(mail.because))
  const made = await place.runtime.installation.records.get(place.system, incident, String(mail.record))
  assert.deepEqual([made.title, made.description, made.requester], ['Beamer kaputt äöü', 'Er geht nicht an.', ada.id])
  assert.deepEqual(
    (await timeline(mail.record)).flatMap(e => e.attachment?.name ?? []),
    ['Prüf.txt'],
  )
})

test('what is kept has been put away in the mailbox', options, async () => {
  const imap = new ImapFlow({
    host: '127.0.0.1',
    port: servers.imap,
    secure: false,
    doSTARTTLS: false,
    auth: { user: 'desk', pass: servers.password },
    logger: false,
  })
  await imap.connect()
  await eventually('the folder is empty', async () => ((await imap.status('INBOX', { messages: true })) || {}).messages === 0)
  assert.ok(((await imap.status('Mainstay.Done', { messages: true })) || { messages: 0 }).messages)
  await imap.logout()
})

const quoted = 'Have you tried to switch it off?'
const replies: Readonly<Record<string, SendMailOptions>> = {
  Gmail: {
    text: `Yes, twice.\n\nOn Mon, Mar 2, 2026 at 8:00 AM Desk <desk@help.example> wrote:\n\n> ${quoted}\n>\n`,
    html: `<div dir="ltr">Yes, twice.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Mar 2, 2026 at 8:00 AM Desk &lt;<a href="mailto:desk@help.example">desk@help.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote">${quoted}</blockquote></div>`,
  },
  Outlook: {
    html: `<div class="WordSection1"><p class="MsoNormal">Yes, twice.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Desk &lt;desk@help.example&gt;<br><b>Sent:</b> Monday, March 2, 2026 8:00 AM<br><b>To:</b> Ada &lt;${client}&gt;<br><b>Subject:</b> Printer</p></div><p class="MsoNormal">${quoted}</p></div>`,
  },
  'Apple Mail': { text: `Yes, twice.\n\n> On 2 Mar 2026, at 08:00, Desk <desk@help.example> wrote:\n> \n> ${quoted}\n` },
}

for (const [name, reply] of Object.entries(replies)) {
  test(`a reply as ${name} writes it is a comment without its quote`, options, async () => {
    const first = await send({ subject: `Printer for ${name}`, text: 'It does not print.' })
    const mail = await send({ ...reply, to: tokenAddress(String(first.record)), subject: `Re: Printer for ${name}` })
    assert.equal(mail.record, first.record, String(mail.because))
    const comment = (await timeline(first.record)).find(e => e.act === 'comment')
    assert.deepEqual([comment?.text, comment?.actor.id, comment?.channel], ['Yes, twice.', ada.id, 'mail'])
    assert.match(String(mail.quoted), /switch it off/)
  })
}

test('what postfix could not deliver is told on the record', options, async () => {
  const first = await send({ subject: 'Bouncing', text: 'x' })
  const messageId = messageIdOf(place.runtime.installation.store.secret, onlyTenant, { record: String(first.record), sequence: 1 }, 'help.example')
  await transport().sendMail({ from: 'desk@help.example', to: 'nobody@client.example', messageId: `<${messageId}>`, subject: 'Answer', text: 'x' })
  const bounce = await becameOf('Undelivered Mail Returned to Sender')
  assert.deepEqual([bounce.state, bounce.kind, bounce.record], ['ignored', 'bounce', first.record])
  const fact = (await timeline(first.record)).at(-1)?.fact
  assert.deepEqual([fact?.kind, fact?.about.recipient], ['mail.bounced', 'nobody@client.example'])
})

test('a vacation reply ends there', options, async () => {
  const first = await send({ subject: 'Away', text: 'x' })
  const away = await send({
    to: tokenAddress(String(first.record)),
    subject: 'Away until Monday',
    text: 'I am away.',
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  assert.deepEqual([away.state, away.answerable], ['ignored', false])
  assert.deepEqual(
    (await timeline(first.record)).filter(e => e.act === 'comment'),
    [],
  )
})

test('a spoofed sender waits in quarantine, as the server that is trusted says', options, async () => {
  const first = await send({ subject: 'Mine', text: 'x' })
  const forged = await send({
    envelope: { from: 'x@evil.example', to: ['desk@help.example'] },
    subject: `Re: ${first.recordNumber} close it`,
    text: 'Close it.',
  })
  assert.deepEqual([forged.state, forged.sender, forged.record], ['quarantined', 'failed', null])
  assert.deepEqual(
    (await timeline(first.record)).filter(e => e.act === 'comment'),
    [],
  )
})

test('mail that postfix hands on is taken in, and asked about by the desk itself', options, async () => {
  const mail = await send({ to: 'desk@direct.example', subject: 'Straight', text: 'x' })
  assert.deepEqual([mail.state, mail.sender, mail.envelopeTo], ['quarantined', 'failed', 'desk@direct.example'])
  assert.match(String(mail.because), /SPF fail/)
})

test('for an address that is nobody’s, nothing is taken', options, async () => {
  const direct = nodemailer.createTransport({ host: '127.0.0.1', port: listen, ignoreTLS: true })
  await assert.rejects(direct.sendMail({ from: client, to: 'other@direct.example', subject: 'x', text: 'x' }), /550/)
  await assert.rejects(direct.sendMail({ from: client, to: 'desk@help.example', subject: 'x', text: 'x' }), /550/, 'this one is fetched')
})

interface Step {
  readonly what: string
  readonly ok: boolean
  readonly say: string
}

async function tried(values: object): Promise<Step[]> {
  const { records } = place.runtime.installation
  const owner = await place.somebody(['administrator'])
  const [box] = (await records.find(place.system, mailbox, { filter: { field: 'name', is: '==', value: 'Desk' } })).items
  const before = { port: box?.port, tls: box?.tls, folder: box?.folder, password: servers.password, host: box?.host }
  await records.change(place.system, mailbox, String(box?.id), values)
  const answer = await owner.post(`/mailboxes/${box?.id}/test`)
  await records.change(place.system, mailbox, String(box?.id), before)
  assert.equal(answer.status, 200, answer.text)
  return answer.body.steps
}

test('a mailbox that works says so, all the way to the mail that comes', options, async () => {
  const steps = await tried({})
  assert.deepEqual(
    steps.map(s => [s.what, s.ok]),
    [
      ['connect', true],
      ['folder', true],
      ['send', true],
      ['arrive', true],
    ],
    JSON.stringify(steps),
  )
})

test('what is wrong with a mailbox is said in words', options, async () => {
  const faults: readonly (readonly [object, RegExp])[] = [
    [{ password: 'wrong' }, /does not accept the user and password/],
    [{ port: await freePort() }, /Nothing answers at 127\.0\.0\.1/],
    [{ host: 'nowhere.invalid' }, /no mail server called nowhere\.invalid/],
    [{ folder: 'Nowhere' }, /no folder ‘Nowhere’/],
    [{ tls: 'implicit', port: servers.imaps, host: 'localhost' }, /certificate of localhost cannot be trusted/],
    [{ tls: 'implicit' }, /does not speak TLS as it is set here/],
  ]
  for (const [values, words] of faults) {
    const steps = await tried(values)
    assert.deepEqual(
      steps.filter(s => !s.ok).map(s => words.test(s.say)),
      [true],
      JSON.stringify(steps),
    )
  }
})

test('of a mailbox only administrators hear, and its password nobody', options, async () => {
  const [agent, owner] = [await place.somebody(['agent']), await place.somebody(['administrator'])]
  assert.equal((await agent.get('/mailboxes')).body.items.length, 0)
  const [box] = (await owner.get('/mailboxes')).body.items
  for (const path of [`/mailboxes/${box.id}/test`]) assert.equal((await agent.post(path)).status, 403)
  assert.equal((await agent.get(`/mailboxes/${box.id}/condition`)).status, 403)
  assert.ok(!JSON.stringify((await owner.get(`/mailboxes/${box.id}`)).body).includes(servers.password))
})
