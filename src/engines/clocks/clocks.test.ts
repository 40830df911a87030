import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { days, hours, minutes, world } from '../../../test/harness/world.ts'
import type { InputOf } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { calendar } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { clocksOf } from './clock-table.server.ts'
import { explain } from './explain.server.ts'
import { serviceLevel } from './index.ts'
import { candidatesOf } from './judge.server.ts'
import { isActive } from './reckoning/index.ts'
import { beginRepair, rebuildClocks } from './repair.server.ts'
import { Replayer } from './replaying.server.ts'
import { readTables } from './tables.server.ts'

// Monday 2026-03-02, 08:00 UTC: 09:00 in Berlin.
const desk = await world()
const { records, system, clock, database, model, jobs } = desk
after(() => desk.close())

const admin = await desk.person('Ada', ['administrator'])
const agent = await desk.person('Ann', ['agent'])
const [office] = (await records.find(system, calendar)).items
const tenant = system.tenant
const db = database.for(tenant)

const resolve: InputOf<typeof serviceLevel> = {
  name: 'Resolve',
  recordType: 'incident',
  applies: 'priority <= 5',
  pauses: "state == 'onHold'",
  stops: "state == 'resolved' || category == 'done'",
  targetIn: 'business',
  targetTime: 'PT4H',
  calendar: office?.id ?? '',
  warnings: [{ percent: 50 }],
}
const draft = (input: InputOf<typeof serviceLevel> = {}) => records.create(admin, serviceLevel, { ...resolve, ...input })
const activated = async (input: InputOf<typeof serviceLevel> = {}) => records.transition(admin, serviceLevel, (await draft(input)).id, 'activate')
const retire = (id: string) => records.transition(admin, serviceLevel, id, 'retire')
const report = (input: InputOf<typeof incident> = {}) => records.create(agent, incident, { title: 'It does not start', ...input })
const job = (name: string) => async () =>
  jobs.find(j => j.name === name)?.run({}, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
const tick = job('clocks.tick')
const clocks = async (id: string) => (await clocksOf(db, id)).map(c => ({ level: c.levelId, ...c.clock }))
const facts = async (id: string) => (await records.timeline(agent, incident, id, { limit: 500 })).items.flatMap(e => (e.fact ? [e.fact.kind] : []))
const iso = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms).toISOString().slice(0, 16))
const faultsOf = async (attempt: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await attempt
    return []
  } catch (error) {
    assert.ok(error instanceof Failure)
    return error.faults.length > 0 ? error.faults.map(f => f.field) : [error.kind]
  }
}

test('a clock starts with the record, warns, and is missed the minute it was due: each once', async () => {
  const level = await activated()
  const { id } = await report()
  assert.deepEqual(
    (await clocks(id)).map(c => [c.phase, iso(c.dueAt)]),
    [['running', '2026-03-02T12:00']],
  )
  clock.set('2026-03-02T10:30:00.000Z')
  await tick()
  assert.deepEqual(await facts(id), ['clock.warned'])
  clock.set('2026-03-02T17:00:00.000Z')
  await tick()
  await tick()
  assert.deepEqual(await facts(id), ['clock.warned', 'clock.breached'])
  assert.deepEqual(
    (await clocks(id)).map(c => iso(c.breachedAt)),
    ['2026-03-02T12:00'],
  )
  await retire(level.id)
})

test('it waits while the record waits, and stops when it is resolved', async () => {
  const level = await activated()
  clock.set('2026-03-03T08:00:00.000Z')
  const { id } = await report()
  clock.set('2026-03-03T09:00:00.000Z')
  await records.transition(agent, incident, id, 'start')
  await records.transition(agent, incident, id, 'hold', { holdReason: 'vendor' } as never)
  clock.set('2026-03-05T09:00:00.000Z')
  await tick()
  assert.deepEqual(await facts(id), [])
  await records.transition(agent, incident, id, 'resume')
  clock.set('2026-03-05T10:00:00.000Z')
  await records.transition(agent, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Turned on.' } as never)
  const [done] = await clocks(id)
  assert.equal(done?.phase, 'completed')
  assert.ok(Math.abs((done?.used ?? 0) - hours(2)) < minutes(1))
  assert.deepEqual(
    [done?.breachedAt, await facts(id)],
    [null, ['clock.warned']].map((x, i) => (i === 1 ? [] : x)),
  )
  await retire(level.id)
})

test('what was due before something happens is told before it', async () => {
  const level = await activated()
  clock.set('2026-03-09T08:00:00.000Z')
  const { id } = await report()
  clock.set('2026-03-09T15:00:00.000Z')
  await records.transition(agent, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Late.' } as never)
  await tick()
  assert.deepEqual(await facts(id), ['clock.warned', 'clock.breached'])
  assert.deepEqual(
    (await clocks(id)).map(c => [c.phase, iso(c.breachedAt)]),
    [['completed', '2026-03-09T12:00']],
  )
  await retire(level.id)
})

test('a revised level is another version; clocks of the one before go on by it', async () => {
  const first = await activated()
  clock.set('2026-03-10T08:00:00.000Z')
  const running = await report()
  await records.transition(admin, serviceLevel, first.id, 'revise')
  assert.deepEqual(await faultsOf(records.transition(admin, serviceLevel, first.id, 'revise')), ['conflict'])
  const [next] = (await records.find(admin, serviceLevel, { filter: { all: [{ field: 'previous', is: '==', value: first.id }] } })).items
  await records.change(admin, serviceLevel, next?.id ?? '', { targetTime: 'PT2H' })
  const second = await records.transition(admin, serviceLevel, next?.id ?? '', 'activate')
  assert.deepEqual([second.versionNumber, (await records.get(admin, serviceLevel, first.id)).state], [2, 'retired'])
  await records.change(agent, incident, running.id, { urgency: 'high' })
  assert.deepEqual(
    (await clocks(running.id)).map(c => [c.level, iso(c.dueAt)]),
    [[first.id, '2026-03-10T12:00']],
  )
  const later = await report()
  assert.deepEqual(
    (await clocks(later.id)).map(c => [c.level, iso(c.dueAt)]),
    [[second.id, '2026-03-10T10:00']],
  )
  await retire(second.id)
})

test('of levels that stand in for each other only the first that applies has a clock', async () => {
  const urgent = await activated({ name: 'Urgent', among: 'resolve', order: 1, applies: 'priority <= 2', targetTime: 'PT1H', countsFrom: 'createdAt' })
  const others = await activated({ name: 'Others', among: 'resolve', order: 2, targetTime: 'PT8H' })
  clock.set('2026-03-11T08:00:00.000Z')
  const { id } = await report({ impact: 'low', urgency: 'low' })
  assert.deepEqual(
    (await clocks(id)).map(c => [c.level, c.phase]),
    [[others.id, 'running']],
  )
  clock.set('2026-03-11T08:30:00.000Z')
  await records.change(agent, incident, id, { impact: 'high', urgency: 'high' })
  const both = new Map((await clocks(id)).map(c => [c.level, c]))
  assert.deepEqual([both.get(others.id)?.phase, both.get(urgent.id)?.phase, iso(both.get(urgent.id)?.dueAt)], ['cancelled', 'running', '2026-03-11T09:00'])
  await retire(urgent.id)
  await retire(others.id)
})

test('a level that can do nothing useful is refused with the reason', async () => {
  const refused = async (input: InputOf<typeof serviceLevel>) => faultsOf(records.transition(admin, serviceLevel, (await draft(input)).id, 'activate'))
  assert.deepEqual(await refused({ starts: "state == 'resolved'" }), ['starts'])
  assert.deepEqual(await refused({ starts: "state == 'new'", pauses: "state == 'new'" }), ['pauses'])
  assert.deepEqual(await refused({ stops: 'priority > 7' }), ['stops'])
  assert.deepEqual(await refused({ targetTime: null }), ['targetTime'])
  assert.deepEqual(await refused({ calendar: null }), ['calendar'])
  assert.deepEqual(await refused({ targetIn: 'workingDayAt', targetDays: 1, targetAt: '16:00' }), ['pauses'])
  assert.deepEqual(await refused({ targetIn: 'field', targetField: 'title', pauses: null }), ['targetField'])
  assert.deepEqual(await refused({ countsFrom: 'priority' }), ['countsFrom'])
  assert.deepEqual(await refused({ recordType: 'location', applies: "name == 'x'", pauses: null, stops: "name == 'y'" }), ['recordType'])
  assert.deepEqual(await refused({}), [])
  const { items } = await records.find(admin, serviceLevel, { filter: { field: 'state', is: '==', value: 'active' } })
  for (const { id } of items) await retire(id)
})

test('parts that together take longer than the agreement are refused', async () => {
  const whole = await activated({ targetTime: 'PT8H' })
  const part = (name: string, targetTime: string) => ({ name, kind: 'ola' as const, underpins: whole.id, targetTime })
  const first = await activated(part('Desk', 'PT5H'))
  const second = await draft(part('Network', 'PT4H'))
  assert.deepEqual(await faultsOf(records.transition(admin, serviceLevel, second.id, 'activate')), ['targetTime'])
  await records.change(admin, serviceLevel, second.id, { targetTime: 'PT3H' })
  await records.transition(admin, serviceLevel, second.id, 'activate')
  for (const { id } of [whole, first, second]) await retire(id)
})

test('the auditor passes what the timers have left, and says how to be heard', async () => {
  const level = await activated()
  clock.set('2026-03-16T08:00:00.000Z')
  const { id } = await report()
  clock.set('2026-03-16T16:00:00.000Z')
  await job('clocks.audit')()
  assert.deepEqual(await facts(id), ['clock.warned', 'clock.breached'])
  await retire(level.id)
})

test('a clock whose deadline was lost gets it back', async () => {
  const level = await activated()
  clock.set('2026-03-17T08:00:00.000Z')
  const { id } = await report()
  await db.query(sql`update clock set next_at = null where record_id = ${id}::uuid`)
  await job('clocks.audit')()
  clock.set('2026-03-17T16:00:00.000Z')
  await tick()
  assert.deepEqual(await facts(id), ['clock.warned', 'clock.breached'])
  await retire(level.id)
})

test('after an edit of its calendar a level is reckoned again: both are kept, and the picture is that of the new one', async () => {
  const own = await records.create(admin, calendar, { name: 'Shop', timeZone: 'UTC' })
  const level = await activated({ calendar: own.id, warnings: null })
  clock.set('2026-03-18T10:00:00.000Z')
  const { id } = await report()
  assert.deepEqual(
    (await clocks(id)).map(c => iso(c.dueAt)),
    ['2026-03-18T14:00'],
  )
  await records.change(admin, calendar, own.id, { exceptions: [{ date: '2026-03-18', name: 'Stock-taking', kind: 'closed', from: '11:00', to: '13:00' }] })
  await records.change(agent, incident, id, { urgency: 'high' })
  assert.deepEqual(
    (await clocks(id)).map(c => iso(c.dueAt)),
    ['2026-03-18T14:00'],
  )
  const { ground } = desk
  await beginRepair(ground, admin, level.id, 'Stock-taking was forgotten.')
  await jobs
    .find(j => j.name === 'clocks.repair')
    ?.run(
      { level: level.id, because: 'Stock-taking was forgotten.', by: 'Ada' },
      { actor: system, records, now: clock.now(), signal: new AbortController().signal },
    )
  assert.deepEqual(
    (await clocks(id)).map(c => iso(c.dueAt)),
    ['2026-03-18T16:00'],
  )
  const kept = await db.query<{ because: string }>(sql`select replaced_because as because from clock where record_id = ${id}::uuid and replaced_at is not null`)
  assert.deepEqual(kept, [{ because: 'Ada: Stock-taking was forgotten.' }])
  const [explained] = (await explain(ground, agent, model.type('incident'), id)).clocks
  assert.equal(explained?.dueAt?.slice(0, 16), '2026-03-18T16:00')
  await db.query(sql`delete from clock where record_id = ${id}::uuid`)
  await rebuildClocks(ground, tenant)
  assert.equal((await clocks(id)).length, 1)
  await retire(level.id)
})

test('a replay of the history gives the very clocks that ran live, to the millisecond', async () => {
  const levels = [
    await activated({ name: 'Resolve', warnings: [{ percent: 50 }, { percent: 80 }] }),
    await activated({ name: 'Urgent', among: 'p', order: 1, applies: 'priority <= 2', targetTime: 'PT2H', countsFrom: 'createdAt' }),
    await activated({ name: 'Normal', among: 'p', order: 2, targetTime: 'PT6H', countsFrom: 'createdAt', countsPausesBefore: false }),
    await activated({ name: 'Take', stops: 'assignee != null', pauses: null, targetIn: 'elapsed', targetTime: 'PT1H', calendar: null, repeats: false }),
    await activated({ name: 'Day', pauses: null, targetIn: 'workingDayAt', targetDays: 1, targetAt: '16:00' }),
    await activated({ name: 'Days', targetIn: 'workingDays', targetDays: 2, targetTime: null }),
  ]
  const acts = {
    wait: async () => clock.advance(hours(5)),
    nap: async () => clock.advance(minutes(37)),
    night: async () => clock.advance(days(1)),
    tick,
    urgent: (id: string) => records.change(agent, incident, id, { impact: 'high', urgency: 'high' }),
    calm: (id: string) => records.change(agent, incident, id, { impact: 'low', urgency: 'low' }),
    take: (id: string) => records.change(agent, incident, id, { assignee: agent.person }),
    drop: (id: string) => records.change(agent, incident, id, { assignee: null }),
    note: (id: string) => records.comment(agent, incident, id, { text: 'Looked at it.', visibility: 'internal' }),
    start: (id: string) => records.transition(agent, incident, id, 'start'),
    hold: (id: string) => records.transition(agent, incident, id, 'hold', { holdReason: 'vendor' } as never),
    resume: (id: string) => records.transition(agent, incident, id, 'resume'),
    resolve: (id: string) => records.transition(agent, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' } as never),
    reopen: (id: string) => records.transition(agent, incident, id, 'reopen', { comment: 'Not yet.' }),
  } as const
  const names = Object.keys(acts) as (keyof typeof acts)[]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { maxLength: 25 }), async steps => {
      const { id } = await report()
      for (const step of steps) await acts[step](id).catch((error: unknown) => assert.ok(error instanceof Failure))
      clock.advance(days(3))
      await tick()
      const type = model.type('incident')
      const { rows } = await readTables(records, tenant)
      const now = Date.parse(clock.now())
      const replayed = (await new Replayer(db, model, type, candidatesOf(rows, 'incident')).replay([id], now)).get(id)
      const plain = (list: readonly { level: string; phase: string }[]) => list.map(c => JSON.stringify(c, Object.keys(c).toSorted())).toSorted()
      const live = await clocks(id)
      assert.deepEqual(plain(live), plain((replayed?.runs ?? []).map(r => ({ level: r.level.id, ...r.clock, used: Math.round(r.clock.used) }))))
      for (const c of live) assert.ok(!(c.phase === 'running' && c.since > now))
      assert.equal(new Set(live.filter(isActive).map(c => c.level)).size, live.filter(isActive).length)
    }),
    { numRuns: 40 },
  )
  for (const { id } of levels) await retire(id)
})
