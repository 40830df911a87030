import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { buildDays } from '../../src/practices/report/kept/days.server.ts'
import { keptTypes } from '../../src/practices/report/kept/kept-figures.server.ts'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/** A02: learning about records that one cannot see from totals, pages, searches, exports, summaries and names. */

let app: Desk
let requester: Client
let other: Client
before(async () => {
  app = await desk()
  requester = await app.somebody(['requester'], { scopes: ['write'] })
  other = await app.somebody(['requester'], { scopes: ['write'] })
  for (let i = 0; i < 7; i++) await requester.post('/incidents', { title: `Printer ${i}`, description: 'The lamp blinks.' })
})
after(() => app.close())

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
const secret = 'zebra7 quota'

/** A thousand questions, as somebody asks who guesses letter by letter. */
function questions(): string[] {
  const paths: string[] = []
  for (let i = 0; i < secret.length; i++) {
    const known = secret.slice(0, i)
    for (const letter of letters) {
      paths.push(`/incidents${q({ filter: `title.startsWith('${known}${letter}')`, count: 'exact', limit: 1 })}`)
      if (i % 2 === 0) paths.push(`/search${q({ q: `${known}${letter}` })}`)
      if (i % 3 === 0) paths.push(`/portal/search${q({ q: `${known}${letter}` })}`)
      if (i % 2 === 1) paths.push(`/incidents/export${q({ filter: `title >= '${known}${letter}' && description != null`, fields: 'number' })}`)
    }
  }
  for (const letter of letters) {
    paths.push(`/incidents/summary${q({ filter: `title.startsWith('zebra7 ${letter}')`, measure: 'count', by: 'title' })}`)
    paths.push(`/incidents/summary${q({ measure: `share:description.contains('${letter}')`, by: 'openedAt:day', total: 'true', names: 'true' })}`)
    paths.push(`/incidents/summary${q({ measure: `p90:openedAt..updatedAt`, by: 'createdBy', filter: `title >= 'zebra${letter}'` })}`)
    paths.push(`/incidents${q({ filter: `title < '${letter}' || description.contains('${letter}')`, count: 'true', names: 'true' })}`)
    paths.push(`/incidents${q({ filter: `number.endsWith('${letter}')`, count: 'true', sort: 'title' })}`)
    paths.push(`/search${q({ q: `zebr${letter} quot${letter}`, type: 'incident' })}`)
    paths.push(`/search${q({ q: 'zebra7', type: 'incident', filter: `title.contains('${letter}')` })}`)
  }
  return paths
}

async function askAll(client: Client, paths: readonly string[]): Promise<string[]> {
  const answers: string[] = []
  for (let i = 0; i < paths.length; i += 12) {
    const some = await Promise.all(paths.slice(i, i + 12).map(path => client.get(path)))
    answers.push(...some.map(a => `${a.status} ${a.text}`))
  }
  return answers
}

test('a thousand questions give the same answers whether or not a hidden record is there', async () => {
  const paths = questions()
  assert.ok(paths.length >= 1000, `${paths.length} questions`)
  const without = await askAll(requester, paths)
  assert.ok(
    without.every(a => a.startsWith('200')),
    without.find(a => !a.startsWith('200')),
  )
  const planted = await other.post('/incidents', { title: secret, description: `${secret}, says the customer` })
  assert.equal(planted.status, 201)
  await other.post(`/incidents/${planted.body.id}/comments`, { text: `the ${secret} is in the comment too` })
  const withSecret = await askAll(requester, paths)
  for (const [i, answer] of without.entries()) assert.equal(withSecret[i], answer, paths[i])
  const telling = paths.filter((_, i) => i % 10 === 0)
  const seen = await askAll(other, telling)
  assert.ok(seen.filter(a => a.includes(planted.body.number) || a.includes(planted.body.id)).length > 5, 'the questions do tell whoever may see it')
})

test('totals, pages, exports and badges count what one sees', async () => {
  const { body } = await requester.get('/incidents?count=exact&limit=3')
  assert.equal(body.count, 7)
  let pages = 1
  for (let next = body.next; next !== null; pages++) next = (await requester.get(`/incidents${q({ limit: 3, cursor: next })}`)).body.next
  assert.equal(pages, 3)
  assert.equal((await requester.get('/incidents/export')).text.trim().split('\n').length, 8)
  assert.equal((await requester.get('/incidents/export?format=json')).body.length, 7)
  assert.deepEqual((await requester.get('/incidents/summary')).body.groups, [{ keys: [], values: [7] }])
  assert.equal((await requester.get('/work?scope=unassigned')).body.items.length, 0)
})

test('figures of the dashboard, and reports of others, are those of what one sees', async () => {
  const period = q({ from: '2024-01-01T00:00Z', to: '2029-01-01T00:00Z' })
  const agent = await app.somebody(['agent'], { scopes: ['write'] })
  const all = (await agent.get(`/numbers/opened${period}`)).body.value
  assert.ok(all > 7)
  const { ground } = app.runtime.installation
  for (const kept of keptTypes(ground.store.model)) await buildDays(ground, onlyTenant, kept)
  assert.notEqual((await agent.get(`/numbers/opened${period}`)).body.kept, null)
  for (const name of ['opened', 'backlog']) {
    const { body } = await requester.get(`/numbers/${name}${period}`)
    assert.deepEqual([body.value, body.kept], [7, null], name)
  }
  // What these are reckoned from, a requester may not read: there is no such figure for them, as if it had never been.
  const nothing = { ...(await requester.get(`/numbers/nothingOfThisName${period}`)).body, request: '' }
  for (const name of ['firstContact', 'promises']) assert.deepEqual({ ...(await requester.get(`/numbers/${name}${period}`)).body, request: '' }, nothing, name)
  const { id } = (await agent.post('/reports', { name: 'Titles', of: 'incident', by: 'title', owner: agent.id })).body
  assert.equal((await requester.get(`/reports/${id}`)).status, 404)
  assert.equal((await requester.get('/reports?count=exact')).body.count, 0)
})

test('where nothing of a type may be seen, nothing is counted', async () => {
  const agent = await app.somebody(['agent'], { scopes: ['write'] })
  assert.equal((await agent.post('/problems', { title: secret })).status, 201)
  const { body } = await requester.get('/problems?count=exact')
  assert.deepEqual([body.items, body.count], [[], 0])
  assert.equal((await requester.get('/problems/export')).text.trim().split('\n').length, 1)
  assert.deepEqual((await requester.get('/problems/summary')).body.groups, [{ keys: [], values: [0] }])
  assert.deepEqual((await requester.get('/problems/summary?by=state')).body.groups, [])
  assert.equal(
    (await requester.get('/model')).body.types.some((t: { name: string }) => t.name === 'problem'),
    false,
  )
})

test('internal notes are neither listed, counted nor found', async () => {
  const { id } = (await requester.get('/incidents?limit=1')).body.items[0]
  const before = (await requester.get(`/incidents/${id}/history`)).body.items
  await app.runtime.installation.records.comment(app.system, incident, id, { text: 'walrus behind the wall', visibility: 'internal' })
  assert.deepEqual((await requester.get(`/incidents/${id}/history`)).body.items, before)
  assert.deepEqual((await requester.get('/search?q=walrus')).body.items, [])
  assert.doesNotMatch((await requester.get(`/incidents/${id}?with=page`)).text, /walrus/)
})
