import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import { failureOf } from '../../../test/harness/loans.ts'
import { days } from '../../../test/harness/world.ts'
import { incident, incidentTask } from '../../practices/incident/index.ts'
import type { Automation } from './automation.ts'
import { dryRun } from './dry-run.server.ts'
import { automation } from './index.ts'
import { automationDesk, written, type Written } from './test/desk.ts'
import { tryOnHistory } from './try.server.ts'

const desk = await automationDesk()
const { records, system, admin, agent, clock, report, work, runs, automate } = desk
const engine = { store: desk.store, acts: new Map() }
const draft = (input: Written) => records.create(admin, automation, { name: 'Draft', recordType: 'incident', on: 'created', ...written(input) })
const tried = (one: Automation, n = 30) => tryOnHistory(engine, system.tenant, one, n)
/** Everything that is kept: records, histories, jobs, runs. */
const everything = async () => {
  const tables = await desk.owner.query<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'store' order by 1`)
  return Promise.all(
    tables.map(({ name }) =>
      desk.owner.query({ text: `select '${name}' as name, count(*), md5(string_agg(t::text, '' order by t::text)) from store."${name}" t`, values: [] }),
    ),
  )
}

test('a dry run tells what would happen in words, and nothing of it has', async () => {
  const one = await draft({
    when: "urgency == 'high'",
    does: [
      { act: 'setField', field: 'impact', value: 'high' },
      { act: 'createRecord', recordType: 'incidentTask', text: 'Look' },
      { act: 'comment', text: 'Hello {{requester.name}}', visibility: 'public' },
    ],
  })
  const yes = await report({ urgency: 'high' })
  await work()
  const result = await dryRun(engine, admin, one, yes.number)
  assert.deepEqual([result.would, result.error, result.record.id], [true, null, yes.id])
  assert.match(String(result.because?.en), /^urgency is High \(Urgency: High\)$/)
  assert.match(String(result.because?.de), /Dringlichkeit/)
  assert.equal(result.did[0]?.en, 'Impact becomes High.')
  assert.match(result.did.map(d => d.en).join(' | '), /^Impact becomes High. \| Incident task .*Look is created. \| A comment is written: Hello Rita$/)
  const no = await dryRun(engine, admin, one, (await report({ urgency: 'low' })).id)
  assert.deepEqual([no.would, no.did], [false, []])
  await work()
  assert.equal((await records.find(system, incidentTask)).items.length, 0)
  assert.deepEqual((await records.get(system, incident, yes.id)).version, 1)
})

test('after a dry run every table is what it was', async () => {
  const one = await draft({
    does: [
      { act: 'setField', field: 'impact', value: 'high' },
      { act: 'comment', text: 'Hello' },
    ],
  })
  const { id } = await report()
  await work()
  const before = await everything()
  await dryRun(engine, admin, one, id)
  assert.deepEqual(await everything(), before)
})

test('a dry run says why it would fail', async () => {
  const one = await draft({ does: [{ act: 'transition', transition: 'reopen' }] })
  const result = await dryRun(engine, admin, one, (await report()).id)
  assert.equal(result.would, true)
  assert.match(String(result.error), /state is New/)
  assert.equal((await failureOf(dryRun(engine, admin, one, 'INC9999999'))).kind, 'missing')
})

test('tried on history it would have run on what it did run on', async () => {
  const specimens: readonly Written[] = [
    { name: 'A', on: 'created', when: 'priority <= 4' },
    { name: 'B', on: 'changed', changes: [{ field: 'urgency', to: 'high' }] },
    { name: 'C', on: 'changed', when: "urgency == 'high' && requester.name.contains('Rita')" },
    { name: 'D', on: 'transition', transition: 'start', when: "impact != 'low' || title.startsWith('T')" },
    { name: 'E', on: 'comment', comment: 'internal', when: "state == 'inProgress'" },
    { name: 'F', on: 'fact', factKind: 'clock.breached' },
  ]
  const live = await Promise.all(specimens.map(s => automate({ ...s, does: [{ act: 'comment', text: `By ${s.name}`, visibility: 'public' }] })))
  const since = clock.now()
  const urgencies = ['low', 'medium', 'high'] as const
  for (let i = 0; i < 12; i++) {
    const { id } = await report({ title: i % 2 ? `T${i}` : `U${i}`, urgency: urgencies[i % 3], impact: urgencies[(i + 1) % 3] })
    await work()
    const acts = [
      () => records.change(agent, incident, id, { urgency: urgencies[(i * 2) % 3] ?? 'low' }),
      () => records.transition(agent, incident, id, 'start'),
      () => records.comment(agent, incident, id, { text: 'note', visibility: 'internal' }),
      () => records.fact(system, incident, id, { kind: i % 4 ? 'clock.warned' : 'clock.breached', say: { en: 'x', de: 'x' }, about: {} }),
      () => records.change(agent, incident, id, { urgency: 'high', title: 'Renamed' }),
    ]
    for (const act of acts) {
      await act()
      // Each is looked at before the next one happens, as where the background work keeps up.
      await work()
    }
    clock.advance(days(1) / 4)
  }
  for (const one of live) {
    const ran = (await runs(one.id)).map(r => `${r.record} ${r.occasion}`).sort()
    const result = await tried(one)
    const would = result.records
      .filter(r => r.at >= since)
      .map(r => `${r.id} seq:${r.seq}`)
      .sort()
    assert.ok(ran.length > 0, one.name)
    assert.deepEqual(would, ran, one.name)
    assert.equal(
      result.byDay.reduce((sum, day) => sum + day.count, 0),
      result.ran,
    )
  }
})

test('only the days that are asked for count, and at most fifty records are listed', async () => {
  clock.advance(days(40))
  for (let i = 0; i < 60; i++) await report({ title: `Many ${i}` })
  const one = await draft({ when: "title.startsWith('Many')", does: [{ act: 'comment', text: 'x' }] })
  const result = await tried(one, 1)
  assert.deepEqual([result.ran, result.records.length, result.byDay.length], [60, 50, 1])
  clock.advance(days(2))
  assert.equal((await tried(one, 1)).ran, 0)
})

test('a schedule is not tried on history, and says what to do instead', async () => {
  const one = await draft({ on: 'schedule', every: 'PT1H', when: "state == 'new'", does: [{ act: 'comment', text: 'x' }] })
  assert.match((await failureOf(tried(one))).message, /dry run instead/)
})
