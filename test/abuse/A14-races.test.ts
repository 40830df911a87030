import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type Client, type Desk, desk, password } from '../harness/server.ts'

/** A14: doing once what may be done once, fifty times at the same moment. Two processes answer. */

let app: Desk
let agent: Client
let lead: Client
let second: string
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  lead = await app.somebody(['lead'], { scopes: ['write'] })
  second = (await app.neighbour()).address
})
after(() => app.close())

const fifty = Array.from({ length: 50 }, (_, i) => i)
const tally = (answers: readonly Pick<Answer, 'status'>[]) =>
  Object.fromEntries([...Map.groupBy(answers, a => a.status)].map(([status, all]) => [status, all.length]))

/** The same at both processes in turns. */
async function both(client: Client, path: string, body: object, headers: Record<string, string> = {}): Promise<Answer[]> {
  return Promise.all(
    fifty.map(async i => {
      const address = i % 2 === 0 ? app.address : second
      const response = await fetch(`${address}/api/v1${path}`, {
        method: 'POST',
        headers: { ...client.headers, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      const text = await response.text()
      return { method: 'POST', path, sent: body, status: response.status, headers: response.headers, text, body: text === '' ? undefined : JSON.parse(text) }
    }),
  )
}

const newIncident = async (): Promise<{ id: string; version: number }> => (await agent.post('/incidents', { title: 'Printer' })).body

test('no number is given twice, and none of fifty is missing', async () => {
  const made = await both(agent, '/incidents', { title: 'Printer' })
  assert.deepEqual(tally(made), { 201: 50 })
  assert.equal(new Set(made.map(a => a.body.number)).size, 50)
})

test('one key makes one record', async () => {
  const made = await both(agent, '/incidents', { title: 'Once' }, { 'idempotency-key': 'once' })
  assert.deepEqual(tally(made), { 201: 50 })
  assert.equal(new Set(made.map(a => a.body.id)).size, 1)
  assert.equal((await agent.get("/incidents?filter=title == 'Once'&count=exact")).body.count, 1)
})

test('a transition that leads away is made once', async () => {
  for (const [client, verb, body] of [
    [lead, 'acceptMajor', { businessImpact: 'All of it', comment: 'yes' }],
    [agent, 'resolve', { resolutionCode: 'solutionProvided', resolutionNote: 'Done.' }],
    [agent, 'start', {}],
  ] as const) {
    const { id } = await newIncident()
    const answers = await both(client, `/incidents/${id}/${verb}`, body)
    assert.deepEqual(tally(answers), { 200: 1, 409: 49 }, verb)
    const { items } = (await agent.get(`/incidents/${id}/history`)).body
    assert.equal(items.filter((e: { transition: string | null }) => e.transition === verb).length, 1)
  }
})

test('of fifty changes to the version that all have seen, one is made', async () => {
  const { id, version } = await newIncident()
  const answers = await Promise.all(fifty.map(i => agent.patch(`/incidents/${id}`, { title: `Changed ${i}` }, { 'if-match': `"${version}"` })))
  assert.deepEqual(tally(answers), { 200: 1, 412: 49 })
  assert.equal((await agent.get(`/incidents/${id}`)).body.version, version + 1)
})

test('where no version is named, every change that is acknowledged is in the history, in one chain', async () => {
  const { id } = await newIncident()
  const answers = await both(agent, `/incidents/${id}/comments`, { text: 'x' })
  const { items } = (await agent.get(`/incidents/${id}/history?limit=500`)).body
  assert.equal(items.length, 1 + (tally(answers)[201] ?? 0))
  assert.deepEqual(
    items.map((e: { seq: number }) => e.seq),
    items.map((_: unknown, i: number) => i + 1),
  )
})

test('a link that sets a password is good once', async () => {
  const { access } = app.runtime
  const { link } = await access.issueUser({ email: 'linked@example.test', name: 'Linked', roles: ['requester'] })
  const token = link?.split('#')[1] ?? ''
  const answers = await both({ ...app.guest, headers: { 'sec-fetch-site': 'same-origin' } }, '/password/reset', { token, password })
  assert.equal(tally(answers)[204], 1, JSON.stringify(tally(answers)))
})

test('a settings record exists once, however many make one', async () => {
  const administrator = await app.somebody(['administrator'], { scopes: ['admin'] })
  assert.deepEqual(tally(await both(administrator, '/incident-settings', {})), { 409: 50 })
  assert.equal((await administrator.get('/incident-settings?count=exact')).body.count, 1)
})

test('a unique name is taken once', async () => {
  const administrator = await app.somebody(['administrator'], { scopes: ['admin'] })
  assert.deepEqual(tally(await both(administrator, '/groups', { name: 'Network' })), { 201: 1, 422: 49 })
})
