import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sql from 'sql-template-tag'
import { onlyTenant } from '../../app/installation.server.ts'
import { group, person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { type World, world } from '../../../test/harness/world.ts'
import { chain } from '../history/chain.server.ts'
import { newId } from '../id.server.ts'
import type { Loading } from './unfold.server.ts'
import { loadRecords } from './bulk-load.server.ts'

let w: World
before(async () => {
  w = await world()
})
after(() => w.close())

const load = (loadings: readonly Loading[], name = 'incident') =>
  w.database.for(onlyTenant).transaction(tx => loadRecords(tx, onlyTenant, w.model.type(name), loadings))
const by = { id: null, name: 'importer' }
const first = {
  title: 'Printer on fire',
  impact: 'high',
  urgency: 'medium',
  priority: 2,
  openedAt: '2016-02-29T01:16:00.000Z',
  source: 'log',
  createdAt: '2016-02-29T01:23:00.000Z',
}
const step = (at: string, values: object, more: object = {}) => ({ at, by, channel: 'import' as const, values: values as Record<string, unknown>, ...more })

test('the hash reckoned here is the one the database reckons', async () => {
  const texts = ['plain', 'ümläut 😀', '"quoted" \\ back', 'line\nbreak\ttab\r', '\u0001\u001f\u007f\u2028', '']
  for (const [i, text] of texts.entries()) {
    for (const before of [Buffer.alloc(0), Buffer.from('abcd', 'hex')]) {
      const at = '2016-02-29T01:16:00.123Z'
      const id = i % 2 ? newId() : null
      const changes = JSON.stringify({ title: [null, text] })
      const mine = chain(before, {
        seq: i + 1,
        recordType: 'incident',
        at,
        act: 'change',
        transition: i % 2 ? text : null,
        actorId: id,
        actorName: text,
        channel: 'import',
        changes,
        reason: text,
        body: null,
        visibility: 'public',
      })
      const [row] = await w.owner.query<{ hash: Buffer }>(
        sql`select app.chain(${before}::bytea, ${i + 1}::integer, 'incident', ${at}::timestamptz, 'change', ${i % 2 ? text : null}, ${id}::uuid, ${text}, 'import', ${changes}, ${text}, null, 'public') as hash`,
      )
      assert.deepEqual(mine, row?.hash)
    }
  }
})

test('a record comes with its history, its number and its search words', async () => {
  const id = newId()
  const steps = [
    step('2016-02-29T01:23:00.000Z', first),
    step('2016-02-29T08:53:00.000Z', { state: 'resolved', resolvedAt: '2016-02-29T08:53:00.000Z' }, { transition: 'resolve' }),
    step('2016-02-29T09:00:00.000Z', {}),
    step('2016-03-05T12:00:00.000Z', { state: 'closed' }, { transition: 'close' }),
  ]
  assert.deepEqual(await load([{ id, number: 'INC0000045', steps }]), { created: 1, appended: 0, entries: 4 })
  const row = await w.records.get(w.system, incident, 'INC0000045')
  assert.equal(row.state, 'closed')
  assert.equal(row.category, 'done')
  assert.equal(row.stateSince, '2016-03-05T12:00:00.000Z')
  assert.equal(row.createdAt, '2016-02-29T01:23:00.000Z')
  assert.equal(row.updatedAt, '2016-03-05T12:00:00.000Z')
  assert.equal(row.version, 4)
  assert.equal((await w.records.asOf(w.system, incident, 'INC0000045', '2016-02-29T05:00Z')).state, 'new')
  assert.equal((await w.records.asOf(w.system, incident, 'INC0000045', '2016-02-29T09:30Z')).state, 'resolved')
  const { items } = await w.records.timeline(w.system, incident, id)
  assert.deepEqual(
    items.map(e => [e.seq, e.act, e.transition]),
    [
      [1, 'create', null],
      [2, 'transition', 'resolve'],
      [4, 'transition', 'close'],
    ],
  )
  const [found] = await w.database
    .for(onlyTenant)
    .query<{ n: number }>(sql`select count(*)::int as n from incident where search @@ to_tsquery('public.plain', 'printer & inc0000045')`)
  assert.equal(found?.n, 1)
})

test('what was loaded is the same as what was created one by one', async () => {
  const given = { name: 'Pump team', members: [], active: true }
  const one = await w.records.create(w.system, group, given)
  const id = newId()
  await load([{ id, steps: [step('2026-03-02T08:00:00.000Z', { ...given, name: 'Valve team' })] }], 'group')
  const columns = async (of: string) => {
    const [row] = await w.database.for(onlyTenant).query<Record<string, unknown>>(sql`select t.*, search::text as words from "group" t where id = ${of}::uuid`)
    const { id: _, name: __, history_hash: ___, created_at: ____, updated_at: _____, search: ______, words: _______, ...rest } = row ?? {}
    return rest
  }
  assert.deepEqual(await columns(id), await columns(one.id))
})

test('later steps are added to the history of a record that is here', async () => {
  const id = newId()
  await load([{ id, number: 'INC0000046', steps: [step('2016-02-29T01:23:00.000Z', first)] }])
  assert.deepEqual(await load([{ id, steps: [step('2016-03-01T00:00:00.000Z', { title: 'Printer out', state: 'inProgress' }, { transition: 'start' })] }]), {
    created: 0,
    appended: 1,
    entries: 1,
  })
  const row = await w.records.get(w.system, incident, id)
  assert.deepEqual([row.number, row.title, row.state, row.version], ['INC0000046', 'Printer out', 'inProgress', 2])
  await w.records.change(w.system, incident, id, { title: 'Printer out of ink' })
  const [broken] = await w.owner.query<{ n: number }>(
    sql`select count(*)::int as n from (select hash, app.chain(coalesce(lag(hash) over (order by seq), ''), seq, record_type, at, act, transition, actor_id, actor_name, channel, changes, reason, body, visibility) as right_one from store.history where record_id = ${id}::uuid) x where hash <> right_one`,
  )
  assert.equal(broken?.n, 0)
})

test('numbers drawn afterwards lie behind those that were brought', async () => {
  await load([{ id: newId(), number: 'INC2029233', steps: [step('2016-02-29T01:23:00.000Z', first)] }])
  await load([{ id: newId(), number: 'INC0000047', steps: [step('2016-02-29T01:23:00.000Z', first)] }])
  const row = await w.records.create(w.system, incident, { title: 'Next' })
  assert.equal(row.number, 'INC2029234')
})

test('a record without a number is given one', async () => {
  const ids = [newId(), newId()]
  await load(
    ids.map(id => ({ id, steps: [step('2016-02-29T01:23:00.000Z', { title: 'Cause', openedAt: '2016-02-29T01:23:00.000Z', priority: 3 })] })),
    'problem',
  )
  const [row] = await w.database
    .for(onlyTenant)
    .query<{ n: number }>(sql`select count(distinct number)::int as n from problem where id = any(${ids}::uuid[]) and number like 'PRB1%'`)
  assert.equal(row?.n, 2)
})

test('nothing of a batch is kept when one of its records is not valid', async () => {
  const good = newId()
  await assert.rejects(
    load(
      [
        { id: good, steps: [step('2016-02-29T01:23:00.000Z', { name: 'Good' })] },
        { id: newId(), steps: [step('2016-02-29T01:23:00.000Z', { name: 'Bad', email: 'no address' })] },
      ],
      'person',
    ),
    /email/,
  )
  await assert.rejects(load([{ id: good, steps: [step('2016-02-29T01:23:00.000Z', { nmae: 'Good' })] }], 'person'), /no field 'nmae'/)
  await assert.rejects(load([{ id: good, steps: [step('2016-02-29T01:23:00.000Z', {})] }], 'person'), /name must be filled/)
  await assert.rejects(w.records.get(w.system, person, good), { kind: 'missing' })
})
