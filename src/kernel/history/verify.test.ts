import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import sql, { raw } from 'sql-template-tag'
import { onlyTenant } from '../../app/installation.server.ts'
import { group, person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { service } from '../../practices/service/index.ts'
import { type World, world } from '../../../test/harness/world.ts'
import { type Tampered, type Verified, verifyHistory } from './verify.server.ts'

let w: World
before(async () => {
  w = await world()
})
after(() => w.close())

/** Undoes what a test did to the tables behind Mainstay's back. */
let undo = ''
afterEach(async () => {
  if (undo !== '') await w.owner.query(sql`${raw(undo)}`)
  undo = ''
})

async function verify(): Promise<Verified & { found: Tampered[] }> {
  const found: Tampered[] = []
  return { ...(await verifyHistory(w.database, w.model, onlyTenant, t => found.push(t))), found }
}

/** An incident that has been through something. */
async function anIncident() {
  const made = await w.records.create(w.system, incident, { title: 'Printer on fire', impact: 'high' })
  await w.records.change(w.system, incident, made.id, { title: 'Printer smokes', watchers: [(await w.person('Ann', ['agent'])).person ?? ''] })
  await w.records.comment(w.system, incident, made.id, { text: 'Looking into it', visibility: 'public' })
  await w.records.transition(w.system, incident, made.id, 'start')
  await w.records.change(w.system, incident, made.id, { watchers: [], description: 'Smoke "everywhere"\nand ümläuts 😀' })
  return made
}

test('nothing is found where nothing was tampered with', async () => {
  await anIncident()
  const gone = await w.records.create(w.system, service, { name: 'Gone' })
  await w.records.remove(w.system, service, gone.id)
  await w.records.create(w.system, group, { name: 'Team', members: [] })
  const { found, tampered, records, entries } = await verify()
  assert.deepEqual(found, [])
  assert.equal(tampered, 0)
  assert.ok(records > 10 && entries > records)
})

test('a record imported at another time than its own holds too', async () => {
  const at = '2016-02-29T01:23:00.000Z'
  const row = await w.records.create(w.system, incident, { title: 'Old' }, { at })
  await w.records.change(w.system, incident, row.id, { title: 'Older' }, { at: '2016-02-28T00:00:00.000Z' })
  assert.deepEqual((await verify()).found, [])
})

/** Each way to tamper, the way back, and what must be said. */
const ways: Readonly<Record<string, (id: string) => { readonly tamper: string; readonly undo: string; readonly says: readonly string[] }>> = {
  'one byte of an entry is changed': id => ({
    tamper: `update store.history set changes = replace(changes, 'smokes', 'smoked') where record_id = '${id}' and seq = 2`,
    undo: `update store.history set changes = replace(changes, 'smoked', 'smokes') where record_id = '${id}' and seq = 2`,
    says: ['entry 2 is not what was written', 'title is "Printer smokes", by its history "Printer smoked"'],
  }),
  'the words of a comment are changed': id => ({
    tamper: `update store.history set body = 'Not my job' where record_id = '${id}' and seq = 3`,
    undo: `update store.history set body = 'Looking into it' where record_id = '${id}' and seq = 3`,
    says: ['entry 3 is not what was written'],
  }),
  'the record is changed without an entry': id => ({
    tamper: `update store.incident set priority = 1 where id = '${id}'`,
    undo: `update store.incident set priority = (select (changes::json->'priority'->>1)::int from store.history where record_id = '${id}' and seq = 1) where id = '${id}'`,
    says: ['priority is 1, by its history 2'],
  }),
  'the time of the last update is moved': id => ({
    tamper: `update store.incident set updated_at = updated_at + interval '1 hour' where id = '${id}'`,
    undo: `update store.incident set updated_at = updated_at - interval '1 hour' where id = '${id}'`,
    says: ['updatedAt is'],
  }),
  'an entry is taken out': id => ({
    tamper: `update store.history set seq = 1000 + seq where record_id = '${id}' and seq = 4`,
    undo: `update store.history set seq = 4 where record_id = '${id}' and seq = 1004`,
    says: ['entry 4 is missing', 'entries 6 to 1003 are missing', 'it counts 5 entries, its history has 1004'],
  }),
  'who did it is changed': id => ({
    tamper: `update store.history set actor_name = 'somebody else' where record_id = '${id}' and seq = 5`,
    undo: `update store.history set actor_name = 'test' where record_id = '${id}' and seq = 5`,
    says: ['entry 5 is not what was written'],
  }),
  'the record is made to end earlier': id => ({
    tamper: `update store.incident set history_seq = 4 where id = '${id}'`,
    undo: `update store.incident set history_seq = 5 where id = '${id}'`,
    says: ['it counts 4 entries, its history has 5'],
  }),
}

for (const [name, way] of Object.entries(ways)) {
  test(`it is found when ${name}`, async () => {
    const made = await anIncident()
    const { tamper, says, ...back } = way(made.id)
    undo = back.undo
    await w.owner.query(sql`${raw(tamper)}`)
    const { found } = await verify()
    assert.deepEqual(
      found.map(f => [f.type, f.id, f.number]),
      [['incident', made.id, made.number]],
    )
    for (const words of says)
      assert.ok(
        found[0]?.faults.some(f => f.startsWith(words)),
        `${words} is not in ${found[0]?.faults.join('; ')}`,
      )
    await w.owner.query(sql`${raw(undo)}`)
    undo = ''
    assert.deepEqual((await verify()).found, [])
  })
}

test('it is found when a record or its whole history is gone', async () => {
  const one = await w.records.create(w.system, person, { name: 'Gone one' })
  const other = await w.records.create(w.system, person, { name: 'Without past' })
  await w.owner.query(sql`delete from store.person where id = ${one.id}::uuid`)
  await w.owner.query(sql`delete from store.history where record_id = ${other.id}::uuid`)
  const { found } = await verify()
  assert.deepEqual(
    new Map(found.map(f => [f.id, f.faults])),
    new Map([
      [one.id, ['it is gone, and no entry says that it was removed']],
      [other.id, ['it has no history']],
    ]),
  )
  await w.owner.query(sql`delete from store.history where record_id = ${one.id}::uuid`)
  await w.owner.query(sql`delete from store.person where id = ${other.id}::uuid`)
})
