import assert from 'node:assert/strict'
import { after } from 'node:test'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { mailbox } from '../../src/channels/email/index.ts'
import { eventually } from '../harness/eventually.ts'
import { mailServer, type Taken } from '../harness/mail.ts'
import { freePort } from '../harness/mail-servers.ts'
import { q } from '../harness/server.ts'
import { isAccessible, picture } from './axe.ts'
import { gone, sees, stage } from './harness.ts'
import { fact, factsOf } from './record-page.ts'

/** Mail goes out to a server that takes it, and comes in through the desk's own door. What is for the desk, the server brings there. */

const address = 'desk@help.example'
const port = await freePort()
const out = await mailServer()
const it = stage({ settings: { MAIL_LISTEN: String(port), SMTP_URL: out.url, MAIL_FROM: address, MAIL_REPLY_TO: address } })
const door = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true })

out.beforeAccepting(async ({ from, to, raw }) => {
  if (to === address) await door.sendMail({ envelope: { from, to }, raw })
})

let box: Promise<unknown> | undefined
const setUp = () =>
  (box ??= it.desk.runtime.installation.records.create(it.desk.system, mailbox, {
    name: 'Desk',
    address,
    protocol: 'smtp',
    authservId: 'mx.help.example',
  }))
after(() => out.close())

/** Brings a mail as the desk's own mail server does, which says what it found out of its sender. */
async function write(from: string, mail: SendMailOptions): Promise<void> {
  await setUp()
  const said = `mx.help.example; dmarc=pass header.from=${from.split('@')[1]}`
  await door.sendMail({ from, to: address, ...mail, headers: { 'Authentication-Results': said } })
}

const sentTo = async (to: string, about: RegExp): Promise<Taken> => {
  let found: Taken | undefined
  await eventually(`a mail to ${to} about ${about}`, async () => (found = out.taken.find(each => each.to === to && about.test(each.raw))) !== undefined)
  return found as Taken
}

it.journey('an agent asks from the desk, the requester answers by mail, and the answer appears in the open record by itself', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  await write(rosa.email, { subject: 'The scanner hums', text: 'All day long.' })
  const { page } = await it.visit(ada, '/desk/work?scope=unassigned')
  await page.getByRole('link', { name: 'The scanner hums' }).click()
  await sees(page.getByText('All day long.'))
  await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))

  await page.getByRole('button', { name: /^Reply to Rosa/ }).click()
  await page.getByRole('textbox', { name: /^Reply to Rosa/ }).fill('Since when does it hum?')
  await page.getByRole('button', { name: /^Send/ }).last().click()
  const asked = await sentTo(rosa.email, /Since when does it hum/)
  const replyTo = asked.mail.replyTo?.value[0]?.address ?? ''
  assert.match(replyTo, /^desk\+\S+@help\.example$/)

  await write(rosa.email, {
    to: replyTo,
    subject: `Re: ${asked.mail.subject}`,
    text: `Since the move.\n\nOn Mon, Mar 2, 2026 at 8:00 AM Desk <${address}> wrote:\n\n> Since when does it hum?\n`,
    inReplyTo: asked.mail.messageId ?? '',
    references: asked.mail.messageId ?? '',
  })
  const answer = page.getByRole('listitem').filter({ hasText: 'Since the move.' })
  await sees(answer)
  await sees(answer.getByText('Rosa Requester').first())
  await answer.getByText('Quoted').click()
  await sees(answer.locator('details').getByText('Since when does it hum?'))
  assert.equal(await page.evaluate(() => 'neverReloaded' in globalThis), true)
  await picture(page, 'answered')
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
})

it.journey('an agent answers from their own mail program, and whoever has the record open sees it', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const aron = await it.person('Aron Agent', 'agent')
  const { id, number } = (await rosa.post('/incidents', { title: 'The lamp flickers', impact: 'low', urgency: 'low' })).body
  await ada.patch(`/incidents/${id}`, { assignee: ada.id })
  await rosa.post(`/incidents/${id}/comments`, { text: 'It is worse at night.', visibility: 'public' })
  const { page } = await it.visit(aron, `/desk/incidents/${number}`)
  await sees(page.getByText('It is worse at night.'))
  const told = await sentTo(ada.email, /worse at night/)
  await write(ada.email, { to: told.mail.replyTo?.value[0]?.address ?? '', subject: `Re: ${told.mail.subject}`, text: 'I bring a new bulb.' })
  await sees(page.getByRole('listitem').filter({ hasText: 'I bring a new bulb.' }).getByText('Ada Agent').first())
  const phone = await it.visit(rosa, `/portal/things/incidents/${number}`, { phone: true })
  await sees(phone.page.getByText('I bring a new bulb.'))
})

it.journey('an agent finds a stranger’s mail in quarantine, sees why it is there, releases it, and opens what it became', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { page } = await it.visit(ada, '/desk/work')
  await write('stranger@elsewhere.example', { subject: 'Your badge reader', text: 'It takes no badge of mine.' })
  await sees(page.getByRole('navigation').getByRole('link', { name: 'Incoming mail 1' }))
  await page.getByRole('navigation').getByRole('link', { name: 'Incoming mail' }).click()
  await page.getByRole('button', { name: 'Lists' }).click()
  await page.getByRole('menuitem', { name: 'Quarantine' }).click()
  await sees(page.getByRole('link', { name: 'Your badge reader' }))
  await sees(page.getByText('Nobody here has this address.'))
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'quarantine')
  await page.getByRole('link', { name: 'Your badge reader' }).click()
  await sees(page.getByRole('heading', { name: 'Your badge reader', level: 1 }))
  await sees(page.getByText('It takes no badge of mine.'))
  await sees(page.getByText('Nobody here has this address.'))
  await sees(factsOf(page).getByText('stranger@elsewhere.example'))
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'mail-waiting')

  const made = async () => (await ada.get(`/incidents${q({ filter: "title == 'Your badge reader'" })}`)).body.items.length
  assert.equal(await made(), 0)
  await page.getByRole('button', { name: 'Release' }).click()
  await picture(page, 'releasing')
  await page.getByRole('region', { name: 'Release' }).getByRole('button', { name: 'Release' }).click()
  const became = page.getByRole('link', { name: /Belongs to INC\d+/ })
  await sees(became)
  await sees(page.getByRole('article').getByText('Accepted').first())
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'mail-accepted')
  assert.equal(await made(), 1)
  await became.click()
  await sees(page.getByRole('heading', { name: 'Your badge reader', level: 1 }))
  await sees(page.getByText('It takes no badge of mine.'))
  await sees(fact(page, 'Requester', 'stranger@elsewhere.example'))
})

it.journey('the pages of mail keep nobody out', async () => {
  const admin = await it.person('Ada Admin', 'administrator')
  await setUp()
  const { page } = await it.visit(admin, '/desk/mailboxes')
  await sees(page.getByRole('link', { name: 'Desk', exact: true }))
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'mailboxes')
  await page.goto('/desk/mailboxes/new')
  await sees(page.getByRole('textbox', { name: /^Address/ }))
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'mailbox-new')
  await page.goto('/desk/mailboxes')
  await page.getByRole('link', { name: 'Desk', exact: true }).click()
  await page.getByRole('button', { name: 'Send me a test' }).click()
  await sees(page.getByRole('region', { name: 'Send me a test' }).getByText('It came, and was recognised.'))
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'mailbox')
  await page.goto('/desk/incoming-mails')
  await sees(page.getByRole('heading', { name: 'Incoming mail' }))
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'incoming')
  await page.goto('/desk/admin/audit')
  await sees(page.getByRole('heading', { name: 'Audit' }))
  await gone(page.locator('.skeleton'))
  await isAccessible(page)
  await picture(page, 'audit')
})
