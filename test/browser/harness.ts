import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { home } from '../../src/app/home.server.ts'
import { alone } from '../../src/app/postgres/lock.server.ts'
import { type Client, type Desk, desk as openDesk, type DeskOptions, password } from '../harness/server.ts'
import { watch } from './faults.ts'

/** The real server with the real screens, and a browser in which people sit at them. */
export interface Stage {
  readonly desk: Desk
  /** A test that somebody lives through. Whatever goes wrong in any of its pages fails it: a script's error, a refused resource, a request that fails. */
  readonly journey: (name: string, live: () => Promise<void>) => void
  /** Somebody sits down at a device of their own, signs in through the page, and opens an address. */
  readonly visit: (who: Client | undefined, at: string, device?: Device) => Promise<Visit>
  /** A person who may sign in, with what they may do. */
  readonly person: (name: string, ...roles: readonly string[]) => Promise<Client>
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Answers that are meant to be refusals: `422 /api/v1/incidents`. */
  readonly expects: (fault: RegExp) => void
}

export interface Device {
  readonly phone?: boolean
  readonly dark?: boolean
  readonly language?: 'en-GB' | 'de-DE'
  readonly more?: BrowserContextOptions
}

/** The machine may be busy; conditions are awaited, never time. */
export const patience = 30_000

const scripts = (file: string) => import(new URL(`../../scripts/${file}`, import.meta.url).href)

export const findBrowser = async (): Promise<string | undefined> => (await scripts('browser.mjs')).findBrowser()

/** The screens as their sources are now. */
const build = () => alone(join(home, 'node_modules/.cache/mainstay/build.lock'), async () => (await scripts('build.mjs')).buildIfOutdated())

export const launch = async (): Promise<Browser> => {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('There is no Chromium here. Install one, or set CHROME_PATH.')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

const browserHere = await findBrowser()

/** Opens for the journeys of one file and is taken down after them. Without a browser they are left out. */
export function stage(options: DeskOptions = {}): Stage {
  const open: { desk?: Desk; browser?: Browser } = {}
  const visits: Opened[] = []
  const desk = () => open.desk ?? fail('The desk is open inside of journeys only.')
  if (browserHere !== undefined) {
    before(async () => {
      await build()
      open.desk = await openDesk({ jobs: true, ...options })
      open.browser = await launch()
    })
    after(async () => {
      await open.browser?.close()
      await open.desk?.close()
    })
  }
  const visit = async (who: Client | undefined, at: string, device: Device = {}): Promise<Visit> => {
    if (!open.browser) throw new Error('The browser is open inside of journeys only.')
    const context = await open.browser.newContext({ baseURL: desk().address, ...traits(device) })
    context.setDefaultTimeout(patience)
    const { faults, expects } = await watch(context)
    const page = await context.newPage()
    visits.push({ page, context, faults })
    await page.goto(at)
    if (who) await signIn(page, who.email, at)
    return { page, context, expects }
  }
  return {
    get desk() {
      return desk()
    },
    visit,
    person: (name, ...roles) => desk().somebody(roles.length > 0 ? roles : ['requester'], { name }),
    journey: (name, live) =>
      void test(name, { timeout: 4 * patience, skip: browserHere === undefined && 'there is no browser here' }, async () => {
        try {
          await live()
          for (const { faults } of visits) if (faults.length > 0) throw new Error(`Meanwhile, in the browser:\n${faults.join('\n')}`)
        } catch (error) {
          await keepPictures(name, visits)
          for (const { faults } of visits) for (const fault of faults) console.error(`Meanwhile, in the browser: ${fault}`)
          throw error
        } finally {
          for (const { context } of visits.splice(0)) await context.close()
        }
      }),
  }
}

interface Opened {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: readonly string[]
}

const traits = ({ phone, dark, language, more }: Device): BrowserContextOptions => ({
  viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  ...(phone ? { isMobile: true, hasTouch: true } : {}),
  colorScheme: dark ? 'dark' : 'light',
  locale: language ?? 'en-GB',
  timezoneId: 'Europe/Berlin',
  reducedMotion: 'reduce',
  ...more,
})

export async function signIn(page: Page, email: string, at: string): Promise<void> {
  await page.getByRole('textbox', { name: /E-mail|E-Mail/ }).fill(email)
  await page.getByLabel(/^(Password|Passwort)$/).fill(password)
  await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click()
  await page.waitForURL(url => `${url.pathname}${url.search}`.startsWith(at) || (at === '/' && url.pathname !== '/sign-in'))
}

/** What somebody saw when it went wrong. */
async function keepPictures(name: string, visits: readonly Opened[]): Promise<void> {
  const folder = process.env.MAINSTAY_PICTURES ?? join(tmpdir(), 'mainstay-pictures')
  mkdirSync(folder, { recursive: true })
  for (const [i, { page }] of visits.entries()) {
    const path = join(folder, `${name.replace(/\W+/g, '-').slice(0, 80)}-${i + 1}.png`)
    await page.screenshot({ path }).catch(() => {})
    if (existsSync(path)) console.error(`What was seen: ${path}`)
  }
}

/** Waits until it is there to be seen. */
export const sees = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' })

export const gone = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' })

function fail(why: string): never {
  throw new Error(why)
}
