import assert from 'node:assert/strict'
import { test } from 'node:test'
import { descriptionOf, titleOf } from './title-of.ts'

test('a short report is its own title and needs no description', () => {
  assert.equal(titleOf('  The printer is jammed.  '), 'The printer is jammed')
  assert.equal(descriptionOf('  The printer is jammed.  '), null)
})

test('the first sentence is the title, and the whole text the description', () => {
  const words = 'My laptop drops the VPN. It happens every five minutes, mostly in calls.'
  assert.equal(titleOf(words), 'My laptop drops the VPN')
  assert.equal(descriptionOf(words), words)
})

test('the first line is the title where it has no sentence', () => {
  assert.equal(titleOf('Door 4 stays shut\nbadge 1234'), 'Door 4 stays shut')
})

test('an abbreviation at the start does not end the title', () => {
  assert.equal(titleOf('E.g. door 4 stays shut. Since Monday.'), 'E.g. door 4 stays shut')
})

test('a long sentence is cut between words, and kept whole in the description', () => {
  const words = 'the customer system is so slow that every letter appears a second after it was typed '.repeat(4)
  assert.ok(titleOf(words).length <= 112)
  assert.match(titleOf(words), /^the customer system .*\w …$/)
  assert.equal(descriptionOf(words), words.trim())
})

test('one endless word is cut as well', () => {
  assert.equal(titleOf('a'.repeat(300)).length, 112)
})
