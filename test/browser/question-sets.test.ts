import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { sees, stage } from './harness.ts'

/** Questions that several forms share, built on their own page. */
const it = stage()

const shot = async (page: Page, name: string) =>
  void (process.env.SHOTS && (await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })))

it.journey('an administrator builds a set of questions, and an agent tries it out', async () => {
  const adam = await it.person('Adam Admin', 'administrator')
  const { page } = await it.visit(adam, '/desk/question-sets/new')
  await page.getByRole('textbox', { name: /^Name/ }).fill('Delivery')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByLabel('Heading of the set (English)').fill('Where to')
  await page.getByRole('button', { name: 'Add a part' }).click()
  await page.getByRole('menuitem', { name: 'Line of text' }).click()
  await page.keyboard.type('Street')
  await shot(page, 'question-set')
  await page.getByRole('button', { name: 'Save questions' }).click()
  await sees(page.getByText('Questions saved.'))
  const saved = await page.evaluate(async () => (await fetch(`/api/v1/question-sets?limit=1`)).json())
  assert.deepEqual(
    saved.items[0].questions.parts.map((part: { key: string }) => part.key),
    ['street'],
  )
  await page.reload()
  assert.equal(await page.getByLabel('Heading of the set (English)').inputValue(), 'Where to')
  await sees(page.getByRole('region', { name: 'Preview' }).getByLabel('Street'))

  const ada = await it.person('Ada Agent', 'agent')
  const other = await it.visit(ada, new URL(page.url()).pathname)
  await sees(other.page.getByRole('region', { name: 'Preview' }).getByLabel('Street'))
  assert.equal(await other.page.getByRole('button', { name: 'Save questions' }).count(), 0)
})
