import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sql from 'sql-template-tag'
import { world } from '../../../test/harness/world.ts'
import type { AnyDefinition } from '../../kernel/define/index.ts'
import { verifyHistory } from '../../kernel/history/verify.server.ts'
import { person, view } from '../../people/index.ts'
import { approval, approvalPolicy } from '../../engines/approvals/index.ts'
import { flow, flowRun } from '../../engines/flows/index.ts'
import { announcement } from '../../practices/announcement/index.ts'
import { catalogueItem } from '../../practices/catalogue/index.ts'
import { incident, incidentTask } from '../../practices/incident/index.ts'
import { article, articleTask } from '../../practices/knowledge/index.ts'
import { problem, problemTask } from '../../practices/problem/index.ts'
import { request, requestItem, requestTask } from '../../practices/request/index.ts'
import { stages } from '../../practices/request/stage.ts'
import { rating } from '../../practices/satisfaction/index.ts'
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

const practices: readonly AnyDefinition[] = [
  incident,
  problem,
  incidentTask,
  problemTask,
  service,
  request,
  requestItem,
  requestTask,
  catalogueItem,
  approval,
  approvalPolicy,
  flow,
  flowRun,
  article,
  articleTask,
  announcement,
  rating,
]

for (const demo of demos) {
  test(`every state of every practice occurs (${demo.now})`, async () => {
    for (const record of practices) {
      const table = record.name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
      const states = await values(`select distinct state as value from ${table}`, demo)
      assert.deepEqual(states.toSorted(), Object.keys(record.states ?? {}).toSorted(), record.name)
    }
  })

  test(`whatever can be ordered has its picture (${demo.now})`, async () => {
    assert.deepEqual(await values('select name as value from catalogue_item where picture is null', demo), [])
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
    assert.deepEqual(await values(`select distinct record_type as value from history where at > '${demo.now}'`, demo), [])
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

for (const demo of demos) {
  test(`a catalogue of 25 items, sixty articles, and orders in every stage (${demo.now})`, async () => {
    assert.equal((await values("select name as value from catalogue_item where state = 'published'", demo)).length, 25)
    assert.equal((await values('select title as value from article where translation_of is null', demo)).length, 60)
    assert.equal((await values('select title as value from article where stale', demo)).length, 2)
    const empty = 'select t.name as value from topic t where not exists (select 1 from article a where a.topic = t.id and a.live)'
    assert.deepEqual(await values(empty, demo), [], 'topics without an article')
    const found = await values('select distinct stage as value from request_item', demo)
    assert.deepEqual(found.toSorted(), Object.keys(stages).toSorted())
    assert.ok(
      (await values("select id::text as value from request_item where stage = 'delivery' and delivered_quantity between 1 and quantity - 1", demo)).length > 0,
    )
    assert.ok((await values("select id::text as value from flow_run where state = 'running' and stuck_since is not null", demo)).length > 0, 'one is late')
    assert.ok((await values("select id::text as value from request_item where part_of is not null and category <> 'done'", demo)).length >= 3, 'a bundle runs')
    assert.ok((await values('select distinct item::text as value from request_item', demo)).length >= 22, 'most of the catalogue is ordered')
  })

  test(`everybody with whom one signs in has something to do or to see (${demo.now})`, async () => {
    const waitFor = (email: string) =>
      values(
        `select a.number as value from approval a join person p on p.id = any(a.waits_for) where p.email = '${email}' and a.state in ('requested', 'needInformation')`,
        demo,
      )
    assert.ok((await waitFor('manager@example.com')).length >= 3)
    assert.ok((await waitFor('agent@example.com')).length >= 2)
    const mara = (what: string) => values(`select count(*)::text as value from ${what} = (select id from person where email = 'requester@example.com')`, demo)
    for (const what of [
      "request_item where category <> 'done' and requester",
      'cart_line where person',
      'favourite where person',
      "rating where state = 'asked' and person",
    ])
      assert.notDeepEqual(await mara(what), ['0'], what)
    assert.ok((await values('select name as value from report where schedule is not null', demo)).length >= 1)
    assert.ok((await values(`select why as value from approval_delegation where "from" <= '${demo.now}' and until > '${demo.now}'`, demo)).length >= 1)
  })

  test(`so many answer how it went that one can believe it, and most are content (${demo.now})`, async () => {
    const [asked, answered, content] = (
      await values('select unnest(array[count(*), count(score), count(*) filter (where score >= 4)])::text as value from rating', demo)
    ).map(Number)
    assert.ok(asked && answered && content && asked > 150, String(asked))
    assert.ok(answered / asked > 0.3 && answered / asked < 0.65, `${answered} of ${asked}`)
    assert.ok(content / answered > 0.65 && content / answered < 0.95, `${content} of ${answered}`)
  })

  test(`workers find nothing that is overdue: nobody is told of what happened months ago (${demo.now})`, async () => {
    assert.deepEqual(await values(`select name as value from job where due_at <= '${demo.now}'`, demo), [])
    assert.deepEqual(await values('select id::text as value from outgoing_mail', demo), [])
  })
}

test('an installation that has people already is left as it is', async () => {
  const before = await first.query(sql`select count(*) from history`.text)
  await createDemo(first, '2026-03-05T08:00:00.000Z')
  assert.deepEqual(await first.query(sql`select count(*) from history`.text), before)
})

test('the same moment gives the same demo', () => {
  const times = () => plan(stories, Date.parse(moments[0] ?? '')).map(({ opened, steps }) => [opened, steps])
  assert.deepEqual(times(), times())
})
