import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import type { Database } from '../../src/kernel/database/index.server.ts'
import type { RecordType } from '../../src/kernel/define/index.ts'
import type { Row } from '../../src/kernel/records/index.server.ts'
import { makeSample, nextNumber, roomFor } from './sample.ts'
import { anotherValue, type Subject } from './subject.ts'

/** Every change is told, once and for good. */
export function historyLaws(type: RecordType, subject: () => Subject): void {
  const fresh = async (): Promise<Row> => {
    const { world, samples, record } = subject()
    const [first] = samples
    if (!type.definition.single && !Number.isFinite(roomFor(type))) return makeSample(world, type, { n: nextNumber() })
    return world.records.get(world.system, record, first?.id ?? assert.fail('there is no sample'))
  }

  test('its first entry tells of every value that it began with', async () => {
    const { world, record, samples } = subject()
    const row = samples.at(-1) as Row
    const [first] = (await world.records.timeline(world.system, record, row.id)).items
    assert.equal(first?.act, 'create')
    const began = type.definition.single ? await world.records.asOf(world.system, record, row.id, first.at) : row
    const filled = Object.entries(began).filter(([name, value]) => type.fields[name] && !isEmpty(value))
    assert.deepEqual(first.changes, Object.fromEntries(filled.map(([name, value]) => [name, [null, value]])))
  })

  test('each change is one entry with what was and what is', async () => {
    const { world, record } = subject()
    const before = await fresh()
    const told = (await entriesOf(world.owner, before.id)).length
    const value = await anotherValue(subject(), before)
    const after: Row = await world.records.change(world.system, record, before.id, value, { reason: 'A law.' })
    const { items } = await world.records.timeline(world.system, record, before.id, { newestFirst: true, limit: 1 })
    assert.equal((await entriesOf(world.owner, before.id)).length, told + 1)
    assert.equal(items[0]?.act, 'change')
    assert.equal(items[0]?.reason, 'A law.')
    assert.deepEqual(items[0]?.actor, { id: null, name: world.system.name })
    for (const name of Object.keys(value)) assert.deepEqual(items[0]?.changes[name], [before[name], after[name]])
    for (const [name, [was, is]] of Object.entries(items[0]?.changes ?? {})) assert.deepEqual([was, is], [orNull(before[name]), orNull(after[name])], name)
  })

  test('it can be read as it was at any time', async () => {
    const { world, record } = subject()
    const seen: Row[] = [await fresh()]
    const times = [world.clock.now()]
    for (let i = 0; i < 3; i++) {
      const last = seen.at(-1) as Row
      seen.push(await world.records.change(world.system, record, last.id, await anotherValue(subject(), last)))
      times.push(world.clock.now())
    }
    for (const [i, row] of seen.entries()) assert.deepEqual(await world.records.asOf(world.system, record, row.id, times[i] as string), row, `change ${i}`)
    const before = new Date(Date.parse(String(seen[0]?.createdAt)) - 1).toISOString()
    await assert.rejects(world.records.asOf(world.system, record, String(seen[0]?.id), before), { kind: 'missing' })
  })

  test('the entries of each record form an unbroken chain that ends in the record', async () => {
    const { world } = subject()
    assert.deepEqual(await brokenChains(world.owner, type), [])
  })
}

const isEmpty = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0)
const orNull = (value: unknown) => value ?? null

interface Stored {
  readonly seq: number
  readonly act: string
}

/** Everything that is stored of a record's history, also of one that is gone. */
export const entriesOf = (owner: Database, id: string): Promise<Stored[]> =>
  owner.query<Stored>(sql`select seq, act from store.history where record_id = ${id}::uuid order by seq`)

/** Records whose history has a gap, a hash that is not that of its row and the one before, or another end than the record says. */
export async function brokenChains(owner: Database, { name, table }: RecordType): Promise<{ record_id: string }[]> {
  return owner.query<{ record_id: string }>({
    text: `with links as (
  select record_id, seq, hash,
    row_number() over w as place,
    app.chain(coalesce(lag(hash) over w, ''::bytea), seq, record_type, at, act, transition, actor_id, actor_name, channel, changes, reason, body, visibility) as right_hash
  from store.history where record_type = $1 window w as (partition by tenant_id, record_id order by seq))
select distinct record_id from links where seq <> place or hash <> right_hash
union select t.id from store."${table}" t where not exists (
  select 1 from store.history h where h.tenant_id = t.tenant_id and h.record_id = t.id and h.seq = t.history_seq and h.hash = t.history_hash
  and not exists (select 1 from store.history later where later.tenant_id = h.tenant_id and later.record_id = h.record_id and later.seq > h.seq))`,
    values: [name],
  })
}
