import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostSimilar, relevantOutages } from './similar.ts'

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

const outages = [
  { id: 'mail', version: 1, service: 's-mail', title: 'Nobody gets mail' },
  { id: 'wifi', version: 1, service: 's-net', title: 'No Wi-Fi on floor 3' },
]
const relevant = (service: string, words: string) => relevantOutages(outages, service, words, row => String(row.title)).map(row => row.id)

test('an outage of the service is shown whatever is written', () => {
  assert.deepEqual(relevant('s-mail', ''), ['mail'])
  assert.deepEqual(relevant('s-mail', 'my letters are gone'), ['mail'])
})

test('an outage of another service is shown where it shares words, after those of the service', () => {
  assert.deepEqual(relevant('', 'no mail since noon'), ['mail'])
  assert.deepEqual(relevant('s-mail', 'floor 3 is offline'), ['mail', 'wifi'])
})

test('while nothing is said, no outage is suggested', () => assert.deepEqual(relevant('', ''), []))
