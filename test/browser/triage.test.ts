import assert from 'node:assert/strict'
import { eventually } from '../harness/eventually.ts'
import { gone, sees, stage } from './harness.ts'
import { choose, fact } from './record-page.ts'

const it = stage()

it.journey('an agent triages, waits for an answer that appears by itself, and resolves; the requester has it taken up again', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await rosa.post('/incidents', { title: 'Mail is slow', impact: 'low', urgency: 'low' })).body
  const look = async () => (await ada.get(`/incidents/${number}`)).body

  const { page, expects } = await it.visit(ada, '/desk/work?scope=unassigned')
  await page.getByRole('link', { name: 'Mail is slow' }).click()
  await sees(page.getByRole('heading', { name: 'Mail is slow' }))

  await fact(page, 'Assignee').click()
  await page
    .getByRole('dialog', { name: 'Assignee' })
    .getByRole('button', { name: /Ada Agent/ })
    .click()
  await sees(fact(page, 'Assignee', 'Ada Agent'))
  for (const [name, level] of [
    ['Impact', 'High'],
    ['Urgency', 'Medium'],
  ] as const) {
    await fact(page, name).click()
    await page.getByRole('dialog', { name }).getByRole('option', { name: level }).click()
    await sees(fact(page, name, level))
  }
  await sees(page.getByRole('article').getByText('High').first())
  assert.deepEqual([(await look()).priority, (await look()).assignee], [2, ada.id])

  await choose(page, /Put on hold/)
  const hold = page.getByRole('region', { name: 'Put on hold' })
  await hold.getByRole('combobox', { name: /Hold reason/ }).selectOption({ label: 'Awaiting requester' })
  await hold.getByRole('textbox', { name: /Rosa/ }).fill('Since when is it slow?')
  await hold.getByRole('button', { name: 'Put on hold' }).click()
  await gone(hold)
  await sees(page.getByText('Since when is it slow?'))
  assert.equal((await look()).state, 'onHold')

  const phone = await it.visit(rosa, `/portal/things/incidents/${number}`, { phone: true })
  await sees(phone.page.getByText('Since when is it slow?'))
  await phone.page.getByRole('textbox', { name: 'Your answer' }).fill('Since Monday, about nine.')
  await phone.page.getByRole('button', { name: 'Send' }).click()

  // Without a reload: the answer, and that it goes on.
  await sees(page.getByText('Since Monday, about nine.'))
  await sees(page.getByRole('button', { name: 'Resolve' }))
  assert.equal((await look()).state, 'inProgress')
  assert.equal((await look()).holdReason, null)

  await page.getByRole('button', { name: 'Resolve' }).click()
  const resolve = page.getByRole('region', { name: 'Resolve' })
  expects(/422 .*resolve/)
  await resolve.getByRole('button', { name: 'Resolve' }).click()
  // What is missing is said where it is missing, and nothing happened.
  await sees(resolve.locator('[aria-invalid=true]'))
  assert.equal((await look()).state, 'inProgress')
  await resolve.getByRole('combobox', { name: /Resolution code/ }).selectOption({ label: 'Solution provided' })
  await resolve.getByRole('textbox', { name: /^Resolution/ }).fill('A full disk of the mail server was emptied.')
  await resolve.getByRole('button', { name: 'Resolve' }).click()
  await gone(resolve)
  assert.equal((await look()).state, 'resolved')

  await sees(phone.page.getByRole('heading', { name: 'Is it solved?' }))
  await phone.page.getByRole('button', { name: 'No, it does not' }).click()
  await phone.page.getByRole('textbox', { name: 'What is still wrong?' }).fill('Slow again.')
  await phone.page.getByRole('button', { name: 'Send and go on' }).click()
  await sees(page.getByText('Slow again.'))
  await sees(page.getByRole('button', { name: 'Resolve' }))
  await eventually('it is taken up again', async () => (await look()).state === 'inProgress')
  assert.equal((await look()).reopenCount, 1)
})

it.journey('an internal note is for the team alone, and two in one record see each other', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const aron = await it.person('Aron Agent', 'agent')
  const { number } = (await rosa.post('/incidents', { title: 'The door squeaks', impact: 'low', urgency: 'low' })).body
  const first = await it.visit(ada, `/desk/incidents/${number}`)
  const second = await it.visit(aron, `/desk/incidents/${number}`)
  const phone = await it.visit(rosa, `/portal/things/incidents/${number}`, { phone: true })
  await sees(first.page.getByText('Aron is reading'))

  await second.page.getByRole('button', { name: 'Internal note' }).click()
  await second.page.getByRole('textbox', { name: 'Internal note' }).fill('The requester complains each spring.')
  await sees(first.page.getByText('Aron is writing'))
  await second.page.getByRole('button', { name: /Add note/ }).click()
  await sees(first.page.getByText('The requester complains each spring.'))

  await first.page.getByRole('button', { name: /^Reply to Rosa/ }).click()
  await first.page.getByRole('textbox', { name: /^Reply to Rosa/ }).fill('Somebody comes with oil.')
  await first.page.getByRole('button', { name: /^Send/ }).last().click()
  await sees(phone.page.getByText('Somebody comes with oil.'))
  assert.equal(await phone.page.getByText('each spring').count(), 0)
})
