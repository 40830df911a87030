import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slugOf, withHeadings } from './headings.ts'

test('a heading has the address that other tools would give it', () => {
  assert.equal(slugOf('Password vs. PIN'), 'password-vs-pin')
  assert.equal(slugOf('Größe & Maß'), 'größe-maß')
})

test('headings are found but for those in code, each with an address of its own', () => {
  const { headings, text } = withHeadings('# One\n\n```\n# not\n```\n\n## [Two](x) *times*\n## One\n### Set up {#setup}\n')
  assert.deepEqual(
    headings.map(h => [h.level, h.text, h.id]),
    [
      [1, 'One', 'one'],
      [2, 'Two times', 'two-times'],
      [2, 'One', 'one-1'],
      [3, 'Set up', 'setup'],
    ],
  )
  assert.ok(!text.includes('{#'))
})
