import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import sql from 'sql-template-tag'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { Receiver } from '../harness/receiver.ts'
import { isAccessible, picture } from './axe.ts'
import { gone, sees, stage } from './harness.ts'

const it = stage({ settings: { WEBHOOK_ALLOW: '127.0.0.1' } })
let receiver: Receiver
before(async () => {
  receiver = await new Receiver().listen()
})
after(() => receiver.close())

const dead = (name: string, error: string) =>
  it.desk.fresh.owner.query(
    sql`insert into store.job (tenant_id, id, name, payload, due_at, attempts, dead_at, last_error)
        values (${onlyTenant}::uuid, gen_random_uuid(), ${name}, '{"webhook": "Pager", "type": "automation.night", "data": {"number": "INC1000007"}}', now(), 8, now(), ${error})`,
  )

it.journey('an administrator sets up a webhook, tries it, takes its secret, and finds what was sent', async () => {
  const admin = await it.person('Ada Admin', 'administrator')
  const { page } = await it.visit(admin, '/desk/webhooks/new')
  await page.getByRole('textbox', { name: /^Name/ }).fill('Pager')
  await page.getByRole('textbox', { name: /^Address/ }).fill(receiver.url)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Pager', level: 1 }))
  receiver.answers = 404
  await page.getByRole('button', { name: 'Send a test' }).click()
  await sees(page.getByText('at this address nothing takes a POST'))
  receiver.answers = 200
  await page.getByRole('button', { name: 'Send a test' }).click()
  await sees(page.getByText(/It arrived: answered 200/))
  await page.getByRole('button', { name: 'Make a new secret' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make it' }).click()
  const secret = page.getByRole('dialog').locator('code')
  await sees(secret)
  receiver.secret = await secret.innerText()
  assert.match(receiver.secret, /^whsec_/)
  await picture(page, 'secret')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await admin.post('/incidents', { title: 'No mail', requester: admin.id })
  await page.reload()
  await sees(page.getByRole('link', { name: /incident.created.*Delivered/ }))
  assert.deepEqual(receiver.faults, [])
  await isAccessible(page)
  await picture(page, 'webhook')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: /incident.created.*Delivered/ }).click()
  await sees(page.getByRole('region', { name: 'What is sent' }).getByText('"type": "incident.created"'))
  await isAccessible(page)
  await picture(page, 'delivery')
})

it.journey('an administrator looks at background jobs, tries one again and discards another', async () => {
  const admin = await it.person('Ada Admin', 'administrator')
  await it.desk.runtime.worker.stop(0)
  await dead('webhook.call', "There is no webhook 'Pager'.")
  await dead('people.sendReset', 'The mail server does not answer.')
  const { page } = await it.visit(admin, '/desk/admin')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Background jobs/ })
    .click()
  const letters = page.getByRole('list', { name: 'Given up' })
  await sees(letters.getByText("There is no webhook 'Pager'."))
  await sees(page.getByText('Nobody works'))
  await isAccessible(page)
  await picture(page, 'jobs')
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture(page, 'jobs-dark')
  await page.setViewportSize({ width: 1440, height: 900 })
  await isAccessible(page)
  await letters.getByRole('listitem').filter({ hasText: 'people.sendReset' }).getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await gone(letters.getByText('The mail server does not answer.'))
  await letters.getByRole('button', { name: 'Try again' }).click()
  await sees(page.getByText('Nothing was given up'))
  const { items } = (await admin.get('/audit?limit=2')).body
  assert.deepEqual(
    items.map((entry: { act: string }) => entry.act),
    ['jobRetried', 'jobDiscarded'],
  )
})

it.journey('the page of background jobs speaks German', async () => {
  const admin = await it.person('Ada Admin', 'administrator')
  await admin.patch(`/people/${admin.id}`, { language: 'de' })
  const { page } = await it.visit(admin, '/desk/admin/jobs', { language: 'de-DE' })
  await sees(page.getByRole('heading', { name: 'Hintergrundaufträge' }))
  await dead('webhook.call', "There is no webhook 'Pager'.")
  await sees(page.getByRole('button', { name: 'Alle erneut versuchen: webhook.call' }))
  await picture(page, 'jobs-de')
})
