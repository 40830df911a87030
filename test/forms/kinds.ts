import type { Locator, Page } from 'playwright-core'
import type { AnswerKind, AnswerOptions } from '../../src/engines/forms/form.ts'
import { me, other, text, words } from '../../src/engines/forms/test/forms.ts'

/** How somebody answers a question of each kind, and what comes of it. */
export interface Way {
  readonly options?: AnswerOptions
  /** `there` is where the question stands. */
  readonly act: (there: Locator, page: Page) => Promise<unknown>
  readonly answer: unknown
}

const fill = (value: string) => (there: Locator) => there.getByLabel(/^Asked/).fill(value)
const choose = async (there: Locator, page: Page) => {
  await there.getByRole('button').click()
  await page.getByRole('option', { name: 'Paul' }).click()
}

export const ways: Readonly<Record<AnswerKind, Way>> = {
  text: { act: fill('Room 4.17'), answer: 'Room 4.17' },
  longText: { act: fill('One\nTwo'), answer: 'One\nTwo' },
  number: { act: fill('2.5'), answer: 2.5 },
  money: { act: fill('12,5'), answer: { amount: '12.50', currency: 'EUR' } },
  boolean: { act: there => there.getByRole('radio', { name: 'No' }).check(), answer: false },
  choice: { options: words('small', 'large'), act: there => there.getByRole('radio', { name: 'large' }).check(), answer: 'large' },
  date: { act: fill('2026-05-04'), answer: '2026-05-04' },
  dateTime: { act: fill('2026-05-04T10:30'), answer: '2026-05-04T10:30:00.000Z' },
  time: { act: fill('10:30'), answer: '10:30' },
  duration: { act: fill('1d 2h'), answer: 'P1DT2H' },
  reference: { options: { to: 'person' }, act: choose, answer: other },
  references: {
    options: { to: 'person' },
    act: async (there, page) => {
      await choose(there, page)
      await page.keyboard.press('Escape')
    },
    answer: [other],
  },
  attachment: {
    act: async there => {
      await there
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') })
      await there.getByText('plan.txt').waitFor()
    },
    answer: ['0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d0004'],
  },
  email: { act: fill('ada@example.test'), answer: 'ada@example.test' },
  url: { act: fill('https://example.test/a'), answer: 'https://example.test/a' },
  tags: { act: fill('VPN, laptop'), answer: ['vpn', 'laptop'] },
  rows: {
    options: { columns: { what: { kind: 'text', label: text('What') }, count: { kind: 'number', label: text('Count') } } },
    act: async there => {
      await there.getByRole('button', { name: /Add a row/ }).click()
      await there.getByLabel('What, row 1').fill('Bag')
      await there.getByLabel('Count, row 1').fill('3')
    },
    answer: [{ what: 'Bag', count: 3 }],
  },
}

/** What the server says of people, for choosing. */
export const people = (path: string): unknown =>
  path === '/people'
    ? {
        items: [
          { id: other, version: 1, name: 'Paul' },
          { id: me, version: 1, name: 'Rita' },
        ],
        next: null,
      }
    : { items: [], next: null }
