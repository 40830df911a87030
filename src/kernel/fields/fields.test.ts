import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as make from '../define/fields.ts'
import { type Comparable, compare, fieldType, fieldTypes } from './index.ts'

test('every kind that a definition can make is known here, and the other way round', () => {
  assert.deepEqual(Object.keys(fieldTypes).sort(), Object.keys(make).sort())
  for (const [kind, type] of Object.entries(fieldTypes)) assert.equal(type.kind, kind)
})

test('an unknown kind is told the one that was meant', () => {
  assert.throws(() => fieldType('longtext'), /no kind of field 'longtext'. Did you mean 'longText'\?/)
  assert.throws(() => fieldType('constructor'), /no kind of field/)
})

test('text is compared by code point, not by UTF-16 unit', () => {
  const inOrder: Comparable[] = ['', 'A', 'AB', 'a', 'ä', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '😀', '😁', '\u{10ffff}']
  for (const [i, a] of inOrder.entries()) for (const [j, b] of inOrder.entries()) assert.equal(Math.sign(compare(a, b)), Math.sign(i - j), `${a} ${b}`)
})

test('numbers are compared by size and false comes before true', () => {
  assert.ok(compare(9, 10) < 0)
  assert.ok(compare(false, true) < 0)
  assert.equal(compare(2, 2), 0)
})
