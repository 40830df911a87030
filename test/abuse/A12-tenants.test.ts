import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { machine } from '../../src/kernel/actor.ts'
import type { TenantDatabase } from '../../src/kernel/database/index.ts'
import { person } from '../../src/people/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { service } from '../../src/practices/service/index.ts'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/** A12: crossing into another tenant, also where the kernel's own care is left out: the database itself holds the wall. */

let app: Desk
let agent: Client
let foreign: { incident: string; person: string; service: string; number: string }
const elsewhere = machine('00000000-0000-7000-8000-00000000000b', 'test', 'cli')

before(async () => {
  app = await desk()
  agent = await app.somebody(['administrator'], { scopes: ['admin'] })
  await app.fresh.owner.query({ text: `insert into store.tenant (id, name) values ($1, 'B')`, values: [elsewhere.tenant] })
  const { records, seed } = app.runtime.installation
  await seed(elsewhere.tenant)
  const there = await records.create(elsewhere, person, { name: 'Foreign walrus', email: 'walrus@b.test' })
  const made = await records.create(elsewhere, incident, { title: 'Foreign walrus', requester: there.id })
  await records.comment(elsewhere, incident, made.id, { text: 'walrus', visibility: 'public' })
  const served = await records.create(elsewhere, service, { name: 'Foreign walrus' })
  foreign = { incident: made.id, person: there.id, service: served.id, number: made.number }
})
after(() => app.close())

describe('the database, asked without the kernel', () => {
  let here: TenantDatabase
  before(() => {
    here = app.runtime.database.for(app.system.tenant)
  })

  const views = async () =>
    (
      await app.fresh.owner.query<{ name: string }>({
        text: `select table_name as name from information_schema.columns where table_schema = 'app' and column_name = 'tenant_id' order by 1`,
        values: [],
      })
    ).map(v => v.name)

  test('shows rows of one tenant through every view there is', async () => {
    const names = await views()
    assert.ok(names.length > 20)
    let foreigners = 0
    for (const name of names) {
      const [seen] = await here.query<{ n: number }>({ text: `select count(*)::integer as n from "${name}" where tenant_id <> $1`, values: [here.tenant] })
      assert.equal(seen?.n, 0, name)
      const [there] = await app.fresh.owner.query<{ n: number }>({
        text: `select count(*)::integer as n from store."${name}" where tenant_id = $1`,
        values: [elsewhere.tenant],
      })
      foreigners += there?.n ?? 0
    }
    assert.ok(foreigners > 10, 'there are rows that could have been seen')
  })

  test('neither changes nor takes rows of another, nor writes or moves any there', async () => {
    assert.deepEqual(await here.query({ text: `update incident set title = 'x' where id = $1 returning id`, values: [foreign.incident] }), [])
    assert.deepEqual(await here.query({ text: 'delete from person where id = $1 returning id', values: [foreign.person] }), [])
    await assert.rejects(
      here.query({
        text: 'insert into credential (tenant_id, person_id, password, changed_at) values ($1, $2, $3, now())',
        values: [elsewhere.tenant, foreign.person, 'x'],
      }),
      /check option/,
    )
    await assert.rejects(here.query({ text: 'update person set tenant_id = $1', values: [elsewhere.tenant] }), /check option/)
  })

  test('gives nothing without a tenant, and nothing of the tables themselves', async () => {
    await assert.rejects(app.runtime.database.query({ text: 'select * from incident', values: [] }))
    for (const text of [
      'select * from store.incident',
      'select * from store.tenant',
      'update store.person set active = false',
      'create table store.x (a int)',
      'drop view app.incident',
      `alter table store.incident disable trigger all`,
    ])
      await assert.rejects(here.query({ text, values: [] }), /permission denied|must be owner/, text)
  })

  test('holds also where a search looks past the permission', async () => {
    for (const text of [
      `select id from incident where search @@ to_tsquery('public.plain', 'walrus')`,
      `select record_id from history where body = 'walrus'`,
      `select i.id from incident i join person p on p.id = i.requester`,
    ])
      assert.deepEqual(await here.query({ text, values: [] }), [], text)
  })
})

describe('over HTTP', () => {
  test('another tenant is not reached by any header, address or parameter', async () => {
    const headers: Record<string, string>[] = [
      { host: 'b.example.test' },
      { 'x-tenant': elsewhere.tenant },
      { 'x-tenant-id': elsewhere.tenant },
      { 'x-forwarded-host': 'b.example.test' },
      { cookie: `tenant=${elsewhere.tenant}` },
    ]
    for (const more of headers) {
      for (const path of [
        `/incidents/${foreign.incident}`,
        `/people/${foreign.person}`,
        `/incidents/${foreign.incident}/history`,
        `/services/${foreign.service}`,
      ])
        assert.equal((await agent.get(path, more)).status, 404, `${path} ${JSON.stringify(more)}`)
      assert.deepEqual((await agent.get('/search?q=walrus', more)).body.items, [])
      assert.equal((await agent.get(`/incidents${q({ count: 'exact' })}`, more)).body.count, 0)
    }
    assert.equal((await agent.get(`/incidents?tenant=${elsewhere.tenant}`)).status, 400)
  })

  test('a token or session of one tenant is nobody in the other', async () => {
    const token = agent.headers.authorization?.replace('Bearer ', '') ?? ''
    const { createAccess } = await import('../../src/people/index.server.ts')
    const there = createAccess({
      store: app.runtime.installation.store,
      tenant: elsewhere.tenant,
      publicUrl: 'http://b.test',
      outbox: { send: async () => {} },
    })
    assert.equal(await there.byToken(token), undefined)
    assert.notEqual(await app.runtime.access.byToken(token), undefined)
  })
})
