import assert from 'node:assert/strict'
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { type Device, gone, sees } from './harness.ts'

/** A page, and what is done on it before it is looked at. */
export type Look = readonly [at: string, what: string, act?: (page: Page) => Promise<void>]

/** Nothing that is known to keep somebody out, in either theme. Only colours differ between them. */
export async function isAccessible(page: Page, what = page.url(), part?: string): Promise<void> {
  assert.deepEqual(await keptOut(page, part), [], what)
}

/** What keeps somebody out of the page as it stands, or of one part of it, and how. */
export async function keptOut(page: Page, part?: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source};0`)
  const light = await faultsOf(page, part, { rules: { 'target-size': { enabled: true } } })
  await page.emulateMedia({ colorScheme: 'dark' })
  await drawn(page)
  const dark = await faultsOf(page, part, { runOnly: ['color-contrast', 'link-in-text-block'] })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map(fault => `dark: ${fault}`)]
}

/** Without what takes long and is not needed: how everything passed, and sheets of other sites. */
async function faultsOf(page: Page, part: string | undefined, options: RunOptions): Promise<readonly string[]> {
  const violations = await page.evaluate(
    async ({ within, given }) => (await (window as unknown as { readonly axe: typeof axe }).axe.run(within ?? document, given)).violations,
    { within: part, given: { resultTypes: ['violations' as const], preload: false, ...options } },
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`))
}

/** Colours change over a moment, however short, and what inherits one begins when that is over. */
const drawn = (page: Page) =>
  page.evaluate(async () => {
    const passing = () => document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    do {
      await Promise.allSettled(passing().map(({ finished }) => finished))
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    } while (passing().length > 0)
  })

export async function lookAt(page: Page, looks: readonly Look[]): Promise<void> {
  const faults: unknown[] = []
  for (const [at, what, act] of looks) {
    await page.goto(at)
    await settled(page)
    await act?.(page)
    await drawn(page)
    await picture(page, `${at} ${what}`)
    // What has opened over a page is looked at by itself: the page was looked at without.
    await isAccessible(page, `${at}, ${what}`, act && (await opened(page))).catch((error: unknown) => faults.push(error))
  }
  if (faults.length > 0) throw new AggregateError(faults, faults.map(fault => String(fault)).join('\n'))
}

/** A folder for pictures of what is seen, where one is named: in both themes, at the widths that are looked at. */
const pictures = process.env.PICTURES
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  const size = page.viewportSize()
  const file = name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\W+/g, '-').slice(0, 60)
  for (const width of size?.width === 390 ? [390] : [1024, 1440])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await drawn(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) console.error(`${name}: ${wide} pixels wider than ${width}`)
      await page.screenshot({ path: `${pictures}/${file}-${colorScheme}-${width}.png`, fullPage: true })
    }
  if (size) await page.setViewportSize(size)
}

const over = '[role=dialog], [role=alertdialog], [role=menu]'
const opened = async (page: Page): Promise<string | undefined> => ((await page.locator(over).first().isVisible()) ? over : undefined)

/** The page stands: nothing is a skeleton any more. */
async function settled(page: Page): Promise<void> {
  await sees(page.getByRole('heading').first())
  await gone(page.locator('.skeleton'))
  await gone(page.locator('[inert]'))
}

export const press = (page: Page, keys: string) => page.keyboard.press(keys)
export const click = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
export const opens = (name: string | RegExp, shown: (page: Page) => Promise<void>) => async (page: Page) => {
  await click(name)(page)
  await shown(page)
}
export const dialog = (page: Page) => sees(page.getByRole('dialog'))
export const menu = (page: Page) => sees(page.getByRole('menu'))

/** High enough that what is beside the page is seen whole: what is cut off where it scrolls would count as too small to be hit. */
export const tall: Device = { more: { viewport: { width: 1440, height: 1500 } } }
