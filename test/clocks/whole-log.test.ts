import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { importLog, shippedMapping } from '../../src/channels/servicenow-log/index.server.ts'
import { candidatesOf, judgeOf, type KeptCandidate } from '../../src/engines/clocks/judge.server.ts'
import { serviceLevel } from '../../src/engines/clocks/index.ts'
import { compiledOf } from '../../src/engines/clocks/calendars.server.ts'
import { type Current, type Moment, nextDeadline, type Run, settle, spansOf, bandsOf, stepRecord } from '../../src/engines/clocks/reckoning/index.ts'
import { Replayer } from '../../src/engines/clocks/replaying.server.ts'
import { tryLevel } from '../../src/engines/clocks/trial.server.ts'
import { holdersOf } from '../../src/engines/clocks/explain.server.ts'
import type { InputOf } from '../../src/kernel/define/index.ts'
import { calendar } from '../../src/people/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { type World, world } from '../harness/world.ts'

const file = fileURLToPath(new URL('../../../shared/data/incident_event_log.csv.gz', import.meta.url))
const skip = !existsSync(file) && 'the log is not here'

let w: World
let office: string
before(async () => {
  if (skip) return
  w = await world()
  await importLog({ store: w.store, records: w.records, tenant: onlyTenant, file, mapping: shippedMapping() })
  const made = await w.records.create(w.system, calendar, { name: 'Nine to six', timeZone: 'UTC' })
  office = made.id
})
after(() => (skip ? undefined : w.close()))

const level = (input: InputOf<typeof serviceLevel>) =>
  w.records.create(w.system, serviceLevel, {
    name: 'Resolve',
    recordType: 'incident',
    applies: 'priority <= 5',
    pauses: "state == 'onHold'",
    stops: "state == 'resolved' || category == 'done'",
    targetIn: 'business',
    targetTime: 'PT27H',
    calendar: office,
    ...input,
  })

/** As the live engine goes: one step for each change, and between them whatever is due, each time from what would lie in the table. */
function live(candidates: readonly KeptCandidate[], moments: readonly Moment[], judge: ReturnType<typeof judgeOf>, now: number): Map<string, string> {
  const current = new Map<string, Current>()
  const kept = new Map<string, string>()
  const keep = (id: string, { clock, calendar: compiled }: Current) => {
    current.set(id, { clock: JSON.parse(JSON.stringify({ ...clock, used: Math.round(clock.used) })) as Current['clock'], calendar: compiled })
    kept.set(`${id} ${clock.cycle}`, JSON.stringify(current.get(id)?.clock))
  }
  const tick = (until: number) => {
    for (const { level: l } of candidates) {
      for (;;) {
        const there = current.get(l.id)
        const next = there && nextDeadline(there.clock, l, there.calendar)
        if (!there || !next || next.at >= until) break
        keep(l.id, { ...there, clock: settle(there.clock, l, there.calendar, next.at + 1).clock })
      }
    }
  }
  for (const [i, moment] of moments.entries()) {
    tick(moment.at)
    for (const step of stepRecord(candidates, current, moment, judge, moments.slice(0, i + 1))) {
      if (step.ended) keep(step.level.id, { clock: step.ended, calendar: step.calendar })
      if (step.clock) keep(step.level.id, { clock: step.clock, calendar: step.calendar })
    }
  }
  tick(now)
  return kept
}

const plain = (runs: readonly Run[]) =>
  new Map(runs.map(r => [`${r.level.id} ${r.clock.cycle}`, JSON.stringify({ ...r.clock, used: Math.round(r.clock.used) })]))

test('on a real log of 20,769 incidents a level is tried, and a replay of each gives what would have run live', { skip }, async t => {
  const asked = await level({ warnings: [{ percent: 50 }, { percent: 75 }] })
  const urgent = await level({ name: 'Urgent', among: 'p', order: 1, applies: 'priority <= 2', targetTime: 'PT4H', countsFrom: 'openedAt' })
  const normal = await level({ name: 'Normal', among: 'p', order: 2, targetTime: 'PT45H', countsFrom: 'openedAt' })
  for (const { id } of [urgent, normal]) await w.records.transition(w.system, serviceLevel, id, 'activate')

  const begun = performance.now()
  const trial = await tryLevel(w.ground, onlyTenant, { level: asked, from: '2016-01-01T00:00:00.000Z', to: '2017-06-01T00:00:00.000Z' }, async () => {})
  t.diagnostic(
    `tried on ${trial.records} incidents in ${((performance.now() - begun) / 1000).toFixed(1)} s: ${trial.after.clocks} clocks, ${trial.after.breached} missed`,
  )
  assert.equal(trial.records, 20_769)
  assert.ok(trial.after.breached > 1000 && trial.after.breached < trial.after.clocks)
  const months = trial.groups.month.reduce((sum, m) => sum + m.after.breached, 0)
  assert.equal(months, trial.after.breached)

  const rows = (await w.records.find(w.system, serviceLevel)).items
  // In force since before the first of them.
  const always = candidatesOf(rows, 'incident').map((c): KeptCandidate => ({ ...c, inForce: () => true }))
  const type = w.model.type('incident')
  const office_ = await w.records.get(w.system, calendar, office)
  const judge = judgeOf(w.model, type, id => compiledOf(id === null ? undefined : office_))
  const now = Date.parse(w.clock.now())
  const replayer = new Replayer(w.database.for(onlyTenant), w.model, type, always)
  let compared = 0
  let missed: { run: Run; moments: readonly Moment[] } | undefined
  let cursor: string | undefined
  do {
    const page = await w.records.find(w.system, incident, { fields: ['number'], sort: ['createdAt'], limit: 500, ...(cursor === undefined ? {} : { cursor }) })
    for (const [, { moments, runs }] of await replayer.replay(
      page.items.map(r => r.id),
      now,
    )) {
      assert.deepEqual(plain(runs), live(always, moments, judge, now))
      compared += 1
      const found = runs.find(r => r.clock.breachedAt !== null && r.edges.some(e => e.turn === 'pause'))
      if (found) missed ??= { run: found, moments }
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  assert.equal(compared, 20_769)

  assert.ok(missed)
  const spans = spansOf(missed.run, missed.moments, holdersOf(type), now)
  assert.equal(
    spans.reduce((sum, s) => sum + s.used, 0),
    missed.run.clock.used,
  )
  const bands = bandsOf(spans, missed.run.calendar)
  for (const [i, band] of bands.entries()) assert.equal(band.from, i === 0 ? missed.run.clock.startedAt : bands[i - 1]?.to)
  assert.equal(
    bands.filter(b => b.kind === 'running').reduce((sum, b) => sum + b.to - b.from, 0),
    missed.run.clock.used,
  )
})
