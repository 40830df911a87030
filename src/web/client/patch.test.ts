import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import { patchEverywhere } from './patch.ts'
import { keys } from './query.ts'

const row = { id: 'a', version: 1, title: 'before' }
const other = { id: 'b', version: 1, title: 'other' }

function kept(): QueryClient {
  const client = new QueryClient()
  client.setQueryData(keys.record('incident', 'INC1'), row)
  client.setQueryData(keys.list('incident', { limit: 50 }), { pages: [{ items: [row, other], next: null }], pageParams: [null] })
  client.setQueryData(keys.list('incident', { few: true }), { items: [other, row], next: null })
  client.setQueryData(keys.record('problem', 'a'), { ...row })
  return client
}

test('a change is seen in every kept copy of the record and nowhere else', () => {
  const client = kept()
  patchEverywhere(client, 'incident', 'a', { title: 'after' })
  assert.deepEqual(client.getQueryData(keys.record('incident', 'INC1')), { ...row, title: 'after' })
  assert.deepEqual(client.getQueryData(keys.list('incident', { limit: 50 })), {
    pages: [{ items: [{ ...row, title: 'after' }, other], next: null }],
    pageParams: [null],
  })
  assert.deepEqual(client.getQueryData(keys.list('incident', { few: true })), { items: [other, { ...row, title: 'after' }], next: null })
  assert.deepEqual(client.getQueryData(keys.record('problem', 'a')), row)
})

test('a refused change goes back to what it was', () => {
  const client = kept()
  const back = patchEverywhere(client, 'incident', 'a', { title: 'after' })
  back()
  assert.deepEqual(client.getQueryData(keys.record('incident', 'INC1')), row)
})
