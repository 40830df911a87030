import assert from 'node:assert/strict'
import { announcement, portalSettings, topic } from '../../src/practices/announcement/index.ts'
import { rating } from '../../src/practices/satisfaction/index.ts'
import { isAccessible } from './axe.ts'
import { sees, stage } from './harness.ts'

const it = stage()
const records = () => it.desk.runtime.installation.records

it.journey('the box is gone through by keyboard: what is down, what is announced, what is mine, and the way to report', async () => {
  const { system } = it.desk
  const rosa = await it.person('Rosa Requester')
  const made = await records().create(system, announcement, { title: 'Mail moves on Sunday', openTo: 'everyone', pinned: true })
  await records().transition(system, announcement, made.id, 'publish')
  await records().create(system, topic, { name: 'Mail', openTo: 'everyone' })
  await rosa.post('/incidents', { title: 'Mail is slow' })
  const { page } = await it.visit(rosa, '/portal', { phone: true })
  await sees(page.getByRole('link', { name: 'Mail moves on Sunday' }).first())
  const box = page.getByRole('combobox')
  await box.fill('mail')
  await sees(page.getByRole('option', { name: /Mail is slow/ }))
  await box.press('ArrowDown')
  assert.equal(await page.getByRole('option', { selected: true }).count(), 1)
  assert.equal(await box.getAttribute('aria-activedescendant'), await page.getByRole('option', { selected: true }).getAttribute('id'))
  await isAccessible(page, 'answers')
  await box.press('Enter')
  await sees(page.getByRole('heading', { name: 'Mail moves on Sunday' }))
  await isAccessible(page, 'announcement')
  await page.getByRole('link', { name: 'Back' }).click()
  await page.getByRole('link', { name: 'Mail', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Mail', level: 1 }))
  await isAccessible(page, 'topic')
})

it.journey('what was done is rated with one tap in the portal', async () => {
  const { system } = it.desk
  const rosa = await it.person('Rita Rates')
  const { id, number } = (await rosa.post('/incidents', { title: 'The lamp is out' })).body
  const asked = await records().create(system, rating, { person: rosa.id, recordType: 'incident', record: id, recordNumber: number })
  const { page } = await it.visit(rosa, '/portal', { phone: true })
  await page.getByRole('button', { name: 'Satisfied', exact: true }).click()
  await sees(page.getByText('Thank you. That helps.'))
  await isAccessible(page, 'rating')
  const kept = () => records().get(system, rating, asked.id)
  assert.equal((await kept()).score, 4)
  await page.getByRole('button', { name: 'Neither', exact: true }).click()
  await sees(page.getByRole('button', { name: 'Neither', pressed: true }))
  await page.getByRole('textbox', { name: /^Would you say more/ }).fill('It flickers.')
  await page.getByRole('button', { name: 'Send' }).click()
  await sees(page.getByText('Your words have been sent.'))
  const { score, words } = await kept()
  assert.deepEqual([score, words], [3, 'It flickers.'])
})

it.journey('a guest reads what is public and asks for a link, in the colours of the house', async () => {
  const { system } = it.desk
  const [settings] = (await records().find(system, portalSettings)).items
  await records().change(system, portalSettings, settings?.id ?? '', { name: 'Contoso Help', colour: '#8a1c5c', guestsRead: true, guestsReport: true })
  const made = await records().create(system, announcement, { title: 'Open on Sunday', text: 'From **ten**.', openTo: 'public' })
  await records().transition(system, announcement, made.id, 'publish')
  const { page } = await it.visit(undefined, '/guest')
  await sees(page.getByText('Contoso Help'))
  await isAccessible(page, 'guest')
  await page.getByRole('link', { name: 'Open on Sunday' }).click()
  await sees(page.getByText('ten'))
  await page.getByRole('link', { name: 'Back' }).click()
  const report = page.getByRole('link', { name: 'Report something' })
  assert.equal(await report.evaluate(link => getComputedStyle(link).backgroundColor), 'rgb(138, 28, 92)')
  await report.click()
  await page.getByLabel('Your mail address').fill('gerda@example.test')
  await page.getByLabel('What is wrong?').fill('The door is shut')
  await isAccessible(page, 'report')
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await sees(page.getByRole('heading', { name: 'Look into your mailbox' }))
})
