import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { onlyTenant } from '../../app/installation.server.ts'
import { all, equals } from '../../kernel/define/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { world } from '../../../test/harness/world.ts'
import { importLog, shippedMapping } from './index.server.ts'

const file = fileURLToPath(new URL('../../../../shared/data/incident_event_log.csv.gz', import.meta.url))

test('the whole log of a real instance gives the figures that are known of it', { skip: !existsSync(file) && 'the log is not here' }, async t => {
  const w = await world()
  try {
    const run = () => importLog({ store: w.store, records: w.records, tenant: onlyTenant, file, mapping: shippedMapping() })
    const first = await run()
    t.diagnostic(`${first.rowsPerSecond} rows a second`)
    assert.deepEqual(first.rows, { total: 120_003, imported: 120_001, present: 0, repeated: 0, held: 2 })
    assert.deepEqual(first.heldBy, { unknown_value: 2 })
    assert.equal(first.incidents.created, 20_769)

    const imported = equals('source', 'servicenow-log')
    assert.equal(await w.records.count(w.system, incident, imported), 20_769)
    const known: [number, number][] = [
      [1, 220],
      [2, 337],
      [3, 19_554],
      [4, 658],
    ]
    for (const [priority, count] of known) assert.equal(await w.records.count(w.system, incident, all(imported, equals('priority', priority))), count)
    assert.equal(await w.records.count(w.system, incident, all(imported, { field: 'reopenCount', is: '>', value: 0 })), 234)
    assert.equal(await w.records.count(w.system, incident, all(imported, { field: 'problem', empty: false })), 324)
    assert.equal(await w.records.count(w.system, incident, all(imported, { field: 'changeNumber', empty: false })), 157)
    assert.equal(await w.records.count(w.system, incident, all(imported, equals('state', 'closed'))), 20_769)

    const states = []
    for (const at of ['2016-02-29T05:00Z', '2016-02-29T12:00Z', '2016-03-06T00:00Z'])
      states.push((await w.records.asOf(w.system, incident, 'INC0000045', at)).state)
    assert.deepEqual(states, ['new', 'resolved', 'closed'])

    const second = await run()
    assert.deepEqual(second.rows, { total: 120_003, imported: 0, present: 120_001, repeated: 0, held: 2 })
    assert.deepEqual([second.incidents, second.made], [{ created: 0, extended: 0, unchanged: 20_769 }, {}])
  } finally {
    await w.close()
  }
})
