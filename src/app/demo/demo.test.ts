import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { world } from '../../../test/harness/world.ts'
import type { AnyDefinition } from '../../kernel/define/index.ts'
import { verifyHistory } from '../../kernel/history/verify.server.ts'
import { person, view } from '../../people/index.ts'
import { incident, incidentTask } from '../../practices/incident/index.ts'
import { problem, problemTask } from '../../practices/problem/index.ts'
import { service } from '../../practices/service/index.ts'
import { createDemo } from './demo.server.ts'
import { stories } from './stories/index.ts'
import { plan } from './telling/plan.ts'

/** However the week and the hour are when somebody starts it for the first time. */
const moments = ['2026-03-04T14:20:00.000Z', '2026-08-02T02:30:00.000Z']

const demoAt = async (now: string) => {
  const it = await world()
  after(it.close)
  it.clock.set(now)
  await createDemo(it, now, why => {
    throw why
  })
  return { ...it, query: <T>(text: string) => it.database.for(it.system.tenant).query<T>({ text, values: [] }), now }
}

const demos = []
for (const now of moments) demos.push(await demoAt(now))
const [first] = demos
assert.ok(first)
const values = async (text: string, { query } = first) => (await query<{ value: string }>(text)).map(row => row.value)

for (const demo of demos) {
  test(`every state of every practice occurs (${demo.now})`, async () => {
    for (const record of [incident, problem, incidentTask, problemTask, service] as readonly AnyDefinition[]) {
      const table = record.name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
      const states = await values(`select distinct state as value from ${table}`, demo)
      assert.deepEqual(states.toSorted(), Object.keys(record.states ?? {}).toSorted(), record.name)
    }
  })

  test(`every way to wait, every code and every stage of a major incident occurs (${demo.now})`, async () => {
    assert.equal((await values("select distinct hold_reason as value from incident where state = 'onHold'", demo)).length, 4)
    assert.deepEqual((await values('select distinct major_state as value from incident', demo)).toSorted(), [
      'accepted',
      'canceled',
      'none',
      'proposed',
      'rejected',
    ])
    assert.ok((await values('select distinct resolution_code as value from incident where resolution_code is not null', demo)).length >= 8)
    assert.equal((await values('select distinct resolution_code as value from problem where resolution_code is not null', demo)).length, 4)
    assert.ok((await values("select number as value from incident where major_state = 'accepted' and state = 'inProgress'", demo)).length > 0, 'one goes on')
    assert.ok((await values("select number as value from incident where major_state = 'proposed' and category <> 'done'", demo)).length > 0, 'one is proposed')
  })

  test(`nothing happens in the future, and there is work of today (${demo.now})`, async () => {
    assert.deepEqual(await values(`select number as value from incident where updated_at > '${demo.now}' or created_at > '${demo.now}'`, demo), [])
    assert.deepEqual(await values(`select record_type as value from history where at > '${demo.now}'`, demo), [])
    assert.ok((await values(`select number as value from incident where opened_at > '${demo.now}'::timestamptz - interval '1 day'`, demo)).length >= 15)
    assert.ok((await values(`select number as value from incident where state = 'new'`, demo)).length >= 8)
  })
}

test('a few hundred incidents, some problems, a view or two', async () => {
  const { records, system } = first
  const between = async (record: AnyDefinition, least: number, most: number) => {
    const count = await records.count(system, record)
    assert.ok(count >= least && count <= most, `${count} of ${record.name}`)
  }
  await between(incident, 300, 420)
  await between(problem, 20, 30)
  await between(incidentTask, 12, 40)
  await between(problemTask, 10, 30)
  await between(person, 44, 60)
  await between(service, 18, 25)
  await between(view, 8, 15)
})

test('histories are whole, and numbers follow the order in which things happened', async () => {
  const faults: string[] = []
  await verifyHistory(first.database, first.model, first.system.tenant, t => faults.push(`${t.number}: ${t.faults.join()}`))
  assert.deepEqual(faults, [])
  assert.deepEqual(
    await values(
      'select number as value from (select number, opened_at, lag(opened_at) over (order by number) as before from incident) x where before > opened_at',
    ),
    [],
  )
  assert.deepEqual(
    await values(
      'select record_id::text as value from (select record_id, at, lag(at) over (partition by record_id order by seq) as before from history) x where before > at',
    ),
    [],
  )
})

test('hardly two have the same title, and no detail is left to be filled in', async () => {
  assert.deepEqual(await values('select title as value from incident group by title having count(*) > 2'), [])
  assert.ok((await values('select distinct title as value from incident')).length > 280)
  assert.deepEqual(await values("select title as value from incident where title ~ '[{}]|undefined' or description ~ '\\{#?\\w+\\}'"), [])
  assert.deepEqual(await values("select body as value from history where body ~ '\\{#?\\w+\\}|undefined'"), [])
})

test('people write in both languages, with lists, tables and code, in many voices', async () => {
  const said = (pattern: string) => values(`select body as value from history where body ~ '${pattern}'`)
  assert.ok((await said('[äöüß]')).length > 60)
  assert.ok((await said(' (the|and|is|please) ')).length > 200)
  assert.ok((await values("select number as value from incident where description ~ '[äöüß]|\\y(der|die|das|nicht|und)\\y'")).length > 80)
  for (const markdown of ['```', '`\\w']) assert.ok((await said(markdown)).length > 0, markdown)
  assert.ok((await values("select number as value from incident where description ~ '\\n\\|' or description ~ '\\n- '")).length >= 2)
  const wording = await values("select body as value from history where act = 'comment' and length(body) > 20 group by body having count(*) > 4")
  assert.deepEqual(wording, [])
  assert.ok((await values("select distinct body as value from history where act = 'comment'")).length > 500)
})

test('there is one of everything that looks different', async () => {
  const some = async (what: string, condition: string, least = 1) =>
    assert.ok((await values(`select number as value from incident where ${condition}`)).length >= least, what)
  await some('reopened', 'reopen_count > 0', 8)
  await some('merged', 'duplicate_of is not null')
  await some('children', 'parent is not null', 3)
  await some('long title', 'length(title) > 150')
  await some('long story', 'history_seq >= 30')
  await some('passed around', 'reassignment_count >= 2')
  await some('watched', 'cardinality(watchers) > 0', 5)
  await some('with a problem', 'problem is not null', 10)
  await some('monitoring', 'requester is null', 15)
})

test('one can sign in as four people, each of whom finds something', async () => {
  const { records, system } = first
  const [mara, ana] = await Promise.all(
    ['requester@example.com', 'agent@example.com'].map(async email => (await values(`select id::text as value from person where email = '${email}'`))[0]),
  )
  assert.equal((await values("select email as value from person where email like '%@example.com'")).length, 4)
  assert.ok((await records.count(system, incident, { field: 'requester', is: '==', value: mara ?? '' })) >= 8)
  assert.ok(
    (await records.count(system, incident, {
      all: [{ field: 'assignee', is: '==', value: ana ?? '' }, { not: { field: 'category', is: '==', value: 'done' } }],
    })) >= 4,
  )
})

test('an installation that has people already is left as it is', async () => {
  const before = await first.query(sql`select count(*) from history`.text)
  await createDemo(first, '2026-03-05T08:00:00.000Z')
  assert.deepEqual(await first.query(sql`select count(*) from history`.text), before)
})

test('the same moment gives the same demo', () => {
  const times = () => plan(stories, Date.parse(moments[0] ?? '')).map(({ opened, steps }) => [opened, steps])
  assert.deepEqual(times(), times())
})
