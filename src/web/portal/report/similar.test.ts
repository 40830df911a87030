import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostSimilar } from './similar.ts'

const open = ['VPN drops on the new laptops', 'Label printer prints blank labels', 'Die Scanner melden sich nicht an']
const similarTo = (words: string) => mostSimilar(open, words, title => title)

test('what shares most words comes first, whatever their endings', () => {
  assert.deepEqual(similarTo('my laptop loses the vpn, and the printer too'), [open[0], open[1]])
})

test('accents and case make no difference', () => {
  assert.deepEqual(similarTo('SCÁNNER kaputt'), [open[2]])
})

test('what shares nothing is left out', () => {
  assert.deepEqual(similarTo('badge'), [])
})

test('while little is written, everything open is shown', () => {
  assert.deepEqual(similarTo('I'), open)
})
