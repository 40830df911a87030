import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { RecordType } from '../../src/kernel/define/index.ts'
import { readCell } from '../../src/kernel/exchange/index.server.ts'
import { fieldType } from '../../src/kernel/fields/index.ts'
import type { Row } from '../../src/kernel/records/index.server.ts'
import { isNothing, pages } from './list-laws.ts'
import { neverReadable } from './permission-laws.ts'
import type { Subject } from './subject.ts'

/** A list as a file, and back. */
export function exchangeLaws(type: RecordType, subject: () => Subject): void {
  test('a CSV file of a list holds every value, so that reading it gives the same', async () => {
    const { world, get } = subject()
    const answer = await get(world.system, `/${type.path}/export?format=csv`)
    assert.equal(answer.status, 200, answer.text)
    const rows = new Map((await pages(subject(), world.system, { limit: 500 })).map(row => [row.id, row]))
    const lines = cellsOf(answer.text)
    assert.equal(lines.length, rows.size)
    for (const line of lines) {
      const row = rows.get(line.id ?? '') ?? assert.fail(`a line of nobody: ${line.id}`)
      for (const [name, field] of Object.entries(type.fields)) {
        const cell = line[name] ?? assert.fail(`no column ${name}`)
        const value = cell === '' ? null : fieldType(field.kind).fromText(cell, field)
        if (isNothing(row[name])) assert.equal(cell, '', name)
        else assert.deepEqual(value, { value: row[name] }, name)
      }
    }
  })

  test('a JSON file of a list holds the same as the list', async () => {
    const { world, get } = subject()
    const answer = await get(world.system, `/${type.path}/export?format=json`)
    assert.deepEqual(byId(answer.json() as Row[]), byId(await pages(subject(), world.system, { limit: 500 })))
  })

  test('a file holds for each person what the list does, and columns that are hidden from them are missing', async () => {
    for (const who of ['stranger', 'requester', 'agent'] as const) {
      const { get, [who]: actor } = subject()
      const answer = await get(actor, `/${type.path}/export`)
      assert.equal(answer.status, 200, answer.text)
      const [head = ''] = answer.text.split('\r\n')
      const readable = Object.keys(type.fields).filter(name => !neverReadable(type, actor, name))
      assert.deepEqual(head.split(','), ['id', ...readable], who)
      const listed = await pages(subject(), actor, { limit: 500 })
      const lines = new Map(cellsOf(answer.text).map(line => [line.id, line]))
      assert.equal(lines.size, listed.length)
      for (const row of listed) for (const name of readable) assert.equal(lines.get(row.id)?.[name] === '', isNothing(row[name]), `${who}: ${name}`)
    }
  })
}

const byId = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => a.id.localeCompare(b.id))

function cellsOf(text: string): Record<string, string>[] {
  const lines: Record<string, string>[] = parse(text, { columns: true, bom: true })
  return lines.map(line => Object.fromEntries(Object.entries(line).map(([name, cell]) => [name, readCell(cell)])))
}
