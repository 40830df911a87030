import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { form, hint, other, question, section, text, words } from '../../src/engines/forms/test/forms.ts'
import { keptOut } from '../browser/axe.ts'
import { formStage, shot, stickingOut } from './stage.ts'
import { people } from './kinds.ts'

const stage = formStage()

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const laptop = form(
  {
    ...question('model', 'choice', {
      options: { words: { small: { en: 'Light, 13 inches', de: 'Leicht, 13 Zoll' }, large: { en: 'Strong, 16 inches', de: 'Stark, 16 Zoll' } } },
      require: true,
      prices: [
        { answer: 'small', once: euros('1190.00') },
        { answer: 'large', once: euros('1990.00'), recurring: { ...euros('12.50'), every: 'month' } },
      ],
    }),
    label: { en: 'Which laptop?', de: 'Welcher Laptop?' },
  },
  { ...hint('note', "model == 'large'"), text: { en: 'The strong one is **2.1 kg**. See [the list](/portal).', de: 'Der starke wiegt **2,1 kg**.' } },
  { ...question('reason', 'longText', { show: "model == 'large'", require: true }), label: { en: 'What do you need it for?', de: 'Wofür brauchen Sie ihn?' } },
  {
    ...question('count', 'number', {
      options: { whole: true, min: 1, most: 20 },
      prefill: [{ value: 1 }],
      limits: [{ rule: "count <= 5 || model == 'small'", otherwise: { en: 'At most five strong ones.', de: 'Höchstens fünf starke.' } }],
    }),
    label: { en: 'How many?', de: 'Wie viele?' },
  },
  {
    ...section('delivery', [
      { ...question('home', 'boolean'), label: { en: 'Send it to my home', de: 'Zu mir nach Hause' } },
      {
        ...question('address', 'text', { show: 'home == true', require: true, prefill: [{ from: 'requester.location' }] }),
        label: { en: 'Address', de: 'Adresse' },
        help: { en: 'Street, town', de: 'Straße, Ort' },
      },
    ]),
    label: { en: 'Delivery', de: 'Lieferung' },
  },
  {
    ...question('bags', 'rows', {
      options: {
        columns: { what: { kind: 'text', label: text('What'), required: true }, size: { kind: 'choice', label: text('Size'), options: words('S', 'L') } },
      },
    }),
    label: { en: 'Bags', de: 'Taschen' },
  },
)

const sent = async (page: Page) => JSON.parse((await page.getByTestId('sent').textContent()) ?? 'null')
const send = (page: Page) => page.getByRole('button', { name: 'Send' }).click()
const price = (page: Page) => page.locator('.asked-price')

stage.journey('a form follows its answers: what is shown, what it costs, what is wrong and where', async () => {
  const page = await stage.show({ form: laptop })
  assert.equal(await page.getByLabel('What do you need it for?').count(), 0)
  await send(page)
  await page.getByText('Answer this: Which laptop?').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key')), 'model', 'the first fault has the focus')
  await page.getByRole('radio', { name: /Strong/ }).check()
  await page.getByLabel(/What do you need it for/).waitFor()
  assert.match((await price(page).textContent()) ?? '', /EUR.1,990\.00 once, EUR.12\.50 a month/)
  await page.getByText('2.1 kg').waitFor()
  await page.getByLabel(/How many/).fill('6')
  await send(page)
  await page.getByText('At most five strong ones.').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key')), 'reason')
  await shot(page, 'asking-faults')
  await page.getByLabel(/What do you need it for/).fill('CAD drawings')
  await page.getByLabel(/How many/).fill('2')
  await send(page)
  assert.deepEqual(await sent(page), { model: 'large', count: 2, reason: 'CAD drawings' })
})

stage.journey('what was typed and makes no sense is told, and nothing is sent', async () => {
  const page = await stage.show({ form: laptop })
  await page.getByRole('radio', { name: /Light/ }).check()
  await page.getByLabel(/How many/).fill('a few')
  await send(page)
  await page.getByText('Use a number like 4 or 2.5').waitFor()
  assert.equal(await page.getByLabel(/How many/).inputValue(), 'a few', 'what was typed stays')
  assert.equal(await sent(page), null)
})

stage.journey('answers survive a reload, hidden ones come back, and can be forgotten', async () => {
  const page = await stage.show({ form: laptop })
  await page.getByRole('radio', { name: /Strong/ }).check()
  await page.getByLabel(/What do you need it for/).fill('CAD, two words ')
  await page.getByRole('radio', { name: /Light/ }).check()
  await page.reload()
  await page.getByText('What you answered before is still here.').waitFor()
  await send(page)
  assert.deepEqual(await sent(page), { model: 'small', count: 1 }, 'what is not asked is not sent')
  await page.getByRole('radio', { name: /Strong/ }).check()
  assert.equal(await page.getByLabel(/What do you need it for/).inputValue(), 'CAD, two words ')
  await page.getByRole('button', { name: 'Start anew' }).click()
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0)
  assert.equal(await page.getByLabel(/How many/).inputValue(), '1')
})

stage.journey('rules look behind a record as soon as it is chosen, with the rights of whoever chooses', async () => {
  const asks = form(
    { ...question('who', 'reference', { options: { to: 'person' } }), label: text('Who') },
    { ...question('why', 'text', { show: "who.department.name == 'IT'" }), label: text('Why') },
  )
  const answers = (path: string) =>
    path === `/people/${other}`
      ? { id: other, version: 1, name: 'Paul', department: 'd1' }
      : path === '/departments/d1'
        ? { id: 'd1', version: 1, name: 'IT' }
        : people(path)
  const page = await stage.show({ form: asks }, { answers })
  assert.equal(await page.getByLabel('Why').count(), 0)
  await page.locator('[data-key=who]').getByRole('button').click()
  await page.getByRole('option', { name: 'Paul' }).click()
  await page.getByLabel('Why').waitFor()
})

stage.journey('nothing keeps anybody out, at any width, in both themes, in German', async () => {
  for (const width of [390, 1024, 1440]) {
    const page = await stage.show({ form: laptop, language: 'de' }, { width })
    await page.getByRole('radio', { name: /Stark/ }).check()
    await page.getByRole('radio', { name: 'Ja' }).check()
    await page.getByRole('button', { name: /Zeile anfügen/ }).click()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Bitte beantworten: Adresse').waitFor()
    assert.deepEqual(await stickingOut(page), [])
    if (width === 390) assert.deepEqual(await keptOut(page), [])
    await shot(page, `asking-${width}-dark`)
  }
})

stage.journey('everything can be answered with the keyboard alone', async () => {
  const page = await stage.show({ form: laptop }, { width: 1024 })
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  assert.equal(await page.getByRole('radio', { name: /Strong/ }).isChecked(), true)
  await page.getByRole('link', { name: 'the list' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('CAD')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  assert.deepEqual(await sent(page), { model: 'large', reason: 'CAD', count: 3 })
})

stage.journey('words of a form and of its answers are only words (A31)', async () => {
  const evil = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>[x](javascript:alert(1)) {{requester.name}}`
  const nasty = { en: evil, de: evil }
  const asked = form(
    { ...hint('h'), text: { en: `${evil}\n\n![x](https://evil.test/p.png) <iframe src="/x"></iframe>`, de: evil } },
    {
      ...question('c', 'choice', { options: { words: { a: nasty } }, limits: [{ rule: 'c == null || c != null && requester == null', otherwise: nasty }] }),
      label: nasty,
      help: nasty,
    },
    { ...section('s', [{ ...question('t', 'text'), label: nasty }]), label: nasty },
    { part: 'heading', key: 'k', label: nasty },
  )
  const page = await stage.show({ form: asked })
  await page.getByRole('radio').check()
  await send(page)
  await page.locator('.field-fault').first().waitFor()
  const view = await stage.show({ page: 'view', form: asked, answers: { c: 'a', t: evil } })
  for (const one of [page, view]) {
    assert.equal(await one.title(), 'Form')
    assert.equal(await one.locator('main script, main iframe, main img[src^="http"], main a[href^="javascript"], main [onerror]').count(), 0)
  }
})

stage.journey('answers are shown as facts, without what was not asked', async () => {
  const answers = { model: 'large', reason: 'CAD *drawings*', count: 2, bags: [{ what: 'Backpack', size: 'L' }], home: true, address: 'Main Street 1' }
  for (const width of [390, 1024]) {
    const page = await stage.show({ page: 'view', form: laptop, answers }, { width })
    await page.getByText('Strong, 16 inches').waitFor()
    await page.getByText('Main Street 1').waitFor()
    await page.getByText('Backpack').waitFor()
    assert.deepEqual(await stickingOut(page), [])
    if (width === 390) assert.deepEqual(await keptOut(page), [])
    await shot(page, `answers-${width}`)
  }
  const page = await stage.show({ page: 'view', form: laptop, answers: {} })
  await page.getByText('Nothing was answered.').waitFor()
})
