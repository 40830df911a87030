import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvLine, readCell, writeCell } from './csv.ts'

const formulas = ['=1+1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1+1', "=cmd|' /C calc'!A0", '＝1+1', "'=1", "''@x", '-', '+49 30 1234']
const cells = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...formulas),
  fc.tuple(fc.constantFrom("'", "''", '=', '-', '@', '\t', ' '), fc.string()).map(p => p.join('')),
)

test('no cell begins like a formula', () => {
  for (const formula of formulas) assert.match(writeCell(formula), /^'/, JSON.stringify(formula))
})

test('numbers stay numbers', () => {
  for (const number of ['5', '-5', '+5', '-12.50']) assert.equal(writeCell(number), number)
})

test('what was written is what is read', () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1 }), row => {
      const [read] = parse(csvLine(row))
      assert.deepEqual(read?.map(readCell), row)
    }),
  )
})

test('an apostrophe that guards nothing is part of the value', () => {
  assert.equal(writeCell("'tis"), "'tis")
  assert.equal(readCell("'tis"), "'tis")
})

test('no formula begins behind a separator of another country', () => {
  assert.equal(csvLine(['a;=1+1', 'b']), "a;'=1+1,b\r\n")
  assert.equal(writeCell('a\n=1\t@x'), "a\n'=1\t'@x")
  assert.equal(writeCell('a;b = c'), 'a;b = c')
})
