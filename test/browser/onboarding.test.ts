import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { rating, satisfactionSettings } from '../../src/practices/satisfaction/index.ts'
import { eventually } from '../harness/eventually.ts'
import { mailServer } from '../harness/mail.ts'
import { Receiver } from '../harness/receiver.ts'
import type { Client } from '../harness/server.ts'
import { gone, sees, stage } from './harness.ts'
import { stockJoining } from './onboarding-stock.ts'

/** Everything for somebody new, from the order to the rating, each on a phone of their own. */

const mail = await mailServer()
const [directory, payroll] = await Promise.all([new Receiver().listen(), new Receiver().listen()])
const it = stage({ settings: { WEBHOOK_ALLOW: '127.0.0.1', SMTP_URL: mail.url, MAIL_FROM: 'desk@help.example' } })
after(async () => {
  directory.close()
  payroll.close()
  await mail.close()
})

const phone = { phone: true }

/** A folder for pictures of what is seen, where one is named. */
const pictures = process.env.PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/onboarding-${name}.png`, fullPage: true })
}

it.journey(
  'a bundle for somebody new is ordered on a phone, approved twice, done by several, stopped by a system that is down, put right, delivered in parts and rated',
  async () => {
    const people = await everybody()
    const { hanna, nele, berta, dora, ivo, wanda, admin } = people
    await stockJoining(people, { directory, payroll })

    const order = await it.visit(hanna, '/portal/catalogue', phone)
    await order.page.getByRole('link', { name: /Somebody new starts/ }).click()
    await order.page.getByRole('button', { name: 'For somebody else' }).click()
    await order.page.getByRole('option', { name: 'Nele New' }).click()
    await order.page.getByRole('textbox', { name: /Desk number/ }).fill('2.31')
    await order.page
      .getByRole('group', { name: /Needs screens/ })
      .getByText('Yes')
      .click()
    await sees(order.page.getByRole('heading', { name: '2 × Monitor' }))
    await picture(order.page, '1-order')
    await order.page.getByRole('button', { name: 'Order now' }).click()
    await sees(order.page.getByRole('heading', { name: 'Thank you, it is ordered' }))
    const number = /REQ\d+/.exec(order.page.url())?.[0] ?? ''
    await order.page.getByRole('link', { name: 'See where it stands' }).click()
    await sees(order.page.getByText(/Waiting for approval by Berta/))
    await picture(order.page, '2-waits')

    const letter = await it.visit(undefined, await linkTo(berta), phone)
    await sees(letter.page.getByText('Desk number'))
    await sees(letter.page.getByText('2.31'))
    await letter.page.getByRole('button', { name: 'Approve' }).click()
    await letter.page.getByRole('button', { name: 'Yes, approve' }).click()
    await sees(letter.page.getByRole('heading', { name: 'Approved' }))

    const deputy = await it.visit(dora, '/portal/approvals', phone)
    await sees(deputy.page.getByRole('heading', { name: /Somebody new starts/ }))
    await picture(deputy.page, '3-deputy')
    await deputy.page.getByRole('button', { name: 'Approve' }).click()
    await sees(deputy.page.getByText('Nothing waits for your approval'))

    const identity = await it.visit(ivo, '/desk/work?scope=unassigned', phone)
    const workplace = await it.visit(wanda, '/desk/work?scope=unassigned', phone)
    payroll.answers = 503
    await complete(identity.page, 'Account for Nele New')
    await complete(workplace.page, 'Desk 2.31 for Nele New')

    const { page: helm } = await it.visit(admin, `/desk/requests/${number}`, phone)
    await helm.getByRole('link', { name: /Somebody new starts/ }).click()
    await helm.getByRole('button', { name: 'Facts' }).click()
    await helm.getByRole('button', { name: /^FLW/ }).click()
    const run = helm.getByRole('dialog')
    await sees(run.getByRole('region', { name: 'Where it is' }).getByText('failed', { exact: true }))
    assert.deepEqual(acts(directory), ['reserve', 'release'], 'what was reserved is given back')
    assert.deepEqual(acts(payroll), ['tell', 'tell', 'ask'], 'tried again before it is given up')
    await run.getByText('What happened').click()
    await sees(run.getByRole('listitem').filter({ hasText: 'Give the address back' }))
    await picture(helm, '4-stuck')

    payroll.answers = 200
    await run.getByRole('button', { name: 'Try again' }).click()
    await helm.getByRole('textbox', { name: /^Why/ }).fill('Payroll is up again.')
    await helm.getByRole('button', { name: 'Do it' }).click()
    await sees(run.getByText('by Adam Admin: Payroll is up again.'))
    await eventually('the rest is told', () => acts(payroll).length === 5)
    assert.deepEqual(acts(directory), ['reserve', 'release', 'reserve'])
    assert.deepEqual(acts(payroll), ['tell', 'tell', 'ask', 'ask', 'tell'])
    assert.equal(new Set(directory.received.map(({ id }) => id)).size, 3)
    assert.deepEqual([...directory.faults, ...payroll.faults], [])
    await picture(helm, '5-on')

    const theirs = await it.visit(nele, `/portal/things/requests/${number}`, phone)
    await workplace.page.goto(`${it.desk.address}/desk/requests/${number}`)
    await workplace.page.getByRole('link', { name: /Monitor/ }).click()
    await act(workplace.page, 'Deliver a part', async asked => {
      await asked.getByLabel(/^Delivered/).fill('1')
      await asked.getByRole('textbox', { name: /^Message to/ }).fill('One is on the desk, the other comes on Monday.')
    })
    await sees(theirs.page.getByText('1 of 2 delivered'))
    await picture(theirs.page, '6-partly')
    await theirs.page.getByRole('link', { name: /Monitor/ }).click()
    await sees(theirs.page.getByText('the other comes on Monday'))
    await act(workplace.page, 'Complete', async () => {})
    await complete(workplace.page, 'Welcome Nele New')

    await theirs.page.goto(`${it.desk.address}/portal/things/requests/${number}`)
    await sees(theirs.page.getByRole('status').filter({ hasText: 'Completed' }))
    await picture(theirs.page, '7-done')
    await theirs.page.getByRole('link', { name: 'Home' }).first().click()
    await theirs.page.getByRole('button', { name: 'Very satisfied', exact: true }).click()
    await sees(theirs.page.getByText('Thank you. That helps.'))
    await picture(theirs.page, '8-rated')
    const ratings = (await records().find(it.desk.system, rating)).items
    assert.deepEqual(
      ratings.map(({ person, score }) => [person, score]),
      [[nele.id, 5]],
    )
    await eventually('the request is over', async () => (await hanna.get(`/requests/${number}`)).body.state === 'fulfilled')
    await sees(order.page.getByRole('status').filter({ hasText: 'Completed' }))
  },
)

const records = () => it.desk.runtime.installation.records

/** What a system was told, in order. */
const acts = ({ received }: Receiver): readonly string[] => received.map(({ message }) => message.data.values.act)

async function everybody() {
  const [admin, hanna, nele, berta, petra, dora, ivo, wanda] = await Promise.all([
    it.person('Adam Admin', 'administrator'),
    it.person('Hanna Head'),
    it.person('Nele New'),
    it.person('Berta Budget'),
    it.person('Petra People'),
    it.person('Dora Deputy'),
    it.person('Ivo Identity', 'agent'),
    it.person('Wanda Workplace', 'agent'),
  ])
  await admin.patch(`/people/${nele.id}`, { manager: hanna.id })
  const away = { deputy: dora.id, awayFrom: new Date(Date.now() - 3_600_000).toISOString(), awayUntil: new Date(Date.now() + 86_400_000).toISOString() }
  assert.equal((await admin.patch(`/people/${petra.id}`, away)).status, 200)
  const [settings] = (await records().find(it.desk.system, satisfactionSettings)).items
  await records().change(it.desk.system, satisfactionSettings, settings?.id ?? '', { delay: 'PT1S' })
  return { admin, hanna, nele, berta, petra, dora, ivo, wanda }
}

/** Where the link leads that somebody was mailed. */
async function linkTo({ email }: Client): Promise<string> {
  let link: string | undefined
  await eventually(`a link to decide for ${email}`, () => {
    const found = mail.taken.flatMap(each => (each.to === email ? (/\/approve#[\w-]+/.exec(each.mail.text ?? '') ?? []) : []))
    return (link = found[0]) !== undefined
  })
  return link ?? ''
}

/** An agent finds a task among what nobody has, and completes it. */
async function complete(page: Page, title: string): Promise<void> {
  await page.goto(`${it.desk.address}/desk/work?scope=unassigned`)
  await page.getByRole('link', { name: title }).click()
  await act(page, 'Complete', async () => {})
}

/** Moves the record that is open, with what that asks for. */
async function act(page: Page, verb: string, fill: (asked: Locator) => Promise<void>): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(`^${verb}`) })
  const more = page.getByRole('button', { name: 'More', exact: true }).last()
  await more.waitFor()
  if (await button.isVisible()) await button.click()
  else {
    await more.click()
    await page.getByRole('menuitem', { name: new RegExp(`^${verb}`) }).click()
  }
  const asked = page.getByRole('region', { name: verb })
  await fill(asked)
  await asked.getByRole('button', { name: verb }).click()
  await gone(asked)
}
