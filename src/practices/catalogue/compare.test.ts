import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Form } from '../../engines/forms/index.ts'
import type { Offer } from '../shared/offer.ts'
import { differencesOf } from './compare.ts'

const offer = (more: Partial<Offer> = {}): Offer => ({ texts: { name: { en: 'Laptop' } }, ...more })
const question = (key: string, more: object = {}) => ({ part: 'question', key, kind: 'text', label: { en: key, de: key }, ...more })
const form = (...parts: object[]): Form => ({ parts }) as unknown as Form
const said = (before: Offer | undefined, after: Offer) => differencesOf(before, after).map(({ at, kind }) => `${at.en} ${kind}`)

test('two versions that say the same do not differ, in whatever order they say it', () => {
  assert.deepEqual(
    differencesOf(offer({ price: { amount: '1.00', currency: 'EUR' }, most: 2 }), offer({ most: 2, price: { currency: 'EUR', amount: '1.00' } })),
    [],
  )
  assert.deepEqual(differencesOf(offer({ task: {} }), offer()), [])
})

test('the first version is all new', () => {
  assert.deepEqual(said(undefined, offer({ most: 3 })), ['Name added', 'At most at once added'])
})

test('fields that differ are told with what was and what is', () => {
  const [one, ...more] = differencesOf(offer({ price: { amount: '1.00', currency: 'EUR' } }), offer({ price: { amount: '2.00', currency: 'EUR' } }))
  assert.deepEqual([one?.kind, one?.before, one?.after, more], ['changed', '1.00 EUR', '2.00 EUR', []])
})

test('questions are compared one by one, wherever they stand', () => {
  const before = offer({ form: form(question('size'), question('colour'), question('why')) })
  const after = offer({
    form: form(question('why', { require: true }), question('size'), {
      part: 'section',
      key: 'more',
      label: { en: 'More', de: 'Mehr' },
      parts: [question('dock')],
    }),
  })
  assert.deepEqual(said(before, after), [
    'Question ‘colour’ removed',
    'Question ‘why’ changed',
    'Question ‘More’ added',
    'Question ‘dock’ added',
    'Order of the questions moved',
  ])
  const why = differencesOf(before, after).find(d => d.at.en.includes('why'))
  assert.deepEqual([why?.before, why?.after], ['require: –', 'require: true'])
})
