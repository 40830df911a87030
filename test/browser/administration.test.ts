import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { eventually } from '../harness/eventually.ts'
import { gone, sees, stage } from './harness.ts'

const it = stage()

const pick = async (page: Page, option: RegExp, typed: string) => {
  await page.getByRole('dialog').getByRole('combobox').fill(typed)
  await page.getByRole('option', { name: option }).click()
  await page.keyboard.press('Escape')
}

it.journey('an administrator takes somebody on and puts them into a group', async () => {
  const admin = await it.person('Admin', 'administrator')
  const { page } = await it.visit(admin, '/desk/admin')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^People/ })
    .click()
  await page.getByRole('link', { name: 'New person' }).click()
  await page.getByRole('textbox', { name: /^Name/ }).fill('Nora New')
  await page.getByRole('textbox', { name: /^E-mail/ }).fill('nora@example.test')
  await page.getByLabel(/^Roles/).click()
  await pick(page, /Agent/, 'Agent')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Nora New', level: 1 }))
  const { items } = (await admin.get(`/people?${new URLSearchParams({ filter: "email == 'nora@example.test'" })}`)).body
  assert.equal(items.length, 1)

  await page.goto('/desk/groups')
  await page.getByRole('link', { name: 'New group' }).first().click()
  await page.getByRole('textbox', { name: /^Name/ }).fill('Field service')
  await page.getByLabel(/^Members/).click()
  await pick(page, /Nora New/, 'Nora')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Field service', level: 1 }))
  const [group] = (await admin.get(`/groups?${new URLSearchParams({ filter: "name == 'Field service'" })}`)).body.items
  assert.deepEqual(group.members, [items[0].id])
})

it.journey('a change of the priority matrix holds for what is reported next', async () => {
  const admin = await it.person('Admin', 'administrator')
  const report = async () => (await admin.post('/incidents', { title: 'As the matrix says', impact: 'low', urgency: 'low' })).body.priority
  assert.equal(await report(), 5)
  const { page } = await it.visit(admin, '/desk/admin/priority-matrix')
  const cell = page.getByRole('row', { name: /^Low/ }).getByRole('button').last()
  await sees(cell.getByText('Planning'))
  await cell.click()
  await page.getByRole('dialog', { name: 'Priority' }).getByRole('option', { name: /Low/ }).click()
  await sees(cell.getByText('Low'))
  await eventually('it holds', async () => (await report()) === 4)
})

it.journey('a token is shown once, works, and works no more once it is revoked', async () => {
  const admin = await it.person('Admin', 'administrator')
  const { page } = await it.visit(admin, '/desk/admin/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog', { name: 'New token' })
  await dialog.getByRole('textbox', { name: /What it is for/ }).fill('Nightly report')
  await dialog.getByRole('button', { name: 'New token' }).click()
  const token = await dialog.getByText(/^mst_/).innerText()
  const answer = async () => (await fetch(`${it.desk.address}/api/v1/incidents`, { headers: { authorization: `Bearer ${token}` } })).status
  assert.equal(await answer(), 200)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await sees(page.getByRole('row', { name: /Nightly report/ }))
  assert.equal(await page.getByText(token).count(), 0)
  await page.getByRole('button', { name: 'Revoke: Nightly report' }).click()
  await gone(page.getByRole('row', { name: /Nightly report/ }))
  await eventually('it is revoked', async () => (await answer()) === 401)
})

it.journey('an administrator sees who is signed in, ends a session, and finds it all in the log', async () => {
  const admin = await it.person('Admin', 'administrator')
  const ruth = await it.person('Ruth Remote')
  const { page } = await it.visit(admin, '/desk/admin/sessions')
  assert.equal((await ruth.get('/session')).status, 200)
  await page
    .getByRole('row', { name: /Ruth Remote/ })
    .getByRole('button', { name: /End/ })
    .click()
  await gone(page.getByRole('row', { name: /Ruth Remote/ }))
  await eventually('it is ended', async () => (await ruth.get('/session')).status === 401)
  await page.goto('/desk/admin/audit')
  await sees(page.getByRole('listitem').filter({ hasText: /Session ended/ }))
  await sees(page.getByRole('listitem').filter({ hasText: /Ruth Remote.*Signed in/ }))
})

it.journey('an administrator sees who changed what, and who tried to', async () => {
  const admin = await it.person('Admin', 'administrator')
  const rita = await it.person('Rita Refused', 'agent')
  const { id } = (await admin.post('/services', { name: 'Payroll' })).body
  await admin.patch(`/services/${id}`, { name: 'Pay' })
  assert.equal((await rita.patch(`/services/${id}`, { name: 'Mine' })).status, 403)
  const { page } = await it.visit(admin, '/desk/admin')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Audit/ })
    .click()
  const line = (words: RegExp) => page.getByRole('list', { name: 'Audit' }).getByRole('listitem').filter({ hasText: words })
  await sees(line(/Changed.*Service.*Pay.*before Payroll.*after Pay/))
  await sees(line(/Rita Refused.*Refused.*PATCH \/services\/\{id\}.*Pay.*Not permitted/))
  await page.getByRole('combobox', { name: 'Act' }).selectOption('refused')
  await gone(line(/before Payroll/))
  assert.match(page.url(), /act=refused/)
  await page.getByRole('button', { name: 'anybody' }).click()
  await pick(page, /Rita Refused/, 'Rita')
  await sees(line(/Rita Refused/))
  await page.getByRole('combobox', { name: 'Act' }).selectOption('')
  await page.getByRole('button', { name: 'anybody' }).click()
  await line(/Changed.*Service/)
    .getByRole('link', { name: 'Pay' })
    .first()
    .click()
  await sees(page.getByRole('heading', { name: 'Pay', level: 1 }))
})

it.journey('who is no administrator is told so, and sees no way there', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { page } = await it.visit(ada, '/desk/admin')
  await sees(page.getByText('This is for administrators'))
  assert.equal(await page.getByRole('link', { name: 'Administration' }).count(), 0)
})

it.journey('an administrator sees who is in an audience, and that nobody is', async () => {
  const admin = await it.person('Alva Admin', 'administrator')
  await it.person('Nora Nurse')
  const { id } = (await admin.post('/audiences', { name: 'Nurses', who: "name == 'Nora Nurse'" })).body
  const { page } = await it.visit(admin, `/desk/audiences/${id}`)
  await sees(page.getByRole('link', { name: '1 person' }))
  await sees(page.getByRole('link', { name: 'Nora Nurse' }))
  assert.equal((await admin.patch(`/audiences/${id}`, { who: "name == 'Nobody of us'" })).status, 200)
  await sees(page.getByText('Nobody. What is open to this audience alone, nobody sees.'))
})
