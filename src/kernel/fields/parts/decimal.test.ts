import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withPoint } from './decimal.ts'

test('a comma is a decimal comma where it can be nothing else', () => {
  const read: Record<string, string> = { '2,5': '2.5', '-12,50': '-12.50', '0,125': '0.125', '1234,567': '1234.567', '12,3456': '12.3456' }
  for (const [typed, meant] of Object.entries(read)) assert.equal(withPoint(typed), meant)
})

test('a comma that might part thousands is left to be refused', () => {
  for (const typed of ['1,500', '-12,000', '123,456', '1,234,567', '1.234,50', ',5', '2.5', 'x,1']) assert.equal(withPoint(typed), typed)
})
