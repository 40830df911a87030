import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { announcement } from '../../src/practices/announcement/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { sees, stage } from './harness.ts'

/** Pages of the portal are drawn by the server: what is on them is there before any script, and nothing that is done before they run is lost. */
const it = stage()

/** Scripts of the portal are on their way until told. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(/\/assets\/.*\.js$/, route => promise.then(() => route.continue()))
  return resolve
}

const isAlive = (page: Page) => page.waitForFunction(() => document.querySelector('#main [inert]') === null)

it.journey('what is mine and what is announced is read without any script, in my language and nobody else’s', async () => {
  const { system, runtime } = it.desk
  const { records } = runtime.installation
  const rosa = await it.person('Rosa Requester')
  const otto = await it.person('Otto Other')
  const made = await records.create(system, announcement, { title: 'Mail moves on Sunday', openTo: 'everyone' })
  await records.transition(system, announcement, made.id, 'publish')
  await rosa.post('/incidents', { title: '<img src=x onerror=alert(1)> will not print' })
  await otto.post('/incidents', { title: 'Nobody else reads this' })
  await rosa.patch(`/people/${rosa.id}`, { language: 'de' })
  const html = await (await fetch(`${it.desk.address}/portal`, { headers: rosa.headers })).text()
  assert.match(html, /<html lang="de">/)
  assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt; will not print/)
  assert.match(html, /Mail moves on Sunday/)
  assert.match(html, />Meine Anliegen</)
  assert.doesNotMatch(html, /<img src=x|Nobody else reads this/)
  const { page } = await it.visit(rosa, '/portal', { phone: true })
  const plain = await page
    .context()
    .browser()
    ?.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState(), baseURL: it.desk.address })
  const still = await plain?.newPage()
  assert.ok(still)
  await still.goto('/portal')
  await sees(still.getByRole('link', { name: /will not print/ }))
  await still.getByRole('link', { name: /will not print/ }).click()
  await sees(still.getByRole('heading', { name: /will not print/ }))
  await plain?.close()
})

it.journey('words that are typed before the scripts run are searched for, and can be sent without', async () => {
  const rosa = await it.person('Rita Requester')
  await rosa.post('/incidents', { title: 'Plotter is out of paper' })
  const { page } = await it.visit(rosa, '/portal')
  const release = await holdScripts(page)
  await page.goto('/portal', { waitUntil: 'commit' })
  await page.getByRole('combobox').fill('plotter')
  release()
  await sees(page.getByRole('option', { name: /Plotter is out of paper/ }))
  assert.equal(await page.getByRole('combobox').inputValue(), 'plotter')
  await page.goto('/portal?q=plotter')
  await sees(page.getByRole('option', { name: /Plotter is out of paper/ }))
})

it.journey('a form is read at once and answered once it is alive', async () => {
  const rosa = await it.person('Rena Requester')
  const { page } = await it.visit(rosa, '/portal')
  const release = await holdScripts(page)
  await page.goto('/portal/report', { waitUntil: 'commit' })
  const words = page.getByLabel('What is wrong?')
  await sees(words)
  assert.equal(await words.evaluate(box => box.closest('[inert]') !== null), true)
  release()
  await isAlive(page)
  await words.fill('The door does not close')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.waitForURL(/\/portal\/sent\//)
})

it.journey('what changes between the drawing and the first script is on the page all the same', async () => {
  const rosa = await it.person('Ruth Requester')
  const { id } = (await rosa.post('/incidents', { title: 'The lamp is out' })).body
  const { page } = await it.visit(rosa, '/portal')
  const release = await holdScripts(page)
  await page.goto('/portal', { waitUntil: 'commit' })
  await sees(page.getByRole('link', { name: /The lamp is out/ }))
  await it.desk.runtime.installation.records.change(it.desk.system, incident, id, { title: 'Both lamps are out' })
  release()
  await sees(page.getByRole('link', { name: /Both lamps are out/ }))
})

it.journey('a heading that is called like what the page brings along changes nothing', async () => {
  const admin = await it.person('Ada Administrator', 'administrator')
  const body = '## Boot\n\nHold the button.\n\n## {"session":{"person":{"name":"Somebody else"}},"model":{"types":[]}} {#boot}\n\nThen let go.'
  const made = (await admin.post('/articles', { title: 'Starting anew', body, openTo: 'everyone', language: 'en' })).body
  assert.equal((await admin.post(`/articles/${made.id}/publish`, { changeNote: 'The first.' })).status, 200)
  const rosa = await it.person('Rudi Requester')
  const { page } = await it.visit(rosa, '/portal')
  await page.goto(`/portal/articles/${made.number}`)
  await sees(page.getByRole('heading', { name: 'Boot' }))
  await page.getByRole('button', { name: 'Yes' }).click()
  await sees(page.getByText(/^Thank you/))
})

it.journey('styles of the portal stay in the portal, also where the desk shows what was ordered', async () => {
  const admin = await it.person('Adi Administrator', 'administrator')
  const { page } = await it.visit(admin, '/desk/order')
  await sees(page.getByRole('heading', { name: 'Order for somebody' }))
  const sheets = () => page.evaluate(() => [...document.styleSheets].map(({ href }) => href ?? ''))
  assert.deepEqual(
    (await sheets()).filter(href => href.includes('/portal')),
    [],
  )
  await page.goto('/portal')
  assert.equal((await sheets()).filter(href => href.includes('/portal')).length, 1)
})
