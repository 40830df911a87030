import { after, before } from 'node:test'
import { allPractices, wholeModel } from '../../src/app/installation.server.ts'
import type { Database } from '../../src/kernel/database/index.server.ts'
import { difference, wantedTables } from '../../src/kernel/schema/index.ts'
import { lending } from '../fixtures/practices/loan/index.ts'
import { world, type World } from '../harness/world.ts'
import { conformance } from './conformance.ts'

/** A new type of record costs one folder (`test/fixtures/practices/loan`) and one line: this one. */
const practices = [...allPractices, lending]

const model = wholeModel(practices)
let desk: World | undefined
before(async () => {
  desk = await world({ practices, migrate })
})
after(() => desk?.close())

/** What the next migration would hold. */
async function migrate(owner: Database): Promise<void> {
  for (const text of difference(wantedTables(wholeModel()), wantedTables(model))) await owner.query({ text, values: [] })
}

conformance(model.type('loan'), model, () => {
  if (!desk) throw new Error('The desk could not be opened.')
  return desk
})
