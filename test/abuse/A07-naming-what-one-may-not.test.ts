import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { machine } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/id.server.ts'
import { person } from '../../src/people/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { service } from '../../src/practices/service/index.ts'
import { type Answer, type Client, type Desk, desk } from '../harness/server.ts'

/** A07: naming records in references that one may not see or choose: nothing is written, and nothing told of whether they exist. */

let app: Desk
let agent: Client
let requester: Client
let other: Client
const hidden: Record<string, string> = {}
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  requester = await app.somebody(['requester'], { scopes: ['write'] })
  other = await app.somebody(['requester'], { scopes: ['write'] })
  const { records } = app.runtime.installation
  const elsewhere = machine('00000000-0000-7000-8000-00000000000b', 'test', 'cli')
  await app.fresh.owner.query({ text: `insert into store.tenant (id, name) values ($1, 'B')`, values: [elsewhere.tenant] })
  hidden.incident = (await other.post('/incidents', { title: 'Theirs' })).body.id
  hidden.foreignPerson = (await records.create(elsewhere, person, { name: 'Foreign' })).id
  hidden.foreignService = (await records.create(elsewhere, service, { name: 'Foreign' })).id
  hidden.foreignIncident = (await records.create(elsewhere, incident, { title: 'Foreign' }, { given: { openedAt: '2026-01-01T00:00:00.000Z' } })).id
  const retired = await records.create(app.system, service, { name: 'Retired' })
  hidden.retired = (await records.transition(app.system, service, retired.id, 'retire')).id
})
after(() => app.close())

/** What is said, without the id that was asked for. */
const told = ({ status, body }: Answer, id: string) => ({ status, ...JSON.parse(JSON.stringify({ ...body, request: '' }).replaceAll(id, '*')) })
const rowsOf = async (table: string) =>
  (await app.fresh.owner.query<{ n: number }>({ text: `select count(*)::integer as n from store.${table}`, values: [] }))[0]?.n

async function sameAsNone(client: Client, path: string, fields: (id: string) => object, id: string, what: string): Promise<void> {
  const before = [await rowsOf('incident'), await rowsOf('history')]
  const none = newId()
  const [one, nobody] = [await client.post(path, fields(id)), await client.post(path, fields(none))]
  assert.equal(one.status, 422, `${what}: ${one.text}`)
  assert.deepEqual(told(one, id), told(nobody, none), what)
  assert.deepEqual([await rowsOf('incident'), await rowsOf('history')], before, `${what} wrote something`)
}

test('a record of another tenant, or one that may not be chosen, is named like none', async () => {
  for (const client of [requester, agent]) {
    await sameAsNone(client, '/incidents', id => ({ title: 'x', service: id }), hidden.foreignService ?? '', 'service of B')
    await sameAsNone(client, '/incidents', id => ({ title: 'x', service: id }), hidden.retired ?? '', 'retired service')
    await sameAsNone(client, '/incidents', id => ({ title: 'x', watchers: [id] }), hidden.foreignPerson ?? '', 'watcher of B')
  }
  for (const field of ['assignee', 'requester']) await sameAsNone(agent, '/incidents', id => ({ title: 'x', [field]: id }), hidden.foreignPerson ?? '', field)
  await sameAsNone(agent, '/incidents', id => ({ title: 'x', parent: id }), hidden.foreignIncident ?? '', 'parent of B')
  await sameAsNone(agent, '/incident-tasks', id => ({ title: 'x', incident: id }), hidden.foreignIncident ?? '', 'incident of B')
})

test('a requester sets no reference that is for agents, whether or not it leads anywhere', async () => {
  const before = await rowsOf('incident')
  const ids = { assignee: other.id, requester: other.id, parent: hidden.incident ?? '', group: newId(), problem: newId(), company: newId() }
  for (const [field, id] of Object.entries(ids)) {
    const none = newId()
    const [one, nobody] = [await requester.post('/incidents', { title: 'x', [field]: id }), await requester.post('/incidents', { title: 'x', [field]: none })]
    assert.equal(one.status, 403, `${field}: ${one.text}`)
    assert.deepEqual(told(one, id), told(nobody, none), field)
  }
  assert.equal(await rowsOf('incident'), before)
})

test('nor by way of a transition, a change, or many at once', async () => {
  const { body } = await agent.post('/incidents', { title: 'Printer' })
  const foreign = hidden.foreignIncident ?? ''
  for (const id of [foreign, newId()]) {
    assert.equal((await agent.post(`/incidents/${body.id}/mergeInto`, { duplicateOf: id })).status, 422)
    assert.equal((await agent.patch(`/incidents/${body.id}`, { parent: id })).status, 422)
    assert.equal((await agent.post(`/incidents/${body.id}/assign`, { assignee: id })).status, 422)
    const { results } = (await agent.post('/incidents/bulk', { ids: [body.id], change: { parent: id } })).body
    assert.deepEqual([results[0].ok, results[0].error.status], [false, 'invalid'])
  }
  const now = (await agent.get(`/incidents/${body.id}`)).body
  assert.deepEqual([now.version, now.parent, now.assignee], [1, null, null])
})

test('an unknown or made-up name for a reference is refused as a whole', async () => {
  for (const body of [
    { title: 'x', organizationId: newId() },
    { title: 'x', linkIds: [newId()] },
    { title: 'x', attachmentIds: [newId()] },
    { title: 'x', watchers: { id: newId() } },
    { title: 'x', service: [newId()] },
    { title: 'x', service: 'INC0000001' },
  ]) {
    assert.equal((await agent.post('/incidents', body)).status, 422, JSON.stringify(body))
  }
})

test('the people of an installation stay in it', async () => {
  const mine = machine(onlyTenant, 'test', 'cli')
  assert.equal(await app.runtime.installation.records.count(mine, person, { field: 'name', is: '==', value: 'Foreign' }), 0)
})
