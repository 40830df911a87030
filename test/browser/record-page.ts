import type { Locator, Page } from 'playwright-core'

/** Opens the verbs that have no button of their own. */
export const otherWays = (page: Page): Locator => page.getByRole('button', { name: 'More', exact: true }).last()

/** Moves a record by a verb from that menu. */
export async function choose(page: Page, verb: RegExp): Promise<void> {
  await otherWays(page).click()
  await page.getByRole('menuitem', { name: verb }).click()
}

export const factsOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Facts' })

/** A fact on the right of the page, which a click opens to be changed. */
export const fact = (page: Page, name: string, value = ''): Locator => factsOf(page).getByRole('button', { name: new RegExp(`^${name}:.*${value}`) })
