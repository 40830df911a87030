import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { gone, sees, stage } from './harness.ts'
import { factsOf } from './record-page.ts'
import { eventually } from '../harness/eventually.ts'

const it = stage()

/** Nothing reaches beyond the side of the screen. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

it.journey('what was half written on the desk survives a reload, and is gone once it was sent', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'Write to me', impact: 'low', urgency: 'low', requester: ada.id })).body
  const { page } = await it.visit(ada, `/desk/incidents/${number}`)
  const reply = page.getByRole('textbox', { name: /^Reply/ })
  await reply.fill('I was about to say')
  await page.getByRole('button', { name: 'Internal note' }).click()
  await page.getByRole('textbox', { name: 'Internal note' }).fill('Between us')
  await page.reload()
  await sees(reply)
  assert.equal(await reply.inputValue(), 'I was about to say')
  await page.getByRole('button', { name: 'Internal note' }).click()
  await eventually('the note is there', async () => (await page.getByRole('textbox', { name: 'Internal note' }).inputValue()) === 'Between us')
  await page.getByRole('button', { name: /Add note/ }).click()
  await sees(page.getByRole('listitem').filter({ hasText: 'Between us' }))
  await page.reload()
  await page.getByRole('button', { name: 'Internal note' }).click()
  assert.equal(await page.getByRole('textbox', { name: 'Internal note' }).inputValue(), '')

  await page.goto('/desk/incidents/new')
  await page.getByRole('textbox', { name: /^Title/ }).fill('A new one, half')
  await page.reload()
  await sees(page.getByRole('button', { name: 'Discard draft' }))
  assert.equal(await page.getByRole('textbox', { name: /^Title/ }).inputValue(), 'A new one, half')
})

it.journey('the desk fits a phone: menu, list, record, facts, reply', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  await rosa.post('/incidents', { title: 'A very long title that a phone has to break into lines, because it goes on', impact: 'low', urgency: 'low' })
  const { page } = await it.visit(ada, '/desk/work', { phone: true })
  await page.getByRole('button', { name: 'Menu' }).click()
  await page
    .getByRole('dialog', { name: 'Menu' })
    .getByRole('link', { name: /^Incidents/ })
    .click()
  await sees(page.getByRole('heading', { name: 'Incidents', level: 1 }))
  await gone(page.getByRole('dialog', { name: 'Menu' }))
  assert.equal(await fits(page), true, 'the list')
  await page.getByRole('link', { name: /A very long title/ }).click()
  await sees(page.getByRole('heading', { name: /A very long title/, level: 1 }))
  assert.equal(await fits(page), true, 'the record')
  await page.getByRole('button', { name: 'Facts' }).click()
  await sees(factsOf(page).getByRole('button', { name: /^Requester:/ }))
  assert.equal(await fits(page), true, 'the record with its facts')
  await page.getByRole('textbox', { name: /^Reply/ }).fill('We look at it.')
  await page.getByRole('button', { name: /^Send/ }).last().click()
  await sees(page.getByRole('listitem').filter({ hasText: 'We look at it.' }))
})

it.journey('who speaks German reads German, from signing in to the last date', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'Der Drucker schweigt', impact: 'low', urgency: 'low', requester: ada.id })).body
  const { page } = await it.visit(ada, '/desk/account', { language: 'de-DE' })
  await page.getByRole('combobox', { name: /^(Language|Sprache)$/ }).selectOption('de')
  await page
    .getByRole('button', { name: /^(Save|Speichern)$/ })
    .first()
    .click()
  await sees(page.getByRole('heading', { name: 'Mein Konto', level: 1 }))
  await page.goto('/desk/incidents')
  await sees(page.getByRole('heading', { name: 'Störungen', level: 1 }))
  await sees(page.getByRole('columnheader', { name: 'Priorität' }))
  await page.goto(`/desk/incidents/${number}`)
  await sees(page.getByRole('button', { name: /^Lösen/ }))
  assert.equal(await page.locator('html').getAttribute('lang'), 'de')
  await page.goto('/portal')
  await sees(page.getByRole('heading', { name: 'Was brauchen Sie, oder was klappt nicht?' }))
  await sees(page.getByRole('link', { name: /Der Drucker schweigt/ }))
})
