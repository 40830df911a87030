import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { serialize } from 'node:v8'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/** A37: bytes that a careless reader would turn into objects with a will of their own. */

let app: Desk
let agent: Client
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
})
after(() => app.close())

test('marks of classes in JSON are keys like any other, and not known ones', async () => {
  for (const more of [
    { $type: 'System.Diagnostics.Process' },
    { '@class': 'java.lang.Runtime' },
    { __class__: 'os' },
    { _$$ND_FUNC$$_rce: 'function(){}' },
    { toJSON: 'x' },
  ]) {
    assert.equal((await agent.post('/incidents', { title: 'x', ...more })).status, 422, JSON.stringify(more))
  }
  for (const title of [{ toString: 'x' }, { $ne: null }, ['x'], { length: 3 }, 1, true])
    assert.equal((await agent.post('/incidents', { title })).status, 422, JSON.stringify(title))
})

test('what comes back from outside is signed, or nothing is made of it', async () => {
  await agent.post('/incidents', { title: 'a' })
  await agent.post('/incidents', { title: 'b' })
  const { next } = (await agent.get('/incidents?limit=1')).body as { next: string }
  const [, signature = ''] = next.split('.')
  for (const value of ['{"__proto__":{"a":1}}', '[{"toString":1}]', 'null', '["x","y","z"]', serialize([1]).toString('latin1')]) {
    const cursor = `${Buffer.from(value).toString('base64url')}.${signature}`
    assert.equal((await agent.get(`/incidents${q({ limit: 1, cursor })}`)).body.code, 'bad_cursor', value)
  }
  for (const cookie of [
    'mainstay={"person":"x"}',
    `mainstay=${Buffer.from('{"admin":true}').toString('base64')}`,
    'mainstay=rO0ABXNy',
    `mainstay=${'x'.repeat(4000)}`,
  ])
    assert.equal((await app.guest.get('/incidents', { cookie })).status, 401)
})

test('a job that somebody has put into the queue by hand does no harm', async () => {
  const jobs = [
    ['constructor', '{}'],
    ['__proto__', '{"__proto__":{"polluted":1}}'],
    ['people.send-reset', '{"email":{"toString":"x"},"__proto__":{"polluted":1}}'],
    ['people.send-reset', '["x"]'],
  ]
  for (const [name, payload] of jobs)
    await app.fresh.owner.query({
      text: 'insert into store.job (tenant_id, id, name, payload, due_at) values ($1, gen_random_uuid(), $2, $3, now())',
      values: [app.system.tenant, name, payload],
    })
  const { worker } = app.runtime
  await worker.start()
  await pause(800)
  await worker.stop(2)
  assert.equal(({} as { polluted?: number }).polluted, undefined)
  const left = await app.fresh.owner.query<{ name: string; attempts: number }>({
    text: `select name, attempts from store.job where name in ('constructor', '__proto__') order by name`,
    values: [],
  })
  assert.deepEqual(left, [
    { name: '__proto__', attempts: 0 },
    { name: 'constructor', attempts: 0 },
  ])
  assert.deepEqual(await readdir(app.runtime.config.mailOutbox).catch(() => []), [])
})
