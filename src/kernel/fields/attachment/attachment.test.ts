import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { attachment } from './attachment.ts'

const field = fieldOf('attachment')

keepsTheLaws(attachment, field, fc.array(fc.uuid(), { maxLength: 20 }))

test('a file is named by the id of its attachment, not by its name', () => {
  assert.match(refusal(attachment.parse(['report.pdf'], field)), /^Give an id/)
})

test('files are kept as a list of ids', () => {
  assert.deepEqual([attachment.column(field), attachment.many], ['uuid[]', true])
})
