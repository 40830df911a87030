import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { eventually } from '../harness/eventually.ts'
import { gone, sees, stage } from './harness.ts'

const it = stage()
const rowOf = (page: Page, title: string): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name: title }) })

it.journey('a view that is shared with a group appears for another of the group, and for nobody else', async () => {
  const admin = await it.person('Admin', 'administrator')
  const ada = await it.person('Ada Agent', 'agent')
  const aron = await it.person('Aron Agent', 'agent')
  const other = await it.person('Otto Other', 'agent')
  assert.equal((await admin.post('/groups', { name: 'Networks', members: [ada.id, aron.id] })).status, 201)
  await ada.post('/incidents', { title: 'The core switch hums', impact: 'high', urgency: 'high' })
  await ada.post('/incidents', { title: 'A socket is loose', impact: 'low', urgency: 'low' })

  const { page } = await it.visit(ada, '/desk/incidents')
  await page.getByRole('button', { name: 'Lists' }).click()
  await page.getByRole('menuitem', { name: 'Critical and high' }).click()
  await sees(rowOf(page, 'The core switch hums'))
  await gone(rowOf(page, 'A socket is loose'))
  await page.getByRole('button', { name: 'Save view' }).click()
  const save = page.getByRole('dialog', { name: 'Save view' })
  await save.getByRole('textbox', { name: /^Name/ }).fill('What burns')
  await save.getByRole('combobox', { name: 'Who sees it' }).selectOption({ label: 'My groups' })
  await save.getByRole('button', { name: 'Save as new view' }).click()
  await sees(page.getByRole('heading', { name: 'What burns', level: 1 }))

  const beside = await it.visit(aron, '/desk')
  await beside.page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /What burns/ })
    .click()
  await sees(beside.page.getByRole('heading', { name: 'What burns', level: 1 }))
  await sees(rowOf(beside.page, 'The core switch hums'))
  assert.equal(await rowOf(beside.page, 'A socket is loose').count(), 0)

  const apart = await it.visit(other, '/desk/incidents')
  await sees(rowOf(apart.page, 'A socket is loose'))
  assert.equal(await apart.page.getByRole('link', { name: /What burns/ }).count(), 0)
})

it.journey('what came of a change of many is told for each, also for the one that was refused', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const made = []
  for (const title of ['Bulk one', 'Bulk two', 'Bulk closed']) made.push((await ada.post('/incidents', { title, impact: 'low', urgency: 'low' })).body)
  assert.equal((await ada.post(`/incidents/${made[2].number}/cancel`, { comment: 'A mistake.' })).status, 200)

  const { page } = await it.visit(ada, `/desk/incidents?${new URLSearchParams({ filter: "title.startsWith('Bulk')" })}`)
  await sees(rowOf(page, 'Bulk closed'))
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  const bar = page.getByRole('toolbar')
  await sees(bar.getByText('3 selected'))
  await bar.getByRole('button', { name: 'Change a field' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change a field' })
  await dialog.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Impact' })
  await dialog.getByRole('combobox', { name: /^Impact/ }).selectOption({ label: 'High' })
  await dialog.getByRole('button', { name: 'Apply to 3 records' }).click()

  const outcome = page.getByRole('dialog', { name: 'What came of it' })
  await sees(outcome.getByText('2 records changed, 1 could not be changed.'))
  const lines = await outcome.getByRole('listitem').allInnerTexts()
  assert.match(lines[0] ?? '', /Bulk closed/)
  assert.doesNotMatch(lines[0] ?? '', /done$/)
  assert.deepEqual(
    lines.slice(1).map(line => line.endsWith('done')),
    [true, true],
  )
  await outcome.getByRole('button', { name: 'Close' }).last().click()
  const impacts = await Promise.all(made.map(async one => (await ada.get(`/incidents/${one.number}`)).body.impact))
  assert.deepEqual(impacts, ['high', 'high', 'low'])
})

it.journey('a value is changed where it stands in the list, and the list says so at once', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'Change me here', impact: 'low', urgency: 'low' })).body
  const { page } = await it.visit(ada, '/desk/incidents')
  const row = rowOf(page, 'Change me here')
  await row.getByTitle('Change Assignee').click()
  await page
    .getByRole('dialog', { name: 'Assignee' })
    .getByRole('button', { name: /Ada Agent/ })
    .click()
  await sees(row.getByText(/Ada/))
  await row.getByTitle('Change State').click()
  await page.getByRole('dialog', { name: 'State' }).getByRole('button', { name: 'Start' }).click()
  await sees(row.getByText('In progress'))
  await eventually('the server has it too', async () => {
    const { assignee, state } = (await ada.get(`/incidents/${number}`)).body
    return assignee === ada.id && state === 'inProgress'
  })
})

it.journey('on the board a card is moved by hand or by keys, and what a move asks for is asked', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'Move me along', impact: 'low', urgency: 'low' })).body
  const state = async () => (await ada.get(`/incidents/${number}`)).body.state
  const { page } = await it.visit(ada, `/desk/incidents?${new URLSearchParams({ layout: 'board', filter: `number == '${number}'` })}`)
  const column = (name: string) => page.getByRole('region', { name, exact: true })
  const card = (name: string) => column(name).getByRole('link', { name: 'Move me along' })

  await sees(card('New'))
  await card('New').dragTo(column('In progress'))
  await sees(card('In progress'))
  await eventually('it is inProgress', async () => (await state()) === 'inProgress')

  await card('In progress').focus()
  await page.keyboard.press('Shift+ArrowRight')
  const hold = page.getByRole('dialog')
  await hold.getByRole('combobox', { name: /Hold reason/ }).selectOption({ label: 'Awaiting vendor' })
  await hold.getByRole('button', { name: 'Put on hold' }).click()
  await sees(card('On hold'))
  await eventually('it is onHold', async () => (await state()) === 'onHold')

  await card('On hold').dragTo(column('New'))
  await sees(page.getByText('No transition leads there from where it is.'))
  await eventually('it is onHold', async () => (await state()) === 'onHold')
})
