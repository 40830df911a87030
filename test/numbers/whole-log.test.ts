import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { importLog, shippedMapping } from '../../src/channels/servicenow-log/index.server.ts'
import { serviceLevel } from '../../src/engines/clocks/index.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { parseRule } from '../../src/kernel/rules/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { figures } from '../../src/practices/report/figures/figures.ts'
import type { Narrowing } from '../../src/practices/report/figures/counted.ts'
import type { Period } from '../../src/practices/report/figures/figure.ts'
import { type Reckoned, reckon, reckonPromises } from '../../src/practices/report/figures/reckon.server.ts'
import { buildDays, checkDays, countMarked } from '../../src/practices/report/kept/days.server.ts'
import { keptTypes } from '../../src/practices/report/kept/kept-figures.server.ts'
import { type World, world } from '../harness/world.ts'

/** The figures of the dashboard beside the same by bare SQL, written by hand, over the log of a real service desk. */

const file = fileURLToPath(new URL('../../../shared/data/incident_event_log.csv.gz', import.meta.url))
const skip = !existsSync(file) && 'the log is not here'

let w: World
let agent: Actor
let group = ''
let service = ''
before(async () => {
  if (skip) return
  w = await world()
  agent = await w.person('Ada', ['manager'])
  await importLog({ store: w.store, records: w.records, tenant: onlyTenant, file, mapping: shippedMapping() })
  const [largest] = await w.owner.query<{ id: string }>(
    sql`select "group" as id from store.incident where "group" is not null group by 1 order by count(*) desc limit 1`,
  )
  group = largest?.id ?? ''
  // The log knows no services, and all of it is closed: some of it is given one, and some is open again.
  service = (await w.records.create(w.system, w.model.type('service').definition, { name: 'Mail' })).id
  await w.owner.query(sql`update store.incident set service = ${service}::uuid where right(number, 1) = '7'`)
  await w.owner.query(
    sql`update store.incident set state = 'inProgress', category = 'open', resolved_at = null, closed_at = null, opened_at = ${w.clock.now()}::timestamptz - (right(number, 4)::integer % 120) * interval '25 hours'
      where right(number, 2) = '13'`,
  )
})
after(() => (skip ? undefined : w.close()))

const periods: Readonly<Record<string, Period>> = {
  'all of it': { from: '2016-01-01T00:00:00.000Z', to: '2018-01-01T00:00:00.000Z' },
  'a month in Berlin, over the change to summer time': { from: '2016-02-29T23:00:00.000Z', to: '2016-03-31T22:00:00.000Z' },
  'from one odd moment to another': { from: '2016-03-03T07:31:12.345Z', to: '2016-05-09T18:02:59.001Z' },
  'some hours of a day': { from: '2016-04-12T08:00:00.000Z', to: '2016-04-12T17:00:00.000Z' },
  'where there is nothing': { from: '2012-01-01T00:00:00.000Z', to: '2013-01-01T00:00:00.000Z' },
}
const narrowings = (): Readonly<Record<string, Narrowing>> => ({
  'all groups': {},
  'the largest group': { group },
  'one service': { service },
  'one service of the largest group': { group, service },
})

const figureNamed = (name: string) => figures.find(f => f.name === name) ?? assert.fail(name)
const ask = (name: string, period: Period, narrowing: Narrowing, actor = agent, zone = 'Europe/Berlin') =>
  reckon(w.ground, actor, figureNamed(name), w.model.type('incident'), { period, zone, narrowing })

/** Written by hand, so that nothing of ours is compared with itself. */
async function bare(
  name: string,
  { from, to }: Period,
  { group: g, service: s }: Narrowing,
): Promise<{ value: number | null; counted: number; bands: number[] | null }> {
  const only = join([raw('true'), ...(g ? [sql`"group" = ${g}::uuid`] : []), ...(s ? [sql`service = ${s}::uuid`] : [])], ' and ')
  const opened = sql`from store.incident where opened_at >= ${from}::timestamptz and opened_at < ${to}::timestamptz and ${only}`
  const resolved = sql`from store.incident where resolved_at >= ${from}::timestamptz and resolved_at < ${to}::timestamptz and ${only}`
  const open = sql`from store.incident where state in ('new', 'inProgress', 'onHold') and ${only}`
  const age = sql`extract(epoch from ${w.clock.now()}::timestamptz - opened_at)`
  const spent = sql`extract(epoch from resolved_at - opened_at)`
  const band = (amount: Sql, hours: readonly number[]): Sql =>
    sql`array[${join(
      [...hours, undefined].map((to_, i) => {
        const [least, below] = [hours[i - 1], to_]
        const edges = join(
          [
            raw('true'),
            ...(least === undefined ? [] : [sql`${amount} >= ${least * 3600}`]),
            ...(below === undefined ? [] : [sql`${amount} < ${below * 3600}`]),
          ],
          ' and ',
        )
        return sql`count(*) filter (where ${edges})::integer`
      }),
      ', ',
    )}]`
  const queries: Record<string, Sql> = {
    opened: sql`select count(*)::integer as value, count(*)::integer as counted, null as bands ${opened}`,
    resolved: sql`select count(*)::integer as value, count(*)::integer as counted, null as bands ${resolved}`,
    backlog: sql`select count(*)::integer as value, count(*)::integer as counted, ${band(age, [24, 72, 168, 720, 2160])} as bands ${open}`,
    firstContact: sql`select (count(*) filter (where reassignment_count = 0 and reopen_count = 0))::double precision / nullif(count(*), 0) as value, count(*)::integer as counted, null as bands ${resolved}`,
    reopened: sql`select (count(*) filter (where reopen_count > 0))::double precision / nullif(count(*), 0) as value, count(*)::integer as counted, null as bands ${resolved}`,
    timeToResolve: sql`select avg(${spent})::double precision as value, count(*)::integer as counted, ${band(spent, [1, 4, 8, 24, 72, 168, 720])} as bands ${resolved}`,
  }
  const [row] = await w.owner.query<{ value: number | null; counted: number; bands: number[] | null }>(queries[name] ?? empty)
  return row ?? assert.fail(name)
}

const near = (a: number | null, b: number | null, what: string) => {
  if (a === null || b === null) return assert.equal(a, b, what)
  assert.ok(Math.abs(a - b) <= Math.abs(b) * 1e-9, `${what}: ${a} and by SQL ${b}`)
}

const names = ['opened', 'resolved', 'backlog', 'firstContact', 'timeToResolve', 'reopened']

async function allEqual(actor: Actor, how: (reckoned: Reckoned, name: string, narrowing: Narrowing) => void): Promise<number> {
  let compared = 0
  for (const [when, period] of Object.entries(periods)) {
    for (const [whose, narrowing] of Object.entries(narrowings())) {
      for (const name of names) {
        const what = `${name}, ${when}, ${whose}`
        const [ours, theirs] = [await ask(name, period, narrowing, actor), await bare(name, period, narrowing)]
        near(ours.value, theirs.value, what)
        assert.equal(ours.counted, theirs.counted, what)
        assert.deepEqual(ours.bands, theirs.bands, what)
        how(ours, name, narrowing)
        compared += 1
      }
    }
  }
  return compared
}

test('each figure is what bare SQL says, counted directly', { skip }, async t => {
  const compared = await allEqual(agent, ({ kept }) => assert.equal(kept, null))
  t.diagnostic(`${compared} figures compared`)
})

test('each figure is what bare SQL says, added up from days that are kept', { skip }, async t => {
  for (const kept of keptTypes(w.model)) await buildDays(w.ground, onlyTenant, kept)
  const compared = await allEqual(agent, ({ kept }, name, { group: g, service: s }) => assert.equal(kept !== null, !(g && s), name))
  t.diagnostic(`${compared} figures compared`)
})

test('each figure counts the records that its rule finds: what it opens is what it says', { skip }, async () => {
  for (const name of names) {
    const { rule, counted } = await ask(name, periods['from one odd moment to another'] as Period, { group })
    assert.equal(await w.records.count(agent, incident, parseRule(rule ?? '')), counted, name)
  }
})

test('the trend adds up to the figure, and each day and month of it is what bare SQL says', { skip }, async () => {
  const month = periods['a month in Berlin, over the change to summer time'] as Period
  for (const [name, column] of [
    ['opened', 'opened_at'],
    ['resolved', 'resolved_at'],
  ] as const) {
    for (const [period, unit] of [
      [month, 'day'],
      [periods['all of it'] as Period, 'month'],
    ] as const) {
      const { trend, value, unit: found } = await ask(name, period, {})
      assert.equal(found, unit)
      assert.equal(
        (trend ?? []).reduce((sum, { counted }) => sum + counted, 0),
        value,
      )
      const days = await w.owner.query<{ day: string; n: number }>(
        sql`select to_char(date_trunc(${unit}::text, ${raw(column)} at time zone 'Europe/Berlin'), 'YYYY-MM-DD') as day, count(*)::integer as n from store.incident
          where ${raw(column)} >= ${period.from}::timestamptz and ${raw(column)} < ${period.to}::timestamptz group by 1 order by 1`,
      )
      assert.deepEqual(
        (trend ?? []).filter(({ counted }) => counted > 0).map(({ day, counted }) => ({ day, n: counted })),
        days,
      )
    }
  }
})

test('what changes after the days were counted is in the figures at once, and stays when they are counted anew', { skip }, async () => {
  const lately: Period = { from: '2016-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }
  const equal = async (what: string) => {
    for (const name of names) {
      const [ours, theirs] = [await ask(name, lately, { group }), await bare(name, lately, { group })]
      near(ours.value, theirs.value, `${name}, ${what}`)
      assert.deepEqual([ours.counted, ours.bands], [theirs.counted, theirs.bands], `${name}, ${what}`)
    }
  }
  const made = await w.records.create(w.system, incident, { title: 'Printer', group })
  await equal('one more')
  const solved = { resolutionCode: 'solutionProvided', resolutionNote: 'Paper.' } as const
  await w.records.transition(w.system, incident, made.id, 'resolve', solved)
  await equal('resolved')
  assert.ok((await countMarked(w.ground, onlyTenant)) > 0)
  await equal('counted anew')
  w.clock.advance(3 * 86_400_000)
  await w.records.transition(w.system, incident, made.id, 'reopen', {})
  await equal('reopened')
  await w.records.transition(w.system, incident, made.id, 'resolve', solved)
  await countMarked(w.ground, onlyTenant)
  await equal('resolved once more, and counted anew')
  await w.records.remove(w.system, incident, made.id)
  await equal('removed')
  while ((await countMarked(w.ground, onlyTenant)) > 0) {}
  await equal('removed, and counted anew')
})

test('what was changed past us is found by comparing, and counted anew', { skip }, async () => {
  const [kept] = keptTypes(w.model)
  assert.ok(kept)
  assert.equal(await checkDays(w.ground, onlyTenant, kept), true)
  await w.owner.query(
    sql`update store.incident set resolved_at = null where number in (select number from store.incident where resolved_at is not null order by number limit 5)`,
  )
  assert.equal(await checkDays(w.ground, onlyTenant, kept), false)
  const all = periods['all of it'] as Period
  assert.equal((await ask('resolved', all, {})).value, (await bare('resolved', all, {})).value)
})

test('who sees some incidents only gets the figures of those', { skip }, async () => {
  const [caller] = await w.owner.query<{ id: string; n: number }>(
    sql`select requester as id, count(*)::integer as n from store.incident where requester is not null group by 1 order by 2 desc limit 1`,
  )
  assert.ok(caller)
  const someone: Actor = { ...(await w.person('Sam', ['requester'])), person: caller.id }
  const { value, kept } = await ask('opened', { from: '2016-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }, {}, someone)
  assert.equal(kept, null)
  assert.equal(value, caller.n)
})

test('kept promises are those of the clocks', { skip }, async () => {
  const level = await w.records.create(w.system, serviceLevel, {
    name: 'Resolve',
    recordType: 'incident',
    applies: 'priority <= 5',
    stops: "category == 'done'",
    targetIn: 'elapsed',
    targetTime: 'PT4H',
  } as object)
  await w.records.transition(w.system, serviceLevel, level.id, 'activate')
  for (let i = 0; i < 3; i++) {
    const made = await w.records.create(w.system, incident, { title: `Scanner ${i}`, group })
    w.clock.advance(i === 2 ? 5 * 3_600_000 : 60_000)
    await w.records.transition(w.system, incident, made.id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' })
  }
  const period: Period = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }
  const [row] = await w.owner.query<{ ended: number; missed: number }>(
    sql`select count(*)::integer as ended, count(breached_at)::integer as missed from store.clock c join store.incident i on i.id = c.record_id
      where c.replaced_at is null and (c.phase = 'completed' or c.breached_at is not null) and i."group" = ${group}::uuid`,
  )
  assert.ok(row && row.ended >= 3 && row.missed >= 1)
  const { value, counted } = await reckonPromises(w.ground, agent, w.model.type('incident'), { period, zone: 'UTC', narrowing: { group } })
  assert.deepEqual([value, counted], [(row.ended - row.missed) / row.ended, row.ended])
})
