import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { incident } from '../../src/practices/incident/index.ts'
import { type Client, type Desk, desk } from '../harness/server.ts'

/** A09: keys beside those that one may set: of the system, of other tenants, of JavaScript itself. */

let app: Desk
let agent: Client
let requester: Client
let administrator: Client
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  requester = await app.somebody(['requester'], { scopes: ['write'] })
  administrator = await app.somebody(['administrator'], { scopes: ['admin'] })
})
after(() => app.close())

const someId = '00000000-0000-7000-8000-00000000dead'
const tooMuch: Readonly<Record<string, unknown>> = {
  id: someId,
  tenantId: someId,
  tenant_id: someId,
  number: 'INC0000001',
  version: 7,
  state: 'closed',
  category: 'done',
  stateSince: '2020-01-01T00:00:00.000Z',
  createdAt: '2020-01-01T00:00:00.000Z',
  createdBy: someId,
  updatedAt: '2020-01-01T00:00:00.000Z',
  openedAt: '2020-01-01T00:00:00.000Z',
  resolvedAt: '2020-01-01T00:00:00.000Z',
  resolvedBy: someId,
  closedAt: '2020-01-01T00:00:00.000Z',
  priority: 1,
  reopenCount: 9,
  majorState: 'accepted',
  acceptedBy: someId,
  duplicateOf: someId,
  source: 'servicenow-log',
  slaBreached: false,
  approvedBy: someId,
  role: 'administrator',
  roles: ['administrator'],
  hash: 'x',
  seq: 1,
  custom: { a: 1 },
  toString: 'x',
  hasOwnProperty: 'x',
  valueOf: 'x',
}

test('what the system sets is set by nobody else, on creating, changing, in a transition or on many', async () => {
  const { body: own } = await agent.post('/incidents', { title: 'Printer' })
  for (const [key, value] of Object.entries(tooMuch)) {
    const attempts = [
      await agent.post('/incidents', { title: 'x', [key]: value }),
      await requester.post('/incidents', { title: 'x', [key]: value }),
      await administrator.post('/incidents', { title: 'x', [key]: value }),
      await agent.patch(`/incidents/${own.id}`, { title: 'changed', [key]: value }),
      await agent.post(`/incidents/${own.id}/assign`, { assignee: agent.id, [key]: value }),
    ]
    for (const { status, text } of attempts) assert.equal(status, 422, `${key}: ${text}`)
    const { results } = (await agent.post('/incidents/bulk', { ids: [own.id], change: { title: 'changed', [key]: value } })).body
    assert.equal(results[0].ok, false, key)
  }
  const { _timeline, ...now } = (await agent.get(`/incidents/${own.id}?with=page`)).body
  assert.deepEqual([now.version, now.title, now.assignee, now.state], [1, 'Printer', null, 'new'])
  assert.equal(_timeline.items.length, 1)
  assert.equal(await app.runtime.installation.records.count(app.system, incident), 1)
})

test('every key that is too much is named', async () => {
  const { body } = await agent.post('/incidents', { title: 'x', slaBreached: true, createdAt: '2020-01-01T00:00:00.000Z' })
  assert.deepEqual(body.errors.map((e: { field: string }) => e.field).sort(), ['createdAt', 'slaBreached'])
})

test('keys that reach for the prototype are refused, and nothing has it', async () => {
  const bodies = [
    '{"title":"x","__proto__":{"polluted":1}}',
    '{"title":"x","constructor":{"prototype":{"polluted":1}}}',
    '{"title":"x","\\u005f_proto__":{"polluted":1}}',
    '{"__proto__":null,"title":"x"}',
    '{"title":"x","constructor":"x"}',
    '{"title":"x","prototype":{}}',
  ]
  const { body: own } = await agent.post('/incidents', { title: 'Printer' })
  const paths = ['/incidents', '/incidents/bulk', `/incidents/${own.id}/comments`, `/incidents/${own.id}/assign`, '/views']
  for (const body of bodies) {
    for (const path of paths) {
      const { status, text } = await agent.post(path, body)
      assert.ok(status === 400 || status === 422, `${path} ${body}: ${status} ${text}`)
    }
    assert.ok([400, 422].includes((await app.guest.post('/sign-in', body.replace('"title":"x"', '"email":"a@b.c","password":"x"'))).status), body)
  }
  const nested = '{"ids":["x"],"change":{"__proto__":{"polluted":1}}}'
  assert.equal((await agent.post('/incidents/bulk', nested)).status, 400)
  assert.equal(({} as { polluted?: number }).polluted, undefined)
  assert.equal(Object.keys(Object.prototype).length, 0)
})

test('a person gives themselves nothing by their own profile', async () => {
  for (const body of [
    { roles: [someId] },
    { active: true },
    { email: 'boss@example.test' },
    { vip: true },
    { accessEndedAt: null },
    { groups: [] },
    { password: 'x' },
  ]) {
    const { status, text } = await requester.patch(`/people/${requester.id}`, { phone: '1', ...body })
    assert.ok(status === 403 || status === 422, `${JSON.stringify(body)}: ${status} ${text}`)
  }
  assert.equal((await requester.get(`/people/${requester.id}`)).body.phone, null)
  assert.equal((await requester.patch(`/people/${requester.id}`, { phone: '1' })).status, 200)
})

test('the history tells of the fields that were set and no others', async () => {
  const { body } = await agent.post('/incidents', { title: 'Printer', impact: 'high' })
  await agent.patch(`/incidents/${body.id}`, { urgency: 'high' })
  const { items } = (await agent.get(`/incidents/${body.id}/history`)).body
  assert.deepEqual(Object.keys(items[1].changes).sort(), ['priority', 'urgency'])
})

test('addresses with parameters that are not known are refused too', async () => {
  for (const path of [
    '/incidents?tenant=x',
    '/incidents?filter[$ne]=1',
    '/incidents?limit=1&limit=2',
    '/incidents?__proto__=x',
    '/incidents?constructor=x',
    '/search?q=x&as=admin',
  ]) {
    assert.equal((await agent.get(path)).status, 400, path)
  }
})
