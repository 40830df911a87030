import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hours, minutes, type World, world } from '../../../../test/harness/world.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { group } from '../../../people/index.ts'
import { incident } from '../../incident/index.ts'
import { incidentFigures } from '../figures/figures.ts'
import { type Reckoned, reckon } from '../figures/reckon.server.ts'
import { agesOf, spansOf } from '../figures/spans.server.ts'
import { buildDays, countMarked } from './days.server.ts'
import { keptTypes } from './kept-figures.server.ts'

let w: World
let manager: Actor
const teams: string[] = []
const ids: string[] = []
const tenant = () => w.system.tenant
const solved = { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' } as const
before(async () => {
  w = await world()
  manager = await w.person('Mona', ['manager'])
  for (const name of ['Desk', 'Network']) teams.push((await w.records.create(w.system, group, { name })).id)
  for (let i = 0; i < 24; i++) {
    ids.push((await w.records.create(w.system, incident, { title: `Printer ${i}`, group: teams[i % 2] ?? null })).id)
    w.clock.advance(minutes(311))
    if (i % 3 > 0) await w.records.transition(w.system, incident, ids[i - 1] ?? '', 'resolve', solved)
  }
})
after(() => w.close())

const period = { from: '2026-03-02T17:30:00.000Z', to: '2026-03-06T03:15:00.000Z' }
const all = (narrowing: { group?: string } = {}): Promise<Reckoned[]> =>
  Promise.all(
    incidentFigures.map(async figure => ({
      ...(await reckon(w.ground, manager, figure, w.model.type('incident'), { period, zone: 'Asia/Kolkata', narrowing })),
      asOf: '',
    })),
  )
const figuresOf = (reckoned: readonly Reckoned[]) =>
  reckoned.map(({ kept: _, value, ...rest }) => ({ ...rest, value: value === null ? null : Number(value.toFixed(6)) }))

/** The same, kept and counted directly, at one moment. */
async function same(what: string): Promise<void> {
  for (const narrowing of [{}, { group: teams[1] ?? '' }]) {
    const now = w.clock.now()
    const kept = await all(narrowing)
    assert.ok(kept.every(one => one.kept !== null))
    const rows = await w.owner.query<{ digest: string; built_at: string; checked_at: string }>({
      text: 'delete from store.figure_state returning *',
      values: [],
    })
    w.clock.set(now)
    const direct = await all(narrowing)
    assert.ok(direct.every(one => one.kept === null))
    for (const row of rows)
      await w.owner.query({
        text: `insert into store.figure_state (tenant_id, record_type, digest, built_at, checked_at) values ($1, 'incident', $2, $3, $4)`,
        values: [tenant(), row.digest, row.built_at, row.checked_at],
      })
    assert.deepEqual(figuresOf(kept), figuresOf(direct), `${what} ${JSON.stringify(narrowing)}`)
  }
}

test('what is added up from kept days is what is counted directly, also while records change and go', async () => {
  for (const kept of keptTypes(w.model)) await buildDays(w.ground, tenant(), kept)
  await same('as built')
  w.clock.advance(hours(30))
  await w.records.change(w.system, incident, ids[22] ?? '', { group: teams[1] ?? null })
  await w.records.transition(w.system, incident, ids[0] ?? '', 'reopen', {})
  await same('changed')
  assert.ok((await countMarked(w.ground, tenant())) >= 2)
  assert.equal(await countMarked(w.ground, tenant()), 0)
  await same('changed and counted anew')
  await w.records.remove(w.system, incident, ids[1] ?? '')
  await same('removed')
  assert.ok((await countMarked(w.ground, tenant())) > 0)
  await same('removed and counted anew')
  await w.records.change(w.system, incident, ids[3] ?? '', { title: 'Another title' })
  assert.equal(await countMarked(w.ground, tenant()), 0, 'a title changes no figure')
})

test('a period has its days in its own zone, cut off at its ends, and an age its moments', () => {
  assert.deepEqual(
    spansOf({ from: '2026-03-28T12:00:00.000Z', to: '2026-03-30T12:00:00.000Z' }, 'day', 'Europe/Berlin').map(span => [span.day, span.from]),
    [
      ['2026-03-28', '2026-03-28T12:00:00.000Z'],
      ['2026-03-29', '2026-03-28T23:00:00.000Z'],
      ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ],
  )
  assert.deepEqual(
    spansOf({ from: '2026-03-04T00:00:00.000Z', to: '2026-03-10T00:00:00.000Z' }, 'week', 'UTC').map(span => span.day),
    ['2026-03-02', '2026-03-09'],
  )
  assert.deepEqual(agesOf(['P1D'], '2026-03-04T00:00:00.000Z'), [
    { from: '2026-03-03T00:00:00.001Z', to: '9999-12-31T00:00:00.000Z' },
    { from: '0001-01-02T00:00:00.000Z', to: '2026-03-03T00:00:00.001Z' },
  ])
})
