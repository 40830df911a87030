import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { person, role } from '../../src/people/index.ts'
import { type EventStream, openStream } from '../harness/event-stream.ts'
import { eventually } from '../harness/eventually.ts'
import { type Client, type Desk, desk, password } from '../harness/server.ts'

/**
 * A46: what ends in one process ends in all of them at once: what a session or token may do, and the live stream that it has
 * open. Left to itself, a process would believe its memory for five seconds and a stream for a minute.
 */

let app: Desk
let elsewhere: string
let administrator: Client
before(async () => {
  app = await desk()
  elsewhere = (await app.neighbour()).address
  administrator = await app.somebody(['administrator'])
  await app.somebody(['administrator'])
})
after(() => app.close())

const at = async (client: Client, path: string) => (await fetch(`${elsewhere}/api/v1${path}`, { headers: client.headers })).status

interface Watched {
  readonly client: Client
  readonly stream: EventStream
}

/** Somebody whom the other process knows and who listens there. */
async function listening(roles: readonly string[], scopes?: readonly string[]): Promise<Watched> {
  const client = await app.somebody(roles, scopes ? { scopes } : {})
  assert.equal(await at(client, '/session'), 200)
  const stream = await openStream(`${elsewhere}/api/v1/events`, client.headers)
  assert.equal(stream.status, 200)
  return { client, stream }
}

const soon = 1.5

const ways: Readonly<Record<string, (watched: Client) => Promise<unknown>>> = {
  'signing out': client => client.post('/sign-out'),
  'a session that an administrator ends': async client => {
    const { items } = (await client.get('/sessions')).body
    return administrator.delete(`/sessions/${items[0].id}`)
  },
  'a changed password': client => client.post('/password', { current: password, password: 'zwölf graue Esel im Nebel' }),
  'a password that was reset': async client => {
    const { link } = await reset(client)
    return app.guest.post('/password/reset', { token: link, password: 'zwölf graue Esel im Nebel' }, { 'sec-fetch-site': 'same-origin' })
  },
  leaving: client => administrator.patch(`/people/${client.id}`, { active: false }),
}

for (const [what, end] of Object.entries(ways)) {
  test(`${what} ends the session and its stream in the other process`, async t => {
    const { client, stream } = await listening(['agent'])
    t.after(() => stream.close())
    await end(client)
    await eventually('the other process lets nobody in', async () => (await at(client, '/session')) === 401, soon)
    await eventually('the stream has ended', () => stream.ended(), soon)
  })
}

test('a token that is revoked ends there as well', async t => {
  const { client, stream } = await listening(['agent'], ['read'])
  t.after(() => stream.close())
  const { items } = (await administrator.get(`/tokens?person=${client.id}`)).body
  assert.equal((await administrator.delete(`/tokens/${items[0].id}`)).status, 204)
  await eventually('the other process lets nobody in', async () => (await at(client, '/incidents')) === 401, soon)
  await eventually('the stream has ended', () => stream.ended(), soon)
})

test('a role that is taken away, or changed for all who have it, is gone there, and the stream begins anew', async t => {
  const { records } = app.runtime.installation
  const agentRole = (await records.find(app.system, role, { limit: 100 })).items.find(r => r.key === 'agent') ?? assert.fail()
  const special = await records.create(app.system, role, { name: 'Special', includes: [agentRole.id] })
  for (const take of [
    (client: Client) => records.change(app.system, person, client.id, { roles: [] }),
    () => records.change(app.system, role, special.id, { includes: [] }),
  ]) {
    await records.change(app.system, role, special.id, { includes: [agentRole.id] })
    const { client, stream } = await listening(['requester'])
    await records.change(app.system, person, client.id, { roles: [special.id] })
    await eventually('the role is known there', async () => (await at(client, '/access-events')) === 403 && (await seesProblems(client)), soon)
    const again = await openStream(`${elsewhere}/api/v1/events`, client.headers)
    t.after(() => (stream.close(), again.close()))
    await take(client)
    await eventually('it may read no problems any more', async () => !(await seesProblems(client)), soon)
    await eventually('the stream has ended', () => again.ended(), soon)
  }
})

const seesProblems = async (client: Client): Promise<boolean> => {
  const answer = await fetch(`${elsewhere}/api/v1/model`, { headers: client.headers })
  const { types } = (await answer.json()) as { types: { name: string }[] }
  return types.some(t => t.name === 'problem')
}

test('whom nothing has happened to keeps listening', async t => {
  const bystander = await listening(['agent'])
  t.after(() => bystander.stream.close())
  const { client, stream } = await listening(['agent'])
  t.after(() => stream.close())
  await client.post('/sign-out')
  await eventually('the stream has ended', () => stream.ended(), soon)
  assert.equal(bystander.stream.ended(), false)
  assert.equal(await at(bystander.client, '/session'), 200)
})

/** The link that a reset mail would hold. */
async function reset({ email }: Client): Promise<{ link: string }> {
  const { createHash, randomBytes } = await import('node:crypto')
  const link = randomBytes(32).toString('base64url')
  await app.fresh.owner.query({
    text: `insert into store.reset_token (tenant_id, hash, person_id, email, created_at, expires_at)
           select tenant_id, $2, id, email, now(), now() + interval '5 minutes' from store.person where email = $1`,
    values: [email, createHash('sha256').update(link).digest()],
  })
  return { link }
}
