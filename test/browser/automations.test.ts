import assert from 'node:assert/strict'
import { sees, stage } from './harness.ts'

const it = stage()

it.journey('an administrator builds an automation, tries it, switches it on, watches it act and finds out why', async () => {
  const admin = await it.person('Admin', 'administrator')
  const before = (await admin.post('/incidents', { title: 'VPN before' })).body
  const { page, expects } = await it.visit(admin, '/desk/automations')
  expects(/422 .*automations/)
  await page.getByRole('link', { name: 'New automation' }).first().click()
  await page.getByRole('textbox', { name: /^Name/ }).fill('VPN is urgent')
  await sees(page.getByText('When incidents are created, then nothing yet.'))

  await page.getByRole('button', { name: 'Add an act' }).click()
  await page.getByLabel('Field', { exact: true }).selectOption('urgency')
  await page.getByLabel('Value: Urgency').selectOption('high')
  await sees(page.getByText('set Urgency to High'))

  await page.getByRole('button', { name: 'Add an act' }).click()
  await page.getByRole('combobox', { name: 'Act 2' }).selectOption('comment')
  await page.getByRole('textbox', { name: /^Text/ }).fill('We look at {{title}} {{nonsense}}.')
  await page.getByRole('button', { name: 'Save and activate' }).click()
  await sees(page.getByText(/nonsense.* names no field/))
  await page.getByRole('textbox', { name: /^Text/ }).fill('We look at {{title}}.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await sees(page.getByText('Saved'))

  await page.getByRole('textbox', { name: /^Number or id/ }).fill(before.number)
  await page.getByRole('button', { name: 'Dry run' }).click()
  await sees(page.getByText('Urgency becomes High.'))
  await sees(page.getByText('An internal note is written: We look at VPN before.'))
  assert.equal((await admin.get(`/incidents/${before.id}`)).body.urgency, 'medium')
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await sees(page.getByText(/^In 30 days it would have run/))

  await page.getByRole('button', { name: 'Save and activate' }).click()
  await sees(page.getByText('It is active'))
  const after = (await admin.post('/incidents', { title: 'VPN after' })).body
  await page.goto(`/desk/incidents/${after.number}`)
  await sees(page.getByText('We look at VPN after.'))
  await page.getByRole('button', { name: 'Which automation' }).first().click()
  await page.getByRole('dialog').getByRole('link', { name: 'VPN is urgent' }).click()
  await sees(page.getByText('What it did'))
  await sees(page.getByRole('link', { name: 'VPN after' }))
})
