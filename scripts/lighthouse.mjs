// npm run lighthouse: how fast, accessible and well-behaved the screens are, as Lighthouse sees them in the demo organisation.
//
// Desk pages as on a desk, the others as on a phone (slow network, processor four times slower). Words after -- are pages
// to look at: sign-in, portal, article, form, list, record. A busy machine costs performance: --runs 5 looks five times and takes the
// middle. With --json FOLDER the reports are written into a folder. With --processor-only the network is as fast as it is: what is
// slow then is ours.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse, { desktopConfig } from 'lighthouse'
import { ask, enter, freePort, withBrowser, withDemo } from './demo.mjs'

const categories = ['performance', 'accessibility', 'best-practices']
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, runs: { type: 'string', default: '1' }, 'processor-only': { type: 'boolean', default: false } },
})
const { json: folder } = values

/** Nothing but the processor is slowed, four times, and really so instead of reckoned. */
const processorOnly = {
  throttlingMethod: 'devtools',
  throttling: { cpuSlowdownMultiplier: 4, rttMs: 0, throughputKbps: 0, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 },
}

const pagesOf = async address => {
  const agent = await enter(address, 'agent@example.com')
  const requester = await enter(address, 'requester@example.com')
  const [first] = await ask(address, agent, '/incidents?limit=1&sort=-updatedAt')
  const [article] = await ask(
    address,
    requester,
    `/articles?${new URLSearchParams({ filter: "live == true && language == 'en'", limit: '1', sort: 'heading' })}`,
  )
  const [item] = await ask(address, requester, `/catalogue-items?${new URLSearchParams({ filter: "name == 'Laptop'", limit: '1' })}`)
  return [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'portal', path: '/portal', cookie: requester },
    ...(article ? [{ name: 'article', path: `/portal/articles/${article.number}`, cookie: requester }] : []),
    ...(item ? [{ name: 'form', path: `/portal/catalogue/${item.id}`, cookie: requester }] : []),
    { name: 'list', path: '/desk/incidents', cookie: agent, desk: true },
    ...(first ? [{ name: 'record', path: `/desk/incidents/${first.number}`, cookie: agent, desk: true }] : []),
  ]
}

/** What of the checks of accessibility and behaviour is not as it should be. */
const faultsOf = ({ categories: found, audits }) =>
  ['accessibility', 'best-practices']
    .flatMap(category => found[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => audits[id].title)

/** Whoever looks is signed in, or nobody. */
async function become(devtools, address, cookie) {
  await devtools.send('Storage.clearCookies')
  const [name, value] = cookie?.split('=') ?? []
  if (name) await devtools.send('Storage.setCookies', { cookies: [{ name, value, url: address }] })
}

async function look(address, port, devtools, { name, path, cookie, desk }) {
  const flags = { port, onlyCategories: categories, logLevel: 'error', ...(values['processor-only'] ? processorOnly : {}) }
  const runs = []
  for (let left = Number(values.runs); left > 0; left--) {
    await become(devtools, address, cookie)
    runs.push((await lighthouse(`${address}${path}`, flags, desk ? desktopConfig : undefined)).lhr)
  }
  const score = (lhr, category) => Math.round((lhr.categories[category].score ?? 0) * 100)
  runs.sort((a, b) => score(a, 'performance') - score(b, 'performance'))
  const lhr = runs[runs.length >> 1]
  const scores = categories.map(category => score(lhr, category))
  const paint = lhr.audits['largest-contentful-paint'].displayValue ?? '?'
  console.log([name.padEnd(10), (desk ? 'desk' : 'phone').padEnd(8), ...scores.map(one => String(one).padStart(13)), `   ${paint}`].join(''))
  for (const fault of faultsOf(lhr)) console.log(`           ${fault}`)
  if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}.`)
  if (folder) writeFileSync(join(folder, `${name}.json`), JSON.stringify(lhr, undefined, 2))
}

if (folder) mkdirSync(folder, { recursive: true })
await withDemo(async address => {
  const port = await freePort()
  await withBrowser([`--remote-debugging-port=${port}`], async browser => {
    const devtools = await browser.newBrowserCDPSession()
    console.log(`${'page'.padEnd(10)}${'as on'.padEnd(8)}  performance accessibility best practices   largest paint`)
    for (const page of await pagesOf(address)) if (wanted.length === 0 || wanted.includes(page.name)) await look(address, port, devtools, page)
  })
})
