// npm run screenshots: the pictures of docs/images, from the demo organisation.
import { mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, enter, withBrowser, withDemo } from './demo.mjs'
import { smallPng } from './small-png.mjs'
import { at } from './tools.mjs'

const desk = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
/** A picture is looked at on the way; larger ones make the page that shows them slow. */
const largest = 200_000

async function pictures(address) {
  const agent = await enter(address, 'agent@example.com')
  const requester = await enter(address, 'requester@example.com')
  const manager = await enter(address, 'admin@example.com')
  const record = `/desk/incidents/${await telling(address, agent)}`
  const [run] = await ask(address, manager, `/flow-runs?${new URLSearchParams({ filter: "state == 'running'", sort: '-createdAt', limit: '1' })}`)
  const [flow] = await ask(address, manager, `/flows?${new URLSearchParams({ filter: "state == 'published'", sort: 'name', limit: '1' })}`)
  return [
    { name: 'desk-list', path: '/desk/incidents', cookie: agent, ...desk },
    { name: 'desk-record', path: record, cookie: agent, ...desk },
    { name: 'desk-record-dark', path: record, cookie: agent, ...desk, colorScheme: 'dark' },
    { name: 'desk-board', path: '/desk/incidents?layout=board', cookie: agent, ...desk },
    { name: 'portal-phone', path: '/portal', cookie: requester, ...phone },
    { name: 'portal-catalogue', path: '/portal/catalogue', cookie: requester, ...desk },
    { name: 'desk-run', path: `/desk/flow-runs/${run.number}`, cookie: manager, ...desk },
    { name: 'desk-flow', path: `/desk/flows/${flow.id}/draw`, cookie: manager, ...desk },
    { name: 'desk-numbers', path: '/desk/numbers', cookie: manager, ...desk },
  ]
}

/** The number of an incident in work about which much was said, to both sides. */
async function telling(address, cookie) {
  const query = new URLSearchParams({ filter: "state == 'inProgress' && assignee != null", sort: 'priority,-updatedAt', limit: '40' })
  const items = await ask(address, cookie, `/incidents?${query}`)
  const told = await Promise.all(
    items.map(async ({ number }) => {
      const entries = await ask(address, cookie, `/incidents/${number}/history?limit=50`)
      const said = visibility => entries.filter(entry => entry.act === 'comment' && entry.visibility === visibility).length
      return { number, weight: Math.min(said('public'), 3) + 2 * Math.min(said('internal'), 1) + Math.min(entries.length, 8) / 8 }
    }),
  )
  const [best] = told.sort((a, b) => b.weight - a.weight)
  if (!best) throw new Error('The demo organisation has no incident in work.')
  return best.number
}

async function take(browser, address, { name, path, cookie, ...device }) {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
    ...device,
  })
  const [key, value] = cookie.split(/=(.*)/)
  await context.addCookies([{ name: key, value, url: address }])
  const page = await context.newPage()
  const quiet = quietOf(page)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await quiet()
  await page.waitForFunction(() => !document.querySelector('.skeleton') && document.fonts.status === 'loaded')
  const seen = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const blank = await context.newPage()
  const picture = await smallPng(blank, seen)
  await context.close()
  writeFileSync(at('docs/images', `${name}.png`), picture)
  console.log(`docs/images/${name}.png  ${Math.round(picture.length / 1000)} kB`)
  if (picture.length > largest) process.exitCode = 1
}

/** Waits until everything that was asked for has come, but for the stream of events, which never ends. */
function quietOf(page) {
  const open = new Set()
  page.on('request', request => !/\/events(\?|$)/.test(request.url()) && open.add(request))
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, request => open.delete(request))
  return async () => {
    for (let still = 0; still < 5; still = open.size === 0 ? still + 1 : 0) await pause(100)
  }
}

mkdirSync(at('docs/images'), { recursive: true })
await withDemo(address =>
  withBrowser([], async browser => {
    for (const picture of await pictures(address)) await take(browser, address, picture)
  }),
)
