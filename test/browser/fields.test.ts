import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { allPractices } from '../../src/app/installation.server.ts'
import { lending } from '../fixtures/practices/loan/index.ts'
import { gone, sees, stage } from './harness.ts'
import { factsOf } from './record-page.ts'

/** Fields that hold more than a value: rows, conditions, secrets. On a made-up type of record that has one of each. */
const it = stage({ practices: [...allPractices, lending] })

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
const shot = async (page: Page, name: string) =>
  void (process.env.SHOTS && (await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })))

it.journey('rows are written by keyboard, a condition is put together, and a secret is given', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { page } = await it.visit(ada, '/desk/loans/new')
  await page.getByRole('button', { name: 'More fields' }).click()
  await page.getByRole('textbox', { name: /^What/ }).fill('Drill')
  await page.getByRole('button', { name: /^Borrower/ }).click()
  await page.getByRole('option', { name: /Ada Agent/ }).click()

  await page.getByRole('button', { name: 'Hours: Add a row' }).press('Enter')
  const day = page.getByRole('combobox', { name: 'Day, row 1' })
  assert.equal(await day.evaluate(box => box === document.activeElement), true, 'a new row is ready to be written in')
  await day.selectOption('friday')
  await page.getByLabel('From, row 1').fill('08:00')
  await page.getByRole('button', { name: 'Hours: Add a row' }).click()
  await page.getByRole('combobox', { name: 'Day, row 2' }).selectOption('monday')
  await page.getByRole('combobox', { name: 'Day, row 2' }).press('Alt+ArrowUp')
  assert.equal(await page.getByRole('combobox', { name: 'Day, row 1' }).inputValue(), 'monday')
  await page.getByRole('button', { name: 'Hours: Add a row' }).click()

  const condition = page.getByRole('group', { name: 'Fits' }).first()
  await condition.getByRole('button', { name: '+ condition' }).click()
  const form = page.getByRole('dialog', { name: 'Filter' })
  await form.getByRole('combobox', { name: 'Field' }).selectOption('size')
  await form.getByRole('option', { name: 'Large' }).click()
  await form.getByRole('button', { name: 'Apply' }).click()
  await sees(condition.getByText('Size is Large'))
  await page.getByLabel('Code').fill('correct horse')
  await shot(page, 'form')

  assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /horse/, 'no draft keeps it')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Drill', level: 1 }))
  const hours = page.getByRole('region', { name: 'Hours' })
  const told = (await hours.getByRole('row').allInnerTexts()).map(text => text.split(/\s+/).join(' '))
  assert.deepEqual(told, ['Day From', 'Monday –', 'Friday 08:00'])
  await sees(page.getByRole('region', { name: 'Fits' }).getByText('Size is Large'))
  await sees(factsOf(page).getByText('Set'))
  assert.doesNotMatch(await page.content(), /horse/)
  await shot(page, 'record')

  await hours.getByRole('button', { name: 'Change Hours' }).click()
  await hours.getByRole('button', { name: 'Remove row 1' }).click()
  await shot(page, 'edit')
  await hours.getByRole('button', { name: 'Save' }).click()
  await sees(page.getByText(/removed Monday/))
  await factsOf(page).getByRole('button', { name: /^Code/ }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill('another horse')
  await page.getByRole('button', { name: 'Save' }).click()
  await sees(page.getByText(/Code changed/).last())
  await gone(page.getByRole('button', { name: 'Undo' }).filter({ hasText: 'Code' }))
  await shot(page, 'history')
})

it.journey('what is wrong in a row stands at the field, with its row and column', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const made = await ada.post('/loans', { title: 'Saw', borrower: ada.id, hours: [{ day: 'monday', from: '08:00' }] })
  const { page, expects } = await it.visit(ada, `/desk/loans/${made.body.number}`, { phone: true })
  expects(/422/)
  const hours = page.getByRole('region', { name: 'Hours' })
  await hours.getByRole('button', { name: 'Change Hours' }).click()
  await hours.getByRole('button', { name: 'Hours: Add a row' }).click()
  await page.getByLabel('To, row 2').fill('12:00')
  assert.equal(await fits(page), true, 'on a phone')
  await shot(page, 'phone-edit')
  await hours.getByRole('button', { name: 'Save' }).click()
  await sees(hours.getByText(/Row 2, Day: Fill this in/))
  assert.equal(await page.getByLabel('To, row 2').inputValue(), '12:00', 'nothing that was written is lost')
  await shot(page, 'phone')
  await page.getByRole('combobox', { name: 'Day, row 2' }).selectOption('friday')
  await hours.getByRole('button', { name: 'Save' }).click()
  await sees(hours.getByRole('button', { name: 'Change Hours' }))
  await sees(hours.getByText('12:00'))
})
