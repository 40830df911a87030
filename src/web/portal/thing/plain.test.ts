import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlain, paragraphs, unmarked } from './plain.ts'

test('what people write on a phone is plain', () => {
  for (const text of [
    'It is broken again! Since 9:30, in room 4.12 - why?',
    'Erste Zeile\nzweite Zeile\n\nneuer Absatz',
    '3 of 4 screens (the left ones) stay dark; 50% of calls fail.',
  ])
    assert.ok(isPlain(text), text)
})

test('whatever Markdown would show differently is not', () => {
  const marked = [
    '**now**',
    'some _words_',
    '`code`',
    '# Title',
    '> quoted',
    '- one\n- two',
    '1. first',
    'see https://example.com',
    'www.example.com',
    'me@example.com',
    '[a](b)',
    'a | b',
    '~~no~~',
    '&amp;',
    'a\\*b',
    '<b>',
  ]
  for (const text of marked) assert.ok(!isPlain(text), text)
})

test('an empty line parts paragraphs', () => {
  assert.deepEqual(paragraphs('a\nb\n\nc\n \nd\n'), ['a\nb', 'c', 'd'])
})

test('a line in a list has the words without their marks', () => {
  assert.equal(unmarked('Mail waits; **nothing is lost**, see [the page](https://example.test).'), 'Mail waits; nothing is lost, see the page.')
  assert.equal(unmarked('# News\n\n- `db-1` is _slow_\n2. snake_case and 3 * 4 stay'), 'News\n\ndb-1 is slow\nsnake_case and 3 * 4 stay')
})
