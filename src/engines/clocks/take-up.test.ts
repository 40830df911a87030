import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { days, hours, world } from '../../../test/harness/world.ts'
import type { InputOf } from '../../kernel/define/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { clocksOf } from './clock-table.server.ts'
import { explain } from './explain.server.ts'
import { serviceLevel } from './index.ts'
import { candidatesOf } from './judge.server.ts'
import { rebuildClocks } from './repair.server.ts'
import { Replayer } from './replaying.server.ts'
import { readTables } from './tables.server.ts'

// Monday 2026-03-02, 08:00 UTC.
const desk = await world()
const { records, system, clock, database, owner, model, jobs } = desk
after(() => desk.close())

const admin = await desk.person('Ada', ['administrator'])
const agent = await desk.person('Ann', ['agent'])
const db = database.for(system.tenant)

const resolve: InputOf<typeof serviceLevel> = {
  name: 'Resolve',
  recordType: 'incident',
  applies: 'priority <= 5',
  pauses: "state == 'onHold'",
  stops: "category == 'done'",
  targetIn: 'elapsed',
  targetTime: 'PT4H',
  warnings: [{ percent: 50 }],
}
const draft = (input: InputOf<typeof serviceLevel> = {}) => records.create(admin, serviceLevel, { ...resolve, ...input })
const activate = (id: string) => records.transition(admin, serviceLevel, id, 'activate')
const activated = async (input: InputOf<typeof serviceLevel> = {}) => activate((await draft(input)).id)
const retire = (id: string) => records.transition(admin, serviceLevel, id, 'retire')
const report = (input: InputOf<typeof incident> = {}) => records.create(agent, incident, { title: 'It does not start', ...input })
const finish = (id: string) => records.transition(agent, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Turned on.' } as never)
const run = async (name: string, payload: object = {}) =>
  jobs.find(j => j.name === name)?.run({ ...payload }, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
/** Runs what activations have queued, and nothing else. */
const takeUp = async () => {
  const queued = await owner.query<{ payload: object }>(sql`delete from store.job where name = 'clocks.takeUp' returning payload`)
  for (const { payload } of queued) await run('clocks.takeUp', payload)
  return queued.length
}
const clocks = async (id: string) => (await clocksOf(db, id)).map(c => ({ level: c.levelId, ...c.clock }))
const facts = async (id: string) => (await records.timeline(agent, incident, id, { limit: 500 })).items.flatMap(e => (e.fact ? [e.fact.kind] : []))
const iso = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms).toISOString().slice(0, 16))
const replayed = async (id: string) => {
  const { rows } = await readTables(records, system.tenant)
  const all = await new Replayer(db, model, model.type('incident'), candidatesOf(rows, 'incident')).replay([id], Date.parse(clock.now()))
  return (all.get(id)?.runs ?? []).map(r => ({ level: r.level.id, ...r.clock, used: Math.round(r.clock.used) }))
}

test('what is open when a level comes into force gets its clock from then on; what was closed gets none', async () => {
  const [open, closed, waits] = [await report(), await report(), await report()]
  await finish(closed.id)
  await records.transition(agent, incident, waits.id, 'start')
  await records.transition(agent, incident, waits.id, 'hold', { holdReason: 'vendor' } as never)
  clock.advance(days(1))
  const level = await activated()
  assert.deepEqual(await clocks(open.id), [])
  clock.advance(hours(1))
  assert.equal(await takeUp(), 1)
  assert.deepEqual(
    (await clocks(open.id)).map(c => [c.phase, iso(c.startedAt), iso(c.dueAt)]),
    [['running', '2026-03-03T08:00', '2026-03-03T12:00']],
  )
  assert.deepEqual([await clocks(closed.id), (await clocks(waits.id)).map(c => [c.phase, iso(c.startedAt), c.used])], [[], [['paused', '2026-03-03T08:00', 0]]])
  const [explained] = (await explain(desk.ground, agent, model.type('incident'), open.id)).clocks
  assert.deepEqual([explained?.startedAt.slice(0, 16), explained?.edges.map(e => e.turn)], ['2026-03-03T08:00', ['start']])
  clock.set('2026-03-03T13:00:00.000Z')
  // Begun anew just before the timers, it takes nothing from them.
  await run('clocks.takeUp', { level: level.id })
  await run('clocks.tick')
  assert.deepEqual(await facts(open.id), ['clock.warned', 'clock.breached'], 'from here on it is a clock like any other')
  await records.transition(agent, incident, waits.id, 'resume')
  await finish(waits.id)
  for (const { id } of [open, waits]) assert.deepEqual(await clocks(id), await replayed(id))
  await finish(open.id)
  await retire(level.id)
})

test('what was missed before the level came into force is noted on the clock and told to nobody; done twice it is done once', async () => {
  const { id } = await report()
  clock.advance(days(2))
  const level = await activated({ countsFrom: 'createdAt' })
  await takeUp()
  await run('clocks.tick')
  const [late] = await clocks(id)
  assert.deepEqual([late?.phase, (late?.breachedAt ?? 0) > 0, await facts(id)], ['running', true, []])
  const rows = () => owner.query(sql`select * from store.clock where record_id = ${id}::uuid order by id`)
  const before = await rows()
  await run('clocks.takeUp', { level: level.id })
  assert.deepEqual(await rows(), before)
  await db.query(sql`delete from clock where record_id = ${id}::uuid`)
  await rebuildClocks(desk.ground, system.tenant)
  assert.deepEqual(await clocks(id), [late])
  await finish(id)
  await retire(level.id)
})

test('what happens to a record before its turn has come is reckoned in', async () => {
  const [changed, done] = [await report(), await report()]
  clock.advance(hours(1))
  const level = await activated()
  const at = Date.parse(clock.now())
  clock.advance(hours(1))
  await records.change(agent, incident, changed.id, { urgency: 'high', impact: 'high' })
  await finish(done.id)
  clock.advance(hours(1))
  await takeUp()
  for (const { id } of [changed, done]) assert.deepEqual(await clocks(id), await replayed(id))
  const minute = (ms: number | undefined) => Math.round((ms ?? 0) / 60_000)
  assert.deepEqual(
    (await clocks(changed.id)).map(c => [c.phase, minute(c.startedAt)]),
    [['running', minute(at)]],
  )
  assert.deepEqual(
    (await clocks(done.id)).map(c => [c.phase, minute(c.used)]),
    [['completed', 60]],
  )
  await finish(changed.id)
  await retire(level.id)
})

test('a level that stands in for another ends its clock; other clocks go on as they are', async () => {
  const [general, other] = [await activated({ among: 'resolution', order: 20 }), await activated({ name: 'Other', targetTime: 'PT9H' })]
  clock.advance(hours(1))
  const { id } = await report()
  const untouched = (await clocks(id)).find(c => c.level === other.id)
  assert.ok(untouched)
  clock.advance(hours(1))
  const special = await activated({ name: 'Special', among: 'resolution', order: 10, targetTime: 'PT8H' })
  await takeUp()
  const now = new Map((await clocks(id)).map(c => [c.level, c]))
  assert.deepEqual([now.get(general.id)?.phase, now.get(special.id)?.phase], ['cancelled', 'running'])
  assert.deepEqual(now.get(other.id), untouched)
  await finish(id)
  for (const level of [general, other, special]) await retire(level.id)
})

test('the next version leaves running and completed clocks of the one before, and takes up what only it applies to', async () => {
  const first = await activated({ applies: 'priority <= 1' })
  clock.advance(hours(1))
  const [urgent, calm] = [await report({ impact: 'high', urgency: 'high' }), await report({ impact: 'low', urgency: 'low' })]
  await records.transition(admin, serviceLevel, first.id, 'revise')
  const [next] = (await records.find(admin, serviceLevel, { filter: { field: 'previous', is: '==', value: first.id } })).items
  await records.change(admin, serviceLevel, next?.id ?? '', { applies: 'priority <= 5' })
  clock.advance(hours(1))
  await activate(next?.id ?? '')
  await takeUp()
  assert.deepEqual([(await clocks(urgent.id)).map(c => c.level), (await clocks(calm.id)).map(c => c.level)], [[first.id], [next?.id]])
  for (const { id } of [urgent, calm]) await finish(id)
  await retire(next?.id ?? '')
})

test('more than one page of them is taken up, and a level that was retired meanwhile takes up nothing', async () => {
  const ids: string[] = []
  for (let n = 0; n < 210; n++) ids.push((await report()).id)
  clock.advance(hours(1))
  const gone = await activated({ name: 'Gone' })
  await retire(gone.id)
  const level = await activated()
  assert.equal(await takeUp(), 2)
  const [found] = await owner.query<{ n: number; levels: string[] }>(
    sql`select count(*)::integer as n, array_agg(distinct level_id::text) as levels from store.clock where record_id = any(${ids}::uuid[])`,
  )
  assert.deepEqual(found, { n: 210, levels: [level.id] })
})
