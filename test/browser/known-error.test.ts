import assert from 'node:assert/strict'
import { gone, sees, stage } from './harness.ts'
import { choose, fact, factsOf } from './record-page.ts'

const it = stage()

it.journey('a workaround of a problem is told to the people whose incidents it causes', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const reported = (await rosa.post('/incidents', { title: 'The report has no figures', impact: 'medium', urgency: 'medium' })).body

  const { page } = await it.visit(ada, '/desk/problems/new')
  await page.getByRole('textbox', { name: /^Title/ }).fill('The nightly export skips rows')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'The nightly export skips rows' }))
  const problem = /PRB\d+/.exec(page.url())?.[0] ?? ''

  await page.goto(`/desk/incidents/${reported.number}`)
  const facts = factsOf(page)
  await sees(fact(page, 'Assignee'))
  // Facts that are rarely filled stand behind a fold.
  if ((await fact(page, 'Problem').count()) === 0) await facts.getByRole('button', { name: /more field/ }).click()
  await fact(page, 'Problem').click()
  await page.getByRole('dialog', { name: 'Problem' }).getByRole('combobox').fill('nightly')
  await page.getByRole('option', { name: /The nightly export skips rows/ }).click()
  await sees(facts.getByRole('link', { name: /Open The nightly export/ }))
  await facts.getByRole('link', { name: /Open The nightly export/ }).click()
  await sees(page.getByRole('link', { name: /The report has no figures/ }))

  await choose(page, /Communicate workaround/)
  const tell = page.getByRole('region', { name: 'Communicate workaround' })
  await tell.getByRole('textbox', { name: /Workaround/ }).fill('Run the report again after nine.')
  await tell.getByRole('button', { name: 'Communicate workaround' }).click()
  await gone(tell)

  const phone = await it.visit(rosa, `/portal/things/incidents/${reported.number}`, { phone: true })
  await sees(phone.page.getByText('Run the report again after nine.'))
  assert.equal((await ada.get(`/problems/${problem}`)).body.workaroundTold, 'Run the report again after nine.')
})
