import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { approval, approvalPolicy } from '../../src/engines/approvals/index.ts'
import { newLink } from '../../src/engines/approvals/links/link.server.ts'
import { working } from '../../src/engines/approvals/work.server.ts'
import { person } from '../../src/people/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import type { Client } from '../harness/server.ts'
import { stage } from './harness.ts'

/** Approving as people live through it: on a phone with one tap, from a mail without signing in, and at the desk. */

const it = stage({ jobs: true })

const shots = process.env.SHOTS
const shoot = async (page: { screenshot: (o: { fullPage: boolean }) => Promise<Buffer> }, name: string) => {
  if (shots) writeFileSync(`${shots}/${name}.png`, await page.screenshot({ fullPage: true }))
}

async function policy(owner: Client, mia: Client, pia: Client) {
  const { desk } = it
  const { records } = desk.runtime.installation
  const made = await records.create(desk.system, approvalPolicy, {
    name: `Dear things ${owner.id.slice(-4)}`,
    owner: owner.id,
    recordType: 'incident',
    when: `title.contains('laptop')`,
    shows: 'title description urgency requester',
    steps: [
      { name: 'Manager', managerOf: 'requester', need: 'any' },
      { name: 'Security', people: [mia.id, pia.id], need: 'all', together: true },
      { name: 'Budget', people: [pia.id, owner.id], need: 'any' },
    ] as never,
  })
  await records.transition(desk.system, approvalPolicy, made.id, 'activate')
  return made
}

it.journey('a manager approves on the phone with one tap, another by the link of a mail, and the desk sees how far it is', async () => {
  const { desk, visit, person: somebody } = it
  const { records, store } = desk.runtime.installation
  const [rosa, mia, pia, lea, admin] = [
    await somebody('Rosa Requester', 'requester'),
    await somebody('Mia Manager', 'manager'),
    await somebody('Pia Peters', 'requester'),
    await somebody('Lea Lead', 'lead'),
    await somebody('Adam Admin', 'administrator'),
  ]
  await records.change(desk.system, person, rosa.id, { manager: mia.id })
  const made = await policy(admin, lea, pia)
  const subject = await records.create(desk.system, incident, {
    title: 'A larger laptop',
    description: 'The old one has 8 GB and swaps all day.',
    requester: rosa.id,
  })
  const asked = async () => (await records.find(desk.system, approval, { filter: { field: 'subject', is: '==', value: subject.id }, sort: ['place'] })).items
  const [manager, security] = await asked()

  const phone = await visit(pia, '/portal/approvals', { phone: true })
  await phone.page.getByRole('heading', { name: 'A larger laptop' }).waitFor()
  await shoot(phone.page, 'portal-approvals-phone')
  await phone.page.getByText('swaps all day').waitFor()
  await phone.page.getByRole('button', { name: 'Approve' }).click()
  await phone.page.getByText('Nothing waits for your approval').waitFor()

  await phone.page.getByRole('button', { name: 'Let somebody decide for me' }).click()
  await phone.page.getByRole('button', { name: 'Who' }).click()
  await phone.page.getByRole('option', { name: /Lea Lead/ }).click()
  await phone.page.getByLabel('From').fill('2030-08-01T08:00')
  await phone.page.getByLabel('Until').fill('2030-08-15T18:00')
  await shoot(phone.page, 'portal-stand-in-phone')
  await phone.page.getByRole('button', { name: 'Save' }).click()
  await phone.page.getByText(/Lea Lead, from .*2030/).waitFor()
  await shoot(phone.page, 'portal-empty-phone')

  const token = await working(store, desk.system.tenant, (_, db) =>
    newLink(db, security ?? assert.fail(), { tenant: desk.system.tenant, secret: store.secret, now: store.now(), person: lea.id }),
  )
  const mail = await visit(undefined, `/approve#${token}`, { phone: true })
  await mail.page.getByText('swaps all day').waitFor()
  await shoot(mail.page, 'mail-link-phone')
  await mail.page.getByRole('button', { name: 'Approve' }).click()
  await shoot(mail.page, 'mail-link-confirm')
  assert.equal((await records.get(desk.system, approval, security?.id ?? '')).state, 'requested', 'nothing is decided before it is confirmed')
  await mail.page.getByRole('button', { name: 'Yes, approve' }).click()
  await mail.page.getByRole('heading', { name: 'Approved' }).waitFor()
  assert.equal((await records.get(desk.system, approval, security?.id ?? '')).state, 'approved')
  await mail.page.goto('about:blank')
  await mail.page.goto(`${desk.address}/approve#${token}`)
  await mail.page.getByRole('heading', { name: 'This link was used already' }).waitFor()
  await shoot(mail.page, 'mail-link-used')

  const atDesk = await visit(mia, `/desk/incidents/${subject.number}`)
  await atDesk.page.getByRole('list', { name: 'Steps' }).getByText('Budget').waitFor()
  await shoot(atDesk.page, 'desk-panel')
  await atDesk.page.goto(`${desk.address}/desk/approvals/${manager?.number}`)
  await atDesk.page.getByRole('heading', { name: /What is to be approved/ }).waitFor()
  await atDesk.page.getByRole('list', { name: 'Steps' }).waitFor()
  await shoot(atDesk.page, 'desk-approval')
  const dark = await visit(pia, '/portal/approvals?show=done', { dark: true, language: 'de-DE' })
  await dark.page.getByRole('heading', { name: 'A larger laptop' }).waitFor()
  await shoot(dark.page, 'portal-done-dark')
  await dark.page.getByRole('link', { name: 'A larger laptop' }).click()
  await dark.page.getByRole('list', { name: /Steps|Schritte/ }).waitFor()
  await shoot(dark.page, 'portal-one-dark')

  const theirs = await visit(rosa, `/portal/things/incidents/${subject.number}`, { phone: true })
  await theirs.page.getByRole('list', { name: 'Steps' }).getByText('Budget').waitFor()
  await shoot(theirs.page, 'portal-thing-phone')

  const set = await visit(admin, `/desk/approval-policies/${made.id}`)
  await set.page.getByRole('group', { name: 'Budget' }).waitFor()
  await shoot(set.page, 'desk-policy')
  await set.page.getByRole('button', { name: 'Add a step' }).click()
  await set.page.getByRole('button', { name: 'Move step 4 up' }).click()
  await shoot(set.page, 'desk-policy-more')
  const narrow = await visit(mia, `/desk/approvals/${manager?.number}`, { more: { viewport: { width: 1024, height: 800 } } })
  await narrow.page.getByRole('button', { name: 'Approve' }).first().waitFor()
  await shoot(narrow.page, 'desk-approval-1024')
  await set.page.goto(`${desk.address}/desk/approvals`)
  await set.page.getByText('A larger laptop').first().waitFor()
  await shoot(set.page, 'desk-list')
})
