import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { serviceLevel } from '../../src/engines/clocks/index.ts'
import { Failure } from '../../src/kernel/errors.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { hours, world } from '../harness/world.ts'

// Monday 2026-03-02, 08:00 UTC.
const { records, clock, database, system, jobs, person, close } = await world()
after(close)

const [admin, agent] = [await person('Ada', ['administrator']), await person('Ann', ['agent'])]
const job = (name: string, payload: object = {}) =>
  jobs.find(j => j.name === name)?.run({ ...payload }, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
const facts = async (id: string) => (await records.timeline(agent, incident, id, { limit: 100 })).items.flatMap(e => (e.fact ? [e.fact.kind] : []))
const misses = (id: string) =>
  database
    .for(system.tenant)
    .query<{ at: string; replaced: boolean }>(
      sql`select breached_at as at, replaced_at is not null as replaced from clock where record_id = ${id}::uuid and breached_at is not null`,
    )

const level = await records.create(admin, serviceLevel, {
  name: 'Resolve',
  recordType: 'incident',
  applies: 'priority == 1',
  stops: "state == 'resolved' || category == 'done'",
  targetIn: 'elapsed',
  targetTime: 'PT4H',
})
await records.transition(admin, serviceLevel, level.id, 'activate')

/** An urgent incident that was missed. */
async function missed(): Promise<string> {
  const { id } = await records.create(agent, incident, { title: 'Nothing prints', impact: 'high', urgency: 'high' })
  clock.advance(hours(5))
  await job('clocks.tick')
  assert.deepEqual([(await misses(id)).length, await facts(id)], [1, ['clock.breached']])
  return id
}

test('nobody says themselves when it was resolved, opened or changed', async () => {
  const id = await missed()
  for (const name of ['resolvedAt', 'openedAt', 'createdAt', 'updatedAt', 'stateSince', 'closedAt'] as const)
    for (const by of [agent, admin])
      await assert.rejects(
        records.change(by, incident, id, { [name]: '2026-03-02T08:01:00.000Z' }),
        (error: unknown) => error instanceof Failure && error.kind === 'invalid' && error.faults.some(f => f.field === name),
        name,
      )
  const done = await records.transition(agent, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Paper.' } as never)
  assert.equal(done.resolvedAt?.slice(0, 16), clock.now().slice(0, 16), 'by the clock of the server')
})

test('a lower priority after the miss does not undo it, nor does resolving and closing', async () => {
  const id = await missed()
  const before = await misses(id)
  await records.change(agent, incident, id, { impact: 'low', urgency: 'low' })
  clock.advance(hours(1))
  await records.transition(agent, incident, id, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Paper.' } as never)
  await job('clocks.tick')
  assert.deepEqual(await misses(id), before)
  assert.deepEqual(await facts(id), ['clock.breached'], 'it stands in the history, which nobody can change')
})

test('a level is not made kinder after the miss; reckoning again keeps what was, with the reason and who asked for it', async () => {
  const id = await missed()
  await assert.rejects(records.change(admin, serviceLevel, level.id, { targetTime: 'PT40H' }), Failure)
  await records.transition(admin, serviceLevel, level.id, 'revise')
  const [next] = (await records.find(admin, serviceLevel, { filter: { field: 'previous', is: '==', value: level.id } })).items
  await records.change(admin, serviceLevel, next?.id ?? '', { targetTime: 'PT40H' })
  await records.transition(admin, serviceLevel, next?.id ?? '', 'activate')
  await job('clocks.takeUp', { level: next?.id })
  await job('clocks.repair', { level: level.id, because: 'Kinder.' })
  assert.equal((await misses(id)).filter(m => !m.replaced).length, 1)
  assert.deepEqual(await facts(id), ['clock.breached'])
})
