import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { allPractices, onlyTenant, wholeModel } from '../../app/installation.server.ts'
import { failureOf, loan } from '../../../test/harness/loans.ts'
import { lending } from '../../../test/fixtures/practices/loan/index.ts'
import { type World, world } from '../../../test/harness/world.ts'
import { localFiles } from '../attachments/index.server.ts'
import type { Database } from '../database/index.server.ts'
import { verifyHistory } from '../history/verify.server.ts'
import { difference, wantedTables } from '../schema/index.ts'
import { exportAll, importAll } from './index.server.ts'

const practices = [...allPractices, lending]
const folder = await mkdtemp(join(tmpdir(), 'mainstay-test-'))
after(() => rm(folder, { recursive: true }))

async function open(): Promise<World> {
  const migrate = async (owner: Database) => {
    for (const text of difference(wantedTables(wholeModel()), wantedTables(wholeModel(practices)))) await owner.query({ text, values: [] })
  }
  const opened = await world({ practices, migrate })
  after(opened.close)
  return opened
}

test('an export leaves the text of secrets out; taken over, each must be entered again, and all else is as it was', async () => {
  const [first, second] = [await open(), await open()]
  const ann = await first.person('Ann', ['agent'])
  const hours = [{ day: 'monday', from: '08:00', to: null, by: ann.person, unless: "size == 'large'" }] as const
  const made = await first.records.create(ann, loan, { title: 'Drill', borrower: ann.person, code: 'correct horse', hours, fits: 'insured == true' })
  await first.records.change(ann, loan, made.id, { code: 'another horse' })
  const files = localFiles(join(folder, 'bytes'))
  await exportAll({ store: first.store, tenant: onlyTenant, files, folder: join(folder, 'export') })
  const written = globSync(join(folder, 'export/**/*.json*')).map(path => readFileSync(path, 'utf8'))
  assert.doesNotMatch(written.join('\n'), /horse|v1\./)

  await importAll({ model: second.model, tenant: onlyTenant, files, folder: join(folder, 'export'), owner: second.owner, seededBy: 'set-up' })
  const there = await second.records.get(second.system, loan, made.id)
  const here = await first.records.get(first.system, loan, made.id)
  assert.deepEqual(there, here)
  const tampered: unknown[] = []
  await verifyHistory(second.database, second.model, onlyTenant, t => tampered.push(t))
  assert.deepEqual(tampered, [])
  const lost = await failureOf(second.records.secret(second.system, loan, made.id, 'code'))
  assert.equal(lost.code, 'sealed_elsewhere')
  assert.match(lost.message, /Enter it again/)
  await second.records.change(second.system, loan, made.id, { code: 'entered again' })
  assert.equal(await second.records.secret(second.system, loan, made.id, 'code'), 'entered again')
})
