import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import { freshDatabase, type TestDatabase } from '../../test/harness/database.ts'
import { connect } from '../kernel/database/index.server.ts'
import { createMetrics } from './metrics.server.ts'
import { type OperationsOptions, operationsRoutes } from './operations.server.ts'

let fresh: TestDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.drop())

function serverWith(options: Partial<OperationsOptions> = {}): FastifyInstance {
  const app = Fastify()
  const metrics = createMetrics()
  metrics.watchDatabase(fresh.database)
  metrics.time(app)
  metrics.watchJobs(async () => ({ queued: 3, running: 1, dead: 0, oldestDueSeconds: 7, done: 5, failed: 2 }))
  operationsRoutes({ database: fresh.database, ownerUrl: fresh.url, metrics, engines: [], version: '1.2.3', isLeaving: () => false, apart: false, ...options })(
    app,
  )
  app.get('/things/:id', async () => 'thing')
  return app
}

const readiness = async (options: Partial<OperationsOptions>) => {
  const answer = await serverWith(options).inject('/readyz')
  return { code: answer.statusCode, ...answer.json<{ status: string; reason?: string }>() }
}

async function reasonGiven(options: Partial<OperationsOptions>): Promise<string> {
  const { code, status, reason = '' } = await readiness(options)
  assert.deepEqual([code, status], [503, 'not ready'])
  return reason
}

test('a process that runs is alive, whatever its database does', async () => {
  const answer = await serverWith({ database: connect({ url: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'test' }) }).inject('/healthz')
  assert.deepEqual([answer.statusCode, answer.json()], [200, { status: 'alive', version: '1.2.3' }])
})

test('it is ready when its database answers and is of this version', async () => {
  assert.deepEqual(await readiness({}), { code: 200, status: 'ready', version: '1.2.3' })
})

test('why it is not ready is told in words', async () => {
  assert.match(await reasonGiven({ isLeaving: () => true }), /shutting down/)
  assert.match(await reasonGiven({ engines: [{}, { troubles: async () => ['Clocks have stood still for 3 minutes.'] }] }), /Clocks have stood still/)
  const away = connect({ url: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'test' })
  assert.match(await reasonGiven({ database: away }), /database cannot be reached/)
  await fresh.owner.query(sql`insert into mainstay_meta.migration (name, checksum) values ('9999-future', 'x')`)
  assert.match(await reasonGiven({}), /newer Mainstay \(9999-future\)/)
  await fresh.owner.query(sql`delete from mainstay_meta.migration where name in ('9999-future', '0001-kernel')`)
  assert.match(await reasonGiven({}), /lacks 0001-kernel/)
})

test('requests are timed by route, never by address', async () => {
  const app = serverWith()
  for (const id of ['one', 'two']) await app.inject(`/things/${id}`)
  await app.inject('/nowhere/at/all')
  const text = (await app.inject('/metrics')).body
  assert.match(text, /mainstay_http_request_seconds_count\{method="GET",route="\/things\/:id",status="200"\} 2/)
  assert.match(text, /route="none",status="404"\} 1/)
  assert.ok(!text.includes('/things/one') && !text.includes('nowhere'))
})

test('the figures tell of the database, the jobs and the memory', async () => {
  const text = (await serverWith().inject('/metrics')).body
  assert.match(text, /mainstay_database_connections\{state="most"\} 6/)
  assert.match(text, /mainstay_jobs\{state="queued"\} 3/)
  assert.match(text, /mainstay_jobs_oldest_due_seconds 7/)
  assert.match(text, /process_resident_memory_bytes \d/)
})

test('beside the desk the figures are for this machine only, also behind a proxy on it', async () => {
  const app = serverWith()
  assert.equal((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode, 404)
  assert.equal((await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.7' } })).statusCode, 404)
  assert.equal((await serverWith({ apart: true }).inject({ url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode, 200)
})
