import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { gone, sees, stage } from './harness.ts'

const it = stage()

/** Puts a condition together from chips: its field, and what to choose. */
async function condition(page: Page, name: string, field: string, ...values: readonly string[]): Promise<void> {
  await page.getByRole('group', { name }).first().getByRole('button', { name: '+ condition' }).click()
  const form = page.getByRole('dialog', { name: 'Filter' })
  await form.getByRole('combobox', { name: 'Field' }).selectOption(field)
  for (const value of values) await form.getByRole('listbox').getByRole('option', { name: value, exact: true }).click()
  await form.getByRole('button', { name: 'Apply' }).click()
  await gone(form)
}

it.journey('a service level is built, tried on the past, put in force, and counts down on a new incident and on one that was open', async () => {
  const admin = await it.person('Ada Admin', 'administrator')
  const agent = await it.person('Ann Agent', 'agent')
  const rosa = await it.person('Rosa Requester')
  const { page } = await it.visit(admin, '/desk/service-levels/new')
  await admin.post('/incidents', { title: 'Reported before', impact: 'high', urgency: 'high' })

  await page.getByLabel(/^Name/).fill('Resolution')
  assert.equal(await page.getByLabel('For', { exact: false }).first().inputValue(), 'incident')
  await condition(page, 'Applies to', 'priority', 'Critical')
  await condition(page, 'Stops when', 'state', 'Resolved')
  await condition(page, 'Pauses while', 'state', 'On hold')
  await page.getByLabel(/^Target in/).selectOption('elapsed')
  await page.getByLabel(/^Time/).first().fill('4h')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Resolution', level: 1 }))

  await sees(
    page.getByText(
      /^For incidents where Priority is Critical: within 4 h around the clock, waits while State is On hold, stops when State is Resolved; warns nobody\.$/,
    ),
  )
  await sees(page.getByText(/17:00 → due .*21:00, if nothing lets it wait/))

  await page.getByRole('button', { name: 'Try it' }).click()
  await sees(page.getByText('1 record looked at'))
  await sees(page.getByRole('row', { name: /^Total 0 of 1 missed/ }))

  await page.getByRole('button', { name: 'Activate' }).click()
  await sees(page.getByText('Active', { exact: true }))

  const { number } = (await rosa.post('/incidents', { title: 'Nothing prints', impact: 'high', urgency: 'high' })).body
  const { page: desk } = await it.visit(agent, '/desk/incidents')
  await sees(desk.getByRole('columnheader', { name: 'Due' }))
  await sees(desk.getByRole('row', { name: /Nothing prints/ }).getByText(/^(4 h|3 h 5\d min)$/))
  // What was open before counts from the activation on.
  await sees(desk.getByRole('row', { name: /Reported before/ }).getByText(/^(4 h|3 h 5\d min)$/))

  await desk.getByRole('link', { name: 'Nothing prints' }).click()
  const clock = desk.getByRole('region', { name: 'Service levels' }).getByRole('button', { name: /Resolution/ })
  await sees(clock.getByText(/^(4 h|3 h 5\d min) left$/))
  await clock.press('Enter')
  const picture = desk.getByRole('dialog', { name: 'Resolution' })
  await sees(picture.getByText('Started because'))
  await sees(picture.getByText(/priority is Critical/i))
  await sees(picture.getByRole('img', { name: /^Resolution: .* used, / }))
  await picture.getByRole('button', { name: 'Close' }).click()

  // Somebody else waits for an answer: the clock stands still, here as well, by itself.
  await admin.post(`/incidents/${number}/start`, {})
  await admin.post(`/incidents/${number}/hold`, { holdReason: 'requester', comment: 'Which printer?' })
  await sees(clock.getByText('waits', { exact: true }))

  await admin.post(`/incidents/${number}/resume`, {})
  await admin.post(`/incidents/${number}/resolve`, { resolutionCode: 'solutionProvided', resolutionNote: 'Paper.' })
  await sees(clock.getByText('kept', { exact: true }))

  await desk.goto('/desk/reports/service-levels?by=level')
  await sees(desk.getByRole('row', { name: /^Resolution 100 %/ }))
  await desk.getByRole('button', { name: 'Show the 1 that ended: Resolution' }).click()
  await sees(desk.getByRole('link', { name: new RegExp(number) }))
  assert.match(desk.url(), /open=k/)

  const start = { name: 'First look', recordType: 'incident', applies: 'priority == 1', stops: "state != 'new'", targetIn: 'elapsed', targetTime: 'PT1H' }
  const { id } = (await admin.post('/service-levels', start)).body
  await admin.post(`/service-levels/${id}/activate`, {})
  await desk.reload()
  await desk.getByRole('combobox', { name: /^Service level/ }).selectOption('First look')
  await sees(desk.getByText('No promise came to its end in this period'))
  await desk.getByRole('combobox', { name: /^Service level/ }).selectOption('Resolution')
  await sees(desk.getByRole('row', { name: /^Resolution 100 %/ }))
})

it.journey('a calendar shows its year, takes days from a file, and gives them back', async () => {
  const admin = await it.person('Ada Admin', 'administrator')
  const { page } = await it.visit(admin, '/desk/calendars/new')
  await page.getByLabel(/^Name/).fill('Leipzig')
  await page.getByLabel(/^Public holidays of/).selectOption({ label: 'Germany' })
  await page.getByLabel(/^Region/).selectOption({ label: 'Saxony' })
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByText('Monday to Friday 09:00 to 18:00, Europe/Berlin, with the public holidays of Saxony (Germany)'))
  await page.getByText('Days that are not as their weekday').click()
  await sees(page.getByRole('row', { name: /Christmas Day Public holiday all day/ }))

  const year = Number(/\d{4}/.exec(await page.getByRole('heading', { name: /^The year/ }).innerText())?.[0])
  await page.getByRole('button', { name: `Year ${year + 1}` }).click()
  await sees(page.getByRole('heading', { name: `The year ${year + 1}` }))

  await page.getByRole('button', { name: 'Add days from a file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add days from a file' })
  await dialog.getByRole('button', { name: 'Read the file' }).click()
  await sees(dialog.getByText('Choose a file first.'))
  const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z']
  const event = [`DTSTART;VALUE=DATE:${year + 1}0301`, `DTEND;VALUE=DATE:${year + 1}0303`, 'SUMMARY:Moving house', 'END:VEVENT', 'END:VCALENDAR', '']
  await dialog
    .getByLabel(/^iCalendar file/)
    .setInputFiles({ name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from([...file, ...event].join('\r\n')) })
  await dialog.getByRole('button', { name: 'Read the file' }).click()
  await sees(dialog.getByRole('row', { name: /Moving house Closed/ }))
  await dialog.getByRole('button', { name: 'Add 2 days' }).click()
  await gone(dialog)
  await sees(page.getByRole('cell', { name: /Moving house, Closed/ }))

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as iCalendar' }).click()
  assert.equal((await download).suggestedFilename(), 'calendar.ics')
})
