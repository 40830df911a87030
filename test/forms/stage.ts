import { join } from 'node:path'
import { after, before, test } from 'node:test'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { home } from '../../src/app/home.server.ts'
import { alone } from '../../src/app/postgres/lock.server.ts'
import { machine } from '../../src/kernel/actor.ts'
import { modelFor } from '../../src/kernel/api/index.server.ts'
import { facts, me, model } from '../../src/engines/forms/test/forms.ts'
import type { Form } from '../../src/engines/forms/form.ts'
import { compileForm } from '../../src/engines/forms/compile.ts'
import { sliceOf } from '../../src/engines/forms/slice.ts'
import { findBrowser, launch } from '../browser/harness.ts'
import { watch } from '../browser/faults.ts'
import type { Staged } from './staged.ts'

/** A browser with nothing but a form in it: no server, so that a hundred of them cost what one does. */
export interface FormStage {
  readonly show: (staged: Partial<Staged> & { readonly form: Form }, device?: Device) => Promise<Page>
  readonly journey: (name: string, live: () => Promise<void>) => void
}

export interface Device {
  readonly width?: number
  readonly dark?: boolean
  /** What the server answers to a path below /api/v1. */
  readonly answers?: (path: string) => unknown
}

const there = await findBrowser()
const folder = join(home, 'node_modules/.cache/mainstay/forms-page')
const origin = 'http://forms.test'

const session = {
  person: { id: me, name: 'Rita', email: 'rita@example.test', language: 'en' as const, timeZone: 'UTC', roles: ['requester'], groups: [] },
  can: {},
}
const known = modelFor(model, machine('00000000-0000-0000-0000-000000000000', 'test', 'cli')) as unknown as NonNullable<Staged['boot']>['model']

/** Once for all files of tests that show it, and again only if something of it has changed. */
const buildPage = () =>
  alone(`${folder}.lock`, async () => {
    const { hashOf, readStamp, writeStamp } = await import(new URL('../../scripts/tools.mjs', import.meta.url).href)
    const [stamp, sources] = [`${folder}.stamp`, hashOf(['src/web', 'src/engines', 'src/kernel', 'test/forms/page', 'package-lock.json'])]
    if (readStamp(stamp) === sources) return
    await build({
      configFile: false,
      root: join(home, 'test/forms/page'),
      plugins: [react()],
      logLevel: 'warn',
      build: { outDir: folder, emptyOutDir: true, target: 'es2023', minify: false, assetsInlineLimit: 0 },
    })
    writeStamp(stamp, sources)
  })

export function formStage(): FormStage {
  const open: { browser?: Browser } = {}
  const pages: { page: Page; faults: readonly string[] }[] = []
  if (there !== undefined) {
    before(async () => {
      await buildPage()
      open.browser = await launch()
    })
    after(() => open.browser?.close())
  }
  return {
    show: async (staged, { width = 390, dark = false, answers = () => ({ items: [], next: null }) } = {}) => {
      const context = await open.browser?.newContext({
        viewport: { width, height: 844 },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'en-GB',
        reducedMotion: 'reduce',
      })
      if (!context) throw new Error('The browser is open inside of journeys only.')
      const { faults } = await watch(context)
      const whole: Staged = {
        page: 'ask',
        channel: 'portal',
        language: 'en',
        facts: facts(),
        types: sliceOf(compileForm(staged.form, model)),
        ...(staged.channel === 'mail' ? {} : { boot: { session, model: known } }),
        ...staged,
      }
      await context.addInitScript(given => void Object.assign(window, { staged: given }), whole)
      await context.route(`${origin}/**`, async route => {
        const path = new URL(route.request().url()).pathname
        if (path.startsWith('/api/v1')) return route.fulfill({ json: answers(path.slice(7)) })
        const file = path === '/' ? 'index.html' : path.slice(1)
        return route.fulfill({ path: join(folder, file), contentType: typeOf(file) })
      })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      pages.push({ page, faults })
      await page.goto(`${origin}/`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
    journey: (name, live) =>
      void test(name, { timeout: 60_000, skip: there === undefined && 'there is no browser here' }, async () => {
        try {
          await live()
          for (const { faults } of pages) if (faults.length > 0) throw new Error(`Meanwhile, in the browser:\n${faults.join('\n')}`)
        } finally {
          for (const { page } of pages.splice(0)) await page.context().close()
        }
      }),
  }
}

const typeOf = (file: string): string =>
  file.endsWith('.js') ? 'text/javascript' : file.endsWith('.css') ? 'text/css' : file.endsWith('.html') ? 'text/html' : 'font/woff2'

/** A picture for whoever looks at it: `SHOTS=/tmp/x`. */
export const shot = async (page: Page, name: string): Promise<void> =>
  void (process.env.SHOTS && (await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })))

/** What is wider than the page, so that one would have to push it to and fro. */
export const stickingOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth).map(one => `${one.tagName} ${one.className}`),
  )
