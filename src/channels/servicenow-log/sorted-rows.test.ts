import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SortedRows } from './sorted-rows.server.ts'

const at = (i: number) => new Date(Date.UTC(2016, 0, 1, 0, i % 7)).toISOString()
const odd = ['tab\there', 'line\nbreak', 'vertical\vtab', ' separator', '"quoted"', '😀', '']

async function sorted(size: number): Promise<unknown[]> {
  const rows = new SortedRows(size)
  for (let i = 0; i < 2000; i++) await rows.add({ number: `INC${(i * 7919) % 50}`, at: at(i), order: i % 12 }, i, [String(i), odd[i % odd.length] ?? ''])
  const found = []
  for await (const row of rows) found.push(row)
  await rows.close()
  return found
}

test('rows come back by incident, time and count, whether they fitted into memory or not', async () => {
  const inMemory = (await sorted(1_000_000)) as { number: string; row: number; cells: string[] }[]
  assert.equal(inMemory.length, 2000)
  assert.deepEqual(
    inMemory.map(r => r.cells[1]),
    inMemory.map(r => odd[r.row % odd.length]),
  )
  const keys = inMemory.map(r => `${r.number} ${at(r.row)} ${String(r.row % 12).padStart(9, '0')} ${String(r.row).padStart(12, '0')}`)
  assert.deepEqual(keys, [...keys].sort())
  assert.deepEqual(await sorted(10_000), inMemory)
})

test('a row larger than the memory given is kept too', async () => {
  const rows = new SortedRows(100)
  await rows.add({ number: 'INC1', at: at(0), order: 0 }, 1, ['x'.repeat(1000)])
  await rows.add({ number: 'INC0', at: at(0), order: 0 }, 2, ['y'])
  const found = []
  for await (const row of rows) found.push(row.row)
  await rows.close()
  assert.deepEqual(found, [2, 1])
})
