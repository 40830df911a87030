import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { faultsOfForm } from '../../src/engines/forms/faults.ts'
import type { Form } from '../../src/engines/forms/form.ts'
import { readForm } from '../../src/engines/forms/read-form.ts'
import { form, hint, model, question, section, text, words } from '../../src/engines/forms/test/forms.ts'
import { people } from './kinds.ts'
import { keptOut } from '../browser/axe.ts'
import { eventually } from '../harness/eventually.ts'
import { formStage, shot, stickingOut } from './stage.ts'

const stage = formStage()
const built = async (page: Page): Promise<Form> => {
  const read = readForm(JSON.parse((await page.getByTestId('built').textContent()) ?? ''))
  assert.ok('form' in read, JSON.stringify(read))
  return read.form
}
/** `a s(b c)` */
const drawn = async (page: Page): Promise<string> => {
  const walk = (parts: Form['parts']): string => parts.map(p => (p.part === 'section' ? `${p.key}(${walk(p.parts)})` : p.key)).join(' ')
  return walk((await built(page)).parts)
}
const add = async (page: Page, kind: string, label = 'Add a part') => {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('menuitem', { name: kind, exact: true }).click()
}
const some = form(question('a', 'text'), section('s', [question('b', 'number')]), hint('c'))

stage.journey('a form is built from nothing: questions, choices, a condition, a price, and seen as it grows', async () => {
  const page = await stage.show({ page: 'build', form: form() }, { width: 1440, answers: people })
  await page.getByText('Nothing is asked yet').waitFor()
  await add(page, 'One of a list')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('lang')), 'en', 'its words are written at once')
  await page.keyboard.type('Which laptop?')
  await page.getByText('There is nothing to choose from').or(page.getByText("The choice 'option1' has no words.")).first().waitFor()
  await page.getByLabel('Choice 1 (English)').fill('Small')
  await page.getByLabel('Choice 2 (English)').fill('Large')
  await page.keyboard.press('Enter')
  await page.getByLabel('Choice 3 (English)').fill('Own')
  await page.getByRole('group', { name: 'Needed' }).getByRole('button', { name: 'Yes' }).click()
  await add(page, 'Long text')
  await page.keyboard.type('Why')
  await page.getByRole('group', { name: 'Shown' }).getByRole('button', { name: 'If …' }).click()
  await page.getByRole('group', { name: 'Shown if' }).getByRole('button', { name: '+ condition' }).click()
  const condition = page.getByRole('dialog', { name: 'Filter' })
  await condition.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Which laptop?' })
  await condition.getByRole('option', { name: 'Large' }).click()
  await condition.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('group', { name: 'Shown if' }).getByText('Which laptop? is Large').waitFor()
  await shot(page, 'building-rule')
  const preview = page.getByRole('region', { name: 'Preview' })
  assert.equal(await preview.getByLabel('Why').count(), 0)
  await preview.getByRole('radio', { name: 'Large' }).check()
  await preview.getByLabel('Why').waitFor()
  await page.getByRole('button', { name: 'Edit Which laptop?' }).click()
  await page.getByText('Limits, prefilled answers and prices').click()
  await page.getByRole('button', { name: 'Add a price' }).click()
  await page.getByRole('textbox', { name: 'Once' }).fill('900')
  await page.getByText('This form can be answered.').waitFor()
  const whole = await built(page)
  assert.deepEqual(faultsOfForm(whole, { model }), [])
  const [first, second] = whole.parts
  assert.ok(first?.part === 'question' && second?.part === 'question')
  assert.deepEqual([first.key, first.require, Object.keys(first.options?.words ?? {}).slice(-1)], ['whichLaptop', true, ['own']])
  assert.deepEqual([second.key, second.show], ['why', `whichLaptop == '${Object.keys(first.options?.words ?? {})[1]}'`])
  assert.equal(first.prices?.[0]?.once?.amount, '900.00')
})

const holdsFocus = (what: Locator) => eventually('the focus goes along', () => what.evaluate(one => one === document.activeElement))

stage.journey('parts are moved by the keyboard alone, and it is told where they are', async () => {
  const page = await stage.show({ page: 'build', form: some }, { width: 1440 })
  const grip = (name: string) => page.getByRole('button', { name: new RegExp(`^Move ${name}: drag`) })
  await grip('c').focus()
  await page.keyboard.press('Alt+ArrowUp')
  assert.equal(await drawn(page), 'a c s(b)')
  await holdsFocus(grip('c'))
  assert.equal(await page.locator('[aria-live=polite]').first().textContent(), 'Hint is now number 2 of 3.')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowRight')
  assert.equal(await drawn(page), 'a s(b c)')
  await holdsFocus(grip('c'))
  await page.keyboard.press('Alt+ArrowLeft')
  assert.equal(await drawn(page), 'a s(b) c')
  await page.getByRole('button', { name: 'More for a' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Duplicate' }).press('Enter')
  assert.equal(await drawn(page), 'a a2 s(b) c')
  await page.getByRole('button', { name: 'More for a' }).first().press('Enter')
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter')
  assert.equal(await drawn(page), 'a2 s(b) c')
})

stage.journey('parts are dragged, also into a section; Escape lets go', async () => {
  const page = await stage.show({ page: 'build', form: some }, { width: 1440 })
  const grip = (key: string) => page.locator(`[data-part="${key}"] > .builder-head > .builder-grip`)
  const drag = async (key: string, to: string, where: 'top' | 'bottom', drop = true) => {
    const [from, target] = [await grip(key).boundingBox(), await page.locator(`[data-part="${to}"] > .builder-head`).boundingBox()]
    assert.ok(from && target)
    await page.mouse.move(from.x + 8, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(target.x + 60, where === 'top' ? target.y + 4 : target.y + target.height - 4, { steps: 6 })
    if (!drop) await page.keyboard.press('Escape')
    await page.mouse.up()
  }
  await drag('a', 'b', 'bottom')
  assert.equal(await drawn(page), 's(b a) c')
  await drag('c', 's', 'top')
  assert.equal(await drawn(page), 'c s(b a)')
  await drag('a', 'c', 'top', false)
  assert.equal(await drawn(page), 'c s(b a)')
  await drag('s', 'b', 'bottom')
  assert.equal(await drawn(page), 'c s(b a)', 'nothing goes into itself')
})

stage.journey('faults are told while one builds, and lead to their part', async () => {
  const wrong = form(
    question('model', 'choice', { options: words('small') }),
    section('s', [question('why', 'text', { require: true, show: "model == 'large'" })]),
  )
  const page = await stage.show({ page: 'build', form: wrong }, { width: 1440 })
  const faults = page.getByRole('region', { name: 'Before this can be published' })
  await faults.getByText(/Choose one of: small/).waitFor()
  await faults.getByRole('button', { name: 'why' }).click()
  await page.getByLabel('Key').fill('reason')
  await page.getByLabel('Key').blur()
  assert.equal(await drawn(page), 'model s(reason)')
  await page.getByLabel('Key').fill('model')
  await page.getByLabel('Key').blur()
  assert.equal(await drawn(page), 'model s(reason)', 'a key that another part has is not taken')
})

stage.journey('nothing keeps anybody out of building, at any width, in both themes', async () => {
  const whole = form(
    {
      ...question('model', 'choice', {
        options: words('small', 'large'),
        limits: [{ rule: "model != 'x'", otherwise: text('No.') }],
        prefill: [{ value: 'small' }],
        prices: [{ answer: 'small', once: { amount: '1.00', currency: 'EUR' } }],
      }),
      label: text('Model'),
    },
    section('s', [question('list', 'rows', { options: { columns: { a: { kind: 'choice', label: text('A'), options: words('x') } } } }), section('t', [])]),
    question('who', 'reference', { options: { to: 'person', only: 'active == true' } }),
  )
  for (const width of [390, 1024, 1440]) {
    const page = await stage.show({ page: 'build', form: whole }, { width, answers: people })
    for (const name of ['who', 'list', 'Model']) {
      await page.getByRole('button', { name: `Edit ${name}` }).click()
      await page.getByLabel('Key').waitFor()
      assert.deepEqual(await stickingOut(page), [], `${width} ${name}`)
      if (width === 1024 && name === 'Model') assert.deepEqual(await keptOut(page), [], `${width} ${name}`)
    }
    await shot(page, `building-${width}`)
  }
})
