import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sql, { raw } from 'sql-template-tag'
import { freshDatabase, type TestDatabase } from '../../../test/harness/database.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { wireTo } from '../../../test/harness/wire.ts'
import { Failure } from '../errors.ts'
import type { Statement } from './database.ts'
import { connect, type Database } from './index.server.ts'

const ours = '00000000-0000-7000-8000-000000000001'
const theirs = '00000000-0000-7000-8000-000000000002'

let fresh: TestDatabase
let database: Database
let owner: Database

before(async () => {
  fresh = await freshDatabase()
  database = fresh.database
  owner = fresh.owner
  await owner.query(sql`create table store.thing (tenant_id uuid not null default current_setting('app.tenant')::uuid, name text unique)`)
  await owner.query(sql`select store.expose('thing')`)
})
after(() => fresh.drop())

const names = async (tenant: string) => (await database.for(tenant).query<{ name: string }>(sql`select name from app.thing order by name`)).map(t => t.name)
const failsAs = (code: string) => (error: unknown) => error instanceof Failure && error.kind === 'unavailable' && error.code === code

test('a tenant sees its own rows only, whichever connection it is given', async () => {
  await database.for(ours).query(sql`insert into app.thing (name) values ('ours')`)
  await database.for(theirs).query(sql`insert into app.thing (name) values ('theirs')`)
  const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => names(i % 2 ? ours : theirs)))
  for (const [i, row] of seen.entries()) assert.deepEqual(row, [i % 2 ? 'ours' : 'theirs'])
})

test('without a tenant nothing of one can be read, not even on a connection that just had one', async () => {
  const single = connect({ url: fresh.appUrl, max: 1, applicationName: 'test' })
  await single.for(ours).query(sql`select 1`)
  await assert.rejects(single.query(sql`select name from app.thing`))
  await assert.rejects(single.query(sql`select name from store.thing`), /permission denied/)
  await single.close()
})

test('a tenant costs a round trip only when it changes', async () => {
  const single = connect({ url: fresh.appUrl, max: 1, applicationName: 'counted' })
  const last = async () => (await owner.query<{ query: string }>(sql`select query from pg_stat_activity where application_name = 'counted'`))[0]?.query
  await single.for(ours).query(sql`select 'first'`)
  await single.for(ours).transaction(async tx => {
    await tx.query(sql`select 'second'`)
    assert.equal(await last(), "select 'second'")
  })
  await single.close()
})

test('values come as JSON says them', async () => {
  const [row] = await owner.query(sql`select timestamptz '2026-03-29 01:00:00.5+00' as moment, timestamptz '0044-03-15 12:00:00+00 BC' as ides,
    timestamptz '2026-03-29 03:00:00.123456+02' as zoned, date '2026-03-29' as day, time '16:00' as time, 9007199254740991::int8 as big, 12.50 as money,
    '{"a":[1]}'::jsonb as json, array['00000000-0000-7000-8000-000000000001'::uuid] as ids, array['a,b', 'NULL', null, '', 'c"d'] as words, '{}'::text[] as none,
    array[timestamptz '2026-03-29 01:00+00', null] as moments, interval '4 hours' as length, true as yes`)
  assert.deepEqual(
    { ...(row as object) },
    {
      moment: '2026-03-29T01:00:00.500Z',
      ides: '0044-03-15 12:00:00+00 BC',
      zoned: '2026-03-29T01:00:00.123Z',
      day: '2026-03-29',
      time: '16:00:00',
      big: 9007199254740991,
      money: '12.50',
      json: { a: [1] },
      ids: ['00000000-0000-7000-8000-000000000001'],
      words: ['a,b', 'NULL', null, '', 'c"d'],
      none: [],
      moments: ['2026-03-29T01:00:00.000Z', null],
      length: 'PT4H',
      yes: true,
    },
  )
})

test('a transaction happens as a whole or not at all, and what follows a commit waits for it', async () => {
  const told: string[] = []
  const tenant = database.for(ours)
  await assert.rejects(
    tenant.transaction(async tx => {
      tx.afterCommit(() => told.push('never'))
      await tx.query(sql`insert into app.thing (name) values ('half')`)
      throw new Error('changed my mind')
    }),
    /changed my mind/,
  )
  await tenant.transaction(async tx => {
    await tx.query(sql`insert into app.thing (name) values ('whole')`)
    tx.afterCommit(() => told.push('committed'))
    assert.deepEqual(told, [])
  })
  assert.deepEqual(told, ['committed'])
  assert.deepEqual(await names(ours), ['ours', 'whole'])
})

test('a transaction that swallowed an error of the database is not taken for committed', async () => {
  const attempt = database.for(ours).transaction(async tx => {
    await tx.query(sql`insert into app.thing (name) values ('lost')`)
    await tx.query(sql`select 1 / 0`).catch(() => {})
  })
  await assert.rejects(attempt, /division by zero/)
  assert.ok(!(await names(ours)).includes('lost'))
})

test('a statement sent after its transaction is over is refused', async () => {
  const leaked = await database.for(ours).transaction(async tx => tx)
  await assert.rejects(leaked.query(sql`select 1`), /transaction is over/)
})

test('a broken constraint is told as the database tells it', async () => {
  await assert.rejects(database.for(ours).query(sql`insert into app.thing (name) values ('ours')`), { code: '23505', constraint: 'thing_name_key' })
})

test('what the database cannot do now is told as unavailable, with when to try again', async () => {
  const hasty = connect({ url: fresh.appUrl, max: 2, applicationName: 'hasty', statementTimeout: 50 })
  await assert.rejects(hasty.query(sql`select pg_sleep(5)`), failsAs('too_slow'))
  await hasty.close()
  const nowhere = connect({ url: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'test' })
  await assert.rejects(nowhere.query(sql`select 1`), failsAs('database_away'))
  await nowhere.close()
})

test('of two transactions that wait for each other one is told to try again', async () => {
  const tenant = database.for(ours)
  await tenant.query(sql`insert into app.thing (name) values ('left'), ('right')`)
  const cross = (first: string, second: string) =>
    tenant.transaction(async tx => {
      await tx.query(sql`update app.thing set name = name where name = ${first}`)
      await pause(100)
      await tx.query(sql`update app.thing set name = name where name = ${second}`)
    })
  const outcomes = await Promise.allSettled([cross('left', 'right'), cross('right', 'left')])
  const lost = outcomes.filter(o => o.status === 'rejected')
  assert.equal(lost.length, 1)
  assert.ok(failsAs('collision')(lost[0]?.reason))
})

test('connections that the server ends are replaced, and a lost transaction keeps nothing', async () => {
  const own = connect({ url: fresh.appUrl, max: 3, applicationName: 'doomed' })
  const end = () => owner.query(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`)
  await own.query(sql`select 1`)
  await end()
  await pause(50)
  await own.query(sql`select 1`)
  const lost = own.for(ours).transaction(async tx => {
    await tx.query(sql`insert into app.thing (name) values ('gone')`)
    await end()
    await tx.query(sql`select 1`)
  })
  await assert.rejects(lost, failsAs('database_away'))
  assert.ok(!(await names(ours)).includes('gone'))
  await own.query(sql`select 1`)
  await own.close()
})

test('of a single statement that writes, too, nobody is told that nothing was saved when that is not known', async () => {
  const wire = await wireTo(fresh.appUrl)
  const own = connect({ url: wire.url, max: 1, applicationName: 'far' })
  const lost = async (statement: Statement, code: string) => {
    await own.for(ours).query(sql`select 1`)
    const rejected = assert.rejects(own.for(ours).query(statement), failsAs(code))
    await pause(100)
    await wire.cut()
    await rejected
    await wire.mend()
  }
  await lost(sql`insert into app.thing (name) select 'late' from pg_sleep(0.3)`, 'outcome_unknown')
  await eventually('it was saved all the same', async () => (await names(ours)).includes('late'))
  await lost(sql`select pg_sleep(0.3)`, 'database_away')
  await own.close()
})

test('notifications are heard, also after the listening connection was lost', async () => {
  const own = connect({ url: fresh.appUrl, max: 1, applicationName: 'ears' })
  const heard: string[] = []
  const stop = await own.listen('things', payload => heard.push(payload))
  await owner.query(sql`select pg_notify('things', 'one')`)
  await eventually('it is heard', () => heard.includes('one'))
  await owner.query(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ears'`)
  await eventually('it is heard', () => heard.includes(''))
  await owner.query(sql`select pg_notify('things', 'two')`)
  await eventually('it is heard', () => heard.includes('two'))
  await stop()
  await own.close()
})

test('statements are prepared when they come again, and never more than four hundred on a connection', async () => {
  const single = connect({ url: fresh.appUrl, max: 1, applicationName: 'preparing' })
  const prepared = async () => (await single.query<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements`))[0]?.n ?? 0
  await single.query(sql`select 'once'`)
  const before = await prepared()
  for (let i = 0; i < 450; i++) for (let twice = 0; twice < 2; twice++) await single.query(sql`select ${raw(String(i))} + ${i}::int`)
  assert.ok(before <= 1)
  assert.ok((await prepared()) <= 400)
  assert.deepEqual(await single.query(sql`select ${raw('0')} + ${7}::int as seven`), [{ seven: 7 }])
  await single.close()
})

test('a prepared statement outlives a change of its view', async () => {
  const single = connect({ url: fresh.appUrl, max: 1, applicationName: 'test' })
  const read = () => single.for(theirs).query(sql`select * from app.thing`)
  for (let i = 0; i < 3; i++) await read()
  await owner.query(sql`alter table store.thing add column size integer`)
  await owner.query(sql`select store.expose('thing')`)
  assert.deepEqual(await read(), [{ tenant_id: theirs, name: 'theirs', size: null }])
  await single.close()
})

test('the role asked for is the one that works, whatever options the address brings', async () => {
  const narrowed = connect({ url: `${fresh.url}?options=-c%20work_mem%3D3MB`, role: 'mainstay_app', applicationName: 'test' })
  assert.deepEqual(await narrowed.query(sql`select current_user as role, current_setting('work_mem') as memory`), [{ role: 'mainstay_app', memory: '3MB' }])
  await narrowed.close()
})
