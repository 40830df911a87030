import assert from 'node:assert/strict'
import { eventually } from '../harness/eventually.ts'
import { gone, sees, stage } from './harness.ts'

const it = stage()

it.journey('an agent sees at once what was assigned, opens it, and answers by naming a colleague', async () => {
  const ada = await it.person('Ada', 'agent')
  const lena = await it.person('Lena', 'lead')
  const rosa = await it.person('Rosa')
  const { page } = await it.visit(ada, '/desk/work')
  const bell = page.getByRole('navigation').getByRole('button', { name: /notification/i })
  await sees(page.getByRole('navigation').getByRole('button', { name: 'Notifications' }))
  const made = (await rosa.post('/incidents', { title: 'The lift is stuck' })).body
  await lena.post(`/incidents/${made.id}/assign`, { assignee: ada.id })
  await sees(page.getByRole('navigation').getByRole('button', { name: '1 notification not read' }))
  await bell.click()
  await page.getByRole('button', { name: /Lena assigned INC\d+ to you: The lift is stuck/ }).click()
  await page.waitForURL(new RegExp(`/desk/incidents/${made.number}$`))
  await sees(page.getByRole('navigation').getByRole('button', { name: 'Notifications' }))
  await page.getByRole('button', { name: 'Internal note' }).click()
  const box = page.getByRole('textbox', { name: 'Internal note' })
  await box.fill('Please look: ')
  await page.getByRole('button', { name: 'Mention somebody' }).click()
  await page.getByRole('combobox').fill('Lena')
  await page.getByRole('option', { name: /Lena/ }).click()
  assert.match(await box.inputValue(), new RegExp(`^Please look: @\\[Lena\\]\\(person:${lena.id}\\) $`))
  await page.getByRole('button', { name: /Add the note|Add note|Keep/ }).click()
  await sees(page.locator('.mention', { hasText: 'Lena' }))
  await eventually('Lena hears of it', async () => {
    const { items } = (await lena.get('/notifications?sort=-at')).body
    return items[0]?.event === 'mentioned'
  })
  const { items } = (await rosa.get('/notifications')).body
  assert.deepEqual(items, [])
})

it.journey('whoever opens a record has read what was told about it, also what comes while they look, and nothing else', async () => {
  const ada = await it.person('Ada', 'agent')
  const lena = await it.person('Lena', 'lead')
  const rosa = await it.person('Rosa')
  const [lift, door] = [(await rosa.post('/incidents', { title: 'The lift hums' })).body, (await rosa.post('/incidents', { title: 'The door squeaks' })).body]
  for (const { id } of [lift, door]) await lena.post(`/incidents/${id}/assign`, { assignee: ada.id })
  const { page } = await it.visit(ada, '/desk/work')
  const bell = (name: string) => page.getByRole('navigation').getByRole('button', { name })
  await sees(bell('2 notifications not read'))
  await page.goto(page.url().replace('/desk/work', `/desk/incidents/${lift.number}`))
  await sees(bell('1 notification not read'))
  await lena.post(`/incidents/${lift.id}/comments`, { text: 'It hums in C.', visibility: 'internal' })
  await sees(page.getByText('It hums in C.'))
  const unread = async () => (await ada.get('/notifications?filter=readAt == null')).body.items as { record: string }[]
  await eventually('the note is told and read', async () => {
    const { items } = (await ada.get(`/notifications?filter=event == 'internalNote'`)).body
    return items.length === 1 && items[0].readAt !== null
  })
  assert.deepEqual(
    (await unread()).map(n => n.record),
    [door.id],
  )
  await sees(bell('1 notification not read'))
})

it.journey('one says how one wants to hear of things, and mutes one from the link of a mail', async () => {
  const ada = await it.person('Ada', 'agent')
  const made = (await ada.post('/incidents', { title: 'Noisy printer' })).body
  const { page } = await it.visit(ada, `/desk/account?mute=incident:${made.id}`)
  await page.getByRole('button', { name: 'Mute it' }).click()
  await sees(page.getByRole('button', { name: `Hear of ${made.number} Noisy printer again` }))
  await page.getByRole('checkbox', { name: 'Somebody replies: By mail' }).uncheck()
  await page.getByLabel('From', { exact: true }).fill('22:00')
  await page.getByLabel('Until', { exact: true }).fill('06:30')
  await page.getByRole('button', { name: 'Save' }).nth(1).click()
  await eventually('it is kept', async () => {
    const { items } = (await ada.get('/notification-preferences')).body
    return items[0]?.quietTo?.startsWith('06:30') && items[0].ways.find((w: { event: string }) => w.event === 'publicComment').mail === false
  })
  await page.getByRole('button', { name: `Hear of ${made.number} Noisy printer again` }).click()
  await gone(page.getByRole('button', { name: `Hear of ${made.number} Noisy printer again` }))
})

it.journey('a requester finds on the phone what has happened', async () => {
  const rosa = await it.person('Rosa')
  const ada = await it.person('Ada', 'agent')
  const { page } = await it.visit(rosa, '/portal', { phone: true })
  const made = (await rosa.post('/incidents', { title: 'No sound' })).body
  await ada.post(`/incidents/${made.id}/comments`, { text: 'Is it plugged in?', visibility: 'public' })
  await page.getByRole('link', { name: /News.*1 notification not read/ }).click()
  await page.getByRole('button', { name: /Ada replied on INC\d+: No sound/ }).click()
  await sees(page.getByText('Is it plugged in?'))
  await page.getByRole('link', { name: 'News', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Notifications', level: 1 }))
  await ada.post(`/incidents/${made.id}/comments`, { text: 'Is it switched on?', visibility: 'public' })
  await sees(page.getByRole('link', { name: /News.*1 notification not read/ }))
  await page.goto(page.url().replace(/\/portal.*$/, `/portal/things/incidents/${made.number}`))
  await sees(page.getByText('Is it switched on?'))
  await sees(page.getByRole('link', { name: 'News', exact: true }))
})

it.journey('an administrator writes a template, is told of a wrong placeholder, and sees it on a real record', async () => {
  const admin = await it.person('Admin', 'administrator')
  const made = (await admin.post('/incidents', { title: 'Template trial' })).body
  const { page, expects } = await it.visit(admin, '/desk/message-templates/new')
  await page.getByLabel(/^Event/).selectOption('resolved')
  await page.getByLabel(/^Language/).selectOption('en')
  await page.getByRole('textbox', { name: /^Text/ }).fill('Hello {{person.name}}, {{record.titel}} is done.')
  expects(/422 .*message-templates/)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByText("There is no placeholder 'record.titel'. Did you mean 'record.title'?"))
  await page.getByRole('textbox', { name: /^Text/ }).fill('Hello {{person.name}}, {{record.title}} is done.')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('textbox', { name: 'Number' }).fill(made.number)
  await page.getByRole('button', { name: 'Show' }).click()
  await sees(page.getByText('Hello Admin, Template trial is done.'))
})
