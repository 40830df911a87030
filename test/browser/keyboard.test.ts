import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { gone, sees, stage } from './harness.ts'
import { fact } from './record-page.ts'

const it = stage()

/** Where the keyboard is, as its user can see it: it or what holds it looks other than without. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return 'nowhere'
    const holders = [at, at.parentElement, at.parentElement?.parentElement].filter(one => one instanceof HTMLElement)
    const look = () =>
      holders.map(one => {
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(one)
        return [outline, boxShadow, borderColor, backgroundColor].join()
      })
    const focused = look().join()
    const { width, height } = at.getBoundingClientRect()
    at.blur()
    const blurred = look().join()
    at.focus()
    return focused !== blurred && width > 0 && height > 0 ? 'visible' : `hidden at ${at.outerHTML.slice(0, 160)}`
  })

it.journey('an incident is triaged and resolved without a mouse', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await rosa.post('/incidents', { title: 'The scanner is silent', impact: 'low', urgency: 'low' })).body
  const look = async () => (await ada.get(`/incidents/${number}`)).body
  const { page } = await it.visit(ada, '/desk/work')
  const press = (keys: string) => page.keyboard.press(keys)

  await sees(page.getByRole('heading', { name: 'My work', level: 1 }))
  await press('g')
  await press('i')
  await sees(page.getByRole('link', { name: 'The scanner is silent' }))
  await press('j')
  await press('a')
  const picker = page.getByRole('dialog', { name: 'Assignee' }).getByRole('combobox')
  await sees(picker)
  await page.keyboard.type('Ada')
  await sees(page.getByRole('option', { name: /Ada Agent/ }))
  await press('Enter')
  await gone(picker)
  await sees(page.getByRole('row', { name: /The scanner is silent.*Ada/ }))

  await press('m')
  await sees(page.getByRole('dialog', { name: 'State' }).getByRole('button', { name: 'Start' }))
  await page.getByRole('dialog', { name: 'State' }).getByRole('button', { name: 'Start' }).press('Enter')
  await sees(page.getByRole('row', { name: /The scanner is silent.*In progress/ }))

  await press('Enter')
  await sees(page.getByRole('heading', { name: 'The scanner is silent', level: 1 }))
  await sees(fact(page, 'Assignee', 'Ada Agent'))
  await press('n')
  await page.keyboard.type('Its cable lies on the floor.')
  await press('Control+Enter')
  await sees(page.getByRole('listitem').filter({ hasText: 'Its cable lies on the floor.' }))

  await press('Escape')
  await press('Control+k')
  await sees(page.getByRole('dialog', { name: 'Find or do' }))
  await sees(page.getByRole('option').first())
  await page.keyboard.type('resolve')
  await sees(page.getByRole('option', { name: /^Resolve/ }))
  await press('Enter')
  const resolve = page.getByRole('region', { name: 'Resolve' })
  await sees(resolve)
  await sees(resolve.locator(':focus'))
  // A select takes the first letters of what it offers.
  await page.keyboard.type('Sol')
  await press('Tab')
  await page.keyboard.type('The cable is back where it belongs.')
  await press('Control+Enter')
  await gone(resolve)
  const now = await look()
  assert.deepEqual([now.state, now.resolutionCode, now.assignee], ['resolved', 'solutionProvided', ada.id])
})

it.journey('wherever the keyboard goes it can be seen, and the page can be skipped to', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'Follow the ring', impact: 'low', urgency: 'low' })).body
  const { page } = await it.visit(ada, '/desk/incidents')
  for (const at of ['/desk/incidents', `/desk/incidents/${number}`, '/desk/incidents/new']) {
    await page.goto(at)
    await sees(page.getByRole('heading', { level: 1 }))
    await page.locator('body').press('Tab')
    for (let steps = 0; steps < 40; steps++) {
      const seen = await focus(page)
      if (seen === 'nowhere') break
      assert.equal(seen, 'visible', `${at}, after ${steps + 1} times Tab`)
      await page.keyboard.press('Tab')
    }
  }
  await page.goto('/desk/incidents')
  await sees(page.getByRole('heading', { level: 1 }))
  await page.keyboard.press('Tab')
  await sees(page.getByRole('link', { name: 'Skip to the page' }))
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main')
})

it.journey('the palette finds by number and by words, goes anywhere, and gives the focus back', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'A kettle without a plug', impact: 'low', urgency: 'low' })).body
  const { page } = await it.visit(ada, '/desk/work')
  const palette = page.getByRole('dialog', { name: 'Find or do' })
  const ask = async (words: string, option: RegExp) => {
    await page.keyboard.press('Control+k')
    await sees(palette.getByRole('option').first())
    await page.keyboard.type(words)
    await sees(palette.getByRole('option', { name: option }))
  }
  await ask('kettle', /A kettle without a plug/)
  await page.keyboard.press('Enter')
  await sees(page.getByRole('heading', { name: 'A kettle without a plug', level: 1 }))
  await ask('problems', /^Problems/)
  await page.keyboard.press('Enter')
  await sees(page.getByRole('heading', { name: 'Problems', level: 1 }))
  await ask(number, new RegExp(number))
  await page.keyboard.press('Escape')
  await gone(palette)
  await page.keyboard.press('?')
  await sees(page.getByRole('dialog', { name: 'Keys' }).getByText('Show these keys'))
})
