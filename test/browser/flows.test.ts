import assert from 'node:assert/strict'
import { flow } from '../../src/engines/flows/index.ts'
import { startFlow } from '../../src/engines/flows/index.server.ts'
import { sees, stage } from './harness.ts'

const it = stage()
it.journey('a service owner draws a flow, hears what is wrong with it, tries it and publishes it; its run is a picture', async () => {
  const mia = await it.person('Mia Manager', 'manager')
  const admin = await it.person('Admin', 'administrator')
  const about = (await admin.post('/incidents', { title: 'VPN is slow' })).body
  const made = (await mia.post('/flows', { name: 'Look after it', of: 'incident' })).body
  const { page } = await it.visit(mia, `/desk/flows/${made.id}`)
  await page.getByRole('link', { name: 'Draw' }).click()
  await sees(page.getByText('It can be published.'))

  const outline = page.getByRole('region', { name: 'Steps' })
  const form = page.locator('.flow-form')
  const add = async (kind: string, after: RegExp) => {
    await outline.getByRole('button', { name: after }).first().click()
    await outline.getByLabel('Kind of step').selectOption({ label: kind })
    await outline.getByRole('button', { name: 'Add after this step' }).click()
  }
  await add('Set', /^Start/)
  await sees(page.getByText('what is to be set').first())
  await form.getByRole('textbox', { name: /^Name/ }).fill('Make it urgent')
  await form.getByRole('button', { name: 'Add a row' }).first().click()
  await form.getByRole('combobox', { name: /Field, row 1/ }).selectOption({ label: 'Urgency' })
  await form.getByRole('textbox', { name: /Value, row 1/ }).fill('hihg')
  await sees(page.getByText(/Urgency: /).first())
  await form.getByRole('textbox', { name: /Value, row 1/ }).fill('high')
  await sees(page.getByText('It can be published.'))

  await add('Wait', /^Set Make it urgent/)
  await form.getByRole('textbox', { name: /^Name/ }).fill('Until it is resolved')
  await form.getByRole('textbox', { name: /^Until this holds/ }).fill("state == 'resolved'")
  await sees(page.getByText('either a condition, or a date').first())
  await form.getByRole('textbox', { name: /^Or so long/ }).fill('')
  await page.keyboard.press('Tab')
  await sees(page.getByText('It can be published.'))

  await page.getByRole('textbox', { name: /^Number or id/ }).fill(about.number)
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await sees(page.getByText('It would end: done.'))
  assert.equal((await admin.get(`/incidents/${about.id}`)).body.urgency, 'medium')
  await page.getByRole('button', { name: 'Save and publish' }).click()
  await sees(page.getByText('Version 1 is published'))

  const run = await begin(about.id, made.id)
  const seen = await it.visit(admin, `/desk/flow-runs/${run}`)
  await sees(seen.page.getByRole('heading', { name: 'Where it is' }))
  await sees(seen.page.getByText('waits until').or(seen.page.getByText('for a condition')))
  await seen.page.getByRole('button', { name: 'Skip' }).click()
  await seen.page.getByRole('dialog').getByRole('textbox', { name: /^Why/ }).fill('It is resolved elsewhere')
  await seen.page.getByRole('dialog').getByRole('button', { name: 'Do it' }).click()
  await sees(seen.page.getByText('It is nowhere any more.'))
  await seen.page.getByText('What happened').click()
  await sees(seen.page.getByText('by Admin: It is resolved elsewhere'))
  const dark = await it.visit(admin, `/desk/incidents/${about.number}`, { dark: true })
  await dark.page.getByRole('button', { name: /^FLW/ }).click()
  await sees(dark.page.getByRole('dialog').getByText('Make it urgent').first())
  await dark.page.locator('.react-flow__edge-path').first().waitFor({ state: 'attached' })
  const phone = await it.visit(mia, `/desk/flows/${made.id}/draw`, { phone: true })
  await sees(phone.page.getByText('It can be published.'))
})

/** As ordering something begins one. */
async function begin(incident: string, id: string): Promise<string> {
  const { records, model } = it.desk.runtime.installation
  const { published } = await records.get(it.desk.system, flow, id)
  return records.together(it.desk.system, within =>
    startFlow({ records: within, by: () => it.desk.system, model }, { version: published ?? '', subject: { type: 'incident', id: incident } }),
  )
}
