import assert from 'node:assert/strict'
import { eventually } from '../harness/eventually.ts'
import { gone, sees, stage } from './harness.ts'

const it = stage()
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

it.journey('whoever has trouble reports it on a phone, follows it, answers, says that it is not solved, and then that it is', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const { page } = await it.visit(rosa, '/', { phone: true })

  await page.getByRole('link', { name: 'Report something' }).click()
  await page.getByRole('textbox', { name: 'What is wrong?' }).fill('The printer on floor 2 eats paper\n\nIt began this morning.')
  await page.getByText('Several', { exact: true }).click()
  await page.getByText('It slows me down').click()
  await page.getByLabel('Add a file').setInputFiles({ name: 'printer.png', mimeType: 'image/png', buffer: picture })
  await sees(page.getByRole('list', { name: 'Added files' }).getByText('printer.png'))
  await page.getByRole('button', { name: 'Send' }).click()
  await sees(page.getByRole('heading', { name: 'Thank you. We have it.' }))
  const number = /INC\d+/.exec(page.url())?.[0] ?? ''

  const reported = (await ada.get(`/incidents/${number}`)).body
  assert.equal(reported.title, 'The printer on floor 2 eats paper')
  assert.equal(reported.description, 'The printer on floor 2 eats paper\n\nIt began this morning.')
  assert.deepEqual([reported.impact, reported.urgency, reported.priority], ['medium', 'medium', 3])

  await page.getByRole('link', { name: 'See how it stands' }).click()
  const now = page.getByRole('status')
  await sees(now.filter({ hasText: 'We have received it' }))
  await sees(page.getByRole('img', { name: 'Picture printer.png' }))

  const ask = { holdReason: 'requester', comment: 'Which tray is it?' }
  await ada.patch(`/incidents/${number}`, { assignee: ada.id })
  assert.equal((await ada.post(`/incidents/${number}/hold`, ask)).status, 200)
  await sees(now.filter({ hasText: 'We are waiting for your answer' }))
  await sees(page.getByText('Which tray is it?'))
  await page.getByRole('button', { name: 'Your answer' }).click()
  await page.getByRole('textbox', { name: 'Your answer' }).fill('The lower one.')
  await page.getByRole('button', { name: 'Send' }).click()
  await sees(now.filter({ hasText: 'We are working on it' }))
  await eventually('it is in work', async () => (await ada.get(`/incidents/${number}`)).body.state === 'inProgress')

  const solve = { resolutionCode: 'solutionProvided', resolutionNote: 'The lower tray was replaced.' }
  assert.equal((await ada.post(`/incidents/${number}/resolve`, solve)).status, 200)
  await sees(page.getByRole('heading', { name: 'Is it solved?' }))
  await sees(page.getByText('The lower tray was replaced.'))
  await page.getByRole('button', { name: 'No, it does not' }).click()
  await page.getByRole('textbox', { name: 'What is still wrong?' }).fill('It eats paper still.')
  await page.getByRole('button', { name: 'Send and go on' }).click()
  await gone(page.getByRole('heading', { name: 'What is still wrong?' }))
  await sees(now.filter({ hasText: 'We are working on it' }))
  await sees(page.getByText('It eats paper still.'))
  assert.equal((await ada.get(`/incidents/${number}`)).body.reopenCount, 1)

  await ada.post(`/incidents/${number}/resolve`, { ...solve, resolutionNote: 'And the upper one.' })
  await page.getByRole('button', { name: 'Yes, it works again' }).click()
  await sees(page.getByText('This is finished'))
  await eventually('it is closed', async () => (await ada.get(`/incidents/${number}`)).body.state === 'closed')

  await page.getByRole('link', { name: 'My things' }).first().click()
  await page.getByRole('link', { name: 'Done' }).click()
  await sees(page.getByRole('link', { name: /The printer on floor 2/ }))
})

it.journey('what was written for a report survives a reload, and an empty one is not sent', async () => {
  const ruben = await it.person('Ruben Requester')
  const { page } = await it.visit(ruben, '/portal/report', { phone: true })
  await page.getByRole('button', { name: 'Send' }).click()
  await sees(page.getByText('Tell us in a few words what is wrong.'))
  const words = page.getByRole('textbox', { name: 'What is wrong?' })
  await words.fill('My badge does not open the door')
  await page.getByText('I am stuck').click()
  await page.reload()
  await sees(page.getByText('This is what you wrote before.'))
  assert.equal(await words.inputValue(), 'My badge does not open the door')
  assert.equal(await page.getByRole('radio', { name: 'I am stuck' }).isChecked(), true)
})

it.journey('whoever is held up by an outage finds it before asking, says so with one tap, hears of it, and takes it back', async () => {
  const rosa = await it.person('Rosa Requester')
  const otto = await it.person('Otto Other')
  const lena = await it.person('Lena Lead', 'lead', 'agent')
  const admin = await it.person('Admin', 'administrator')
  const service = (await admin.post('/services', { name: 'Time sheets', criticality: 'high' })).body
  const { number, id } = (await rosa.post('/incidents', { title: 'Time sheets do not open', description: 'Rosa has a secret', service: service.id })).body
  const accepted = { businessImpact: 'Nobody books hours.', comment: 'Mine.', publicNote: 'Nobody can open them. We restart the server.' }
  assert.equal((await lena.post(`/incidents/${number}/acceptMajor`, accepted)).status, 200)
  const affected = async () => (await lena.get(`/affected-people?count=exact&filter=${encodeURIComponent(`incident == '${id}'`)}`)).body.count

  const { page } = await it.visit(otto, '/', { phone: true })
  const known = page.getByRole('region', { name: 'What we know of' }).getByRole('article').filter({ hasText: 'Time sheets do not open' })
  await sees(known.getByText('Nobody can open them. We restart the server.'))
  await page.getByRole('combobox', { name: 'Search, or say what is wrong' }).fill('time sheets')
  await sees(page.getByRole('link', { name: /Time sheets do not open.*Known disturbance/ }))
  await sees(page.getByRole('button', { name: 'That is me too' }))

  await page.getByRole('option', { name: /Report “time sheets”/ }).click()
  await page.getByRole('combobox', { name: 'What is it about?' }).selectOption({ label: 'Time sheets' })
  const similar = page.getByRole('region', { name: 'Is it one of these?' })
  await similar.getByRole('button', { name: 'That is me too' }).click()
  await sees(similar.getByText('We keep you informed'))
  assert.equal(await affected(), 1)

  await similar.getByRole('link', { name: 'Time sheets do not open' }).click()
  await sees(page.getByRole('region', { name: 'What we know' }).getByText('We restart the server.'))
  assert.equal(await page.getByText('secret').count(), 0)
  assert.equal(await page.getByText('Rosa').count(), 0)
  await lena.patch(`/incidents/${number}`, { publicNote: 'It opens again for half of you.' })
  await sees(page.getByText('It opens again for half of you.'))

  await page.getByRole('link', { name: 'My things' }).first().click()
  await sees(page.getByRole('heading', { name: 'I also follow' }))
  await lena.patch(`/incidents/${number}`, { publicNote: 'Nearly there.' })
  await sees(page.getByRole('link', { name: /Time sheets do not open/ }).getByText('News'))
  await page.getByRole('link', { name: /Time sheets do not open/ }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await sees(page.getByRole('button', { name: 'That is me too' }))
  assert.equal(await affected(), 0)

  await page.getByRole('button', { name: 'That is me too' }).click()
  await sees(page.getByText('We keep you informed'))
  assert.equal((await lena.post(`/incidents/${number}/resolve`, { resolutionCode: 'solutionProvided', resolutionNote: 'Restarted.' })).status, 200)
  await page.getByRole('link', { name: 'Home' }).first().click()
  await sees(known.getByText(/Solved/))
})

it.journey('the one box of the portal answers with what is mine before it asks', async () => {
  const rita = await it.person('Rita Requester')
  await rita.post('/incidents', { title: 'The beamer stays dark', impact: 'low', urgency: 'low' })
  const { page } = await it.visit(rita, '/', { phone: true })
  await page.getByRole('combobox', { name: 'Search, or say what is wrong' }).fill('beamer dark')
  await sees(page.getByRole('option', { name: /The beamer stays dark/ }))
  await page.getByRole('combobox', { name: 'Search, or say what is wrong' }).fill('teapot broken')
  await page.getByRole('option', { name: /teapot broken/ }).click()
  await sees(page.getByRole('heading', { name: 'Report something' }))
  assert.equal(await page.getByRole('textbox', { name: 'What is wrong?' }).inputValue(), 'teapot broken')
})
