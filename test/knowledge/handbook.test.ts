import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { importFolder, type FolderReport } from '../../src/channels/markdown-folder/index.server.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { ask } from '../../src/kernel/search/index.server.ts'
import { article } from '../../src/practices/knowledge/index.ts'
import { type World, world } from '../harness/world.ts'
import { handbook } from './handbook.ts'
import { plainQuestions } from './plain-questions.ts'

const skip = handbook === undefined && 'the handbook is not here'
let w: World
let rosa: Actor
let report: FolderReport

before(async () => {
  if (skip) return
  w = await world()
  rosa = await w.person('Rosa', ['requester'])
  report = await run()
})
after(() => (skip ? undefined : w.close()))

const run = (more: { dryRun?: boolean } = {}) =>
  importFolder({ records: w.records, attachments: w.attachments, tenant: onlyTenant, from: handbook ?? '', openTo: 'everyone', publish: true, ...more })

test('all 251 pages are taken in, with their links', { skip }, async t => {
  t.diagnostic(
    JSON.stringify({
      ...report,
      links: { kept: report.links.kept, lost: report.links.lost.length },
      pictures: { kept: report.pictures.kept, missing: report.pictures.missing.length },
    }),
  )
  assert.equal(report.created, 251)
  assert.deepEqual(report.held, [])
})

test('plain-words questions find the right page first, at least 27 times of 30', { skip }, async t => {
  const rows = (await w.records.find(w.system, article, { limit: 500 })).items
  const pathOf = new Map(rows.map(row => [row.id, (row.origin ?? '').replace(/^pages\//, '').replace(/\.md$/, '')]))
  const type = w.model.type('article')
  let first = 0
  for (const { ask: text, right } of plainQuestions) {
    const found = await ask(w.store, rosa, { text, type, limit: 10 })
    const paths = found.map(answer => pathOf.get(answer.id) ?? '')
    const rank = paths.indexOf(right) + 1
    if (rank === 1) first += 1
    t.diagnostic(`${rank === 0 ? ' -' : String(rank).padStart(2)}  ${text}${rank === 1 ? '' : `   [${paths.slice(0, 3).join(' | ')}]`}`)
  }
  t.diagnostic(`${first} of ${plainQuestions.length} first`)
  assert.ok(first >= 27, `${first} of ${plainQuestions.length}`)
})
