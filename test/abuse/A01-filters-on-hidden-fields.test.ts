import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type Client, type Desk, desk, q } from '../harness/server.ts'

/** A01: asking for records by a field that one may not read, and learning its value from whether any come. */

let app: Desk
let agent: Client
let requester: Client
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  requester = await app.somebody(['requester'], { scopes: ['write'] })
  const { body } = await agent.post('/incidents', { title: 'Printer', requester: requester.id, severity: 'high', vendor: 'Acme' })
  assert.equal((await agent.patch(`/incidents/${body.id}`, { followUp: '2026-03-01' })).status, 200)
})
after(() => app.close())

/** All that a caller sees but the id of the request. */
const seen = ({ status, body }: Answer) => ({ status, body: { ...body, request: '' } })

const hits = [
  "severity == 'high'",
  "severity != 'low'",
  "severity in ['high', 'medium']",
  "vendor.startsWith('A')",
  "vendor.endsWith('e')",
  "vendor.contains('cm')",
  'vendor != null',
  "followUp <= '2026-12-31'",
  "!(severity == 'low')",
  "title == 'Printer' && severity == 'high'",
  "title == 'Nothing' || severity == 'high'",
  'title == vendor || title != vendor',
  'reassignmentCount == 0',
]
/** The same questions, to which no record is the answer. */
const misses = [
  "severity == 'low'",
  "severity != 'high'",
  "severity in ['medium', 'low']",
  "vendor.startsWith('B')",
  "vendor.endsWith('x')",
  "vendor.contains('zz')",
  'vendor == null',
  "followUp <= '2020-12-31'",
  "!(severity == 'high')",
  "title == 'Printer' && severity == 'low'",
  "title == 'Nothing' || severity == 'low'",
  'title == vendor && title != vendor',
  'reassignmentCount == 7',
]

const ways: Readonly<Record<string, (filter: string) => string>> = {
  list: filter => `/incidents${q({ filter })}`,
  'counted list': filter => `/incidents${q({ filter, count: 'exact', fields: 'number', limit: 1 })}`,
  'csv export': filter => `/incidents/export${q({ filter })}`,
  'json export': filter => `/incidents/export${q({ filter, format: 'json' })}`,
  search: filter => `/search${q({ q: 'printer', type: 'incident', filter })}`,
}

for (const [name, address] of Object.entries(ways)) {
  test(`a filter on a hidden field is refused alike whether or not records match: ${name}`, async () => {
    for (const [i, hit] of hits.entries()) {
      const [one, other] = [await requester.get(address(hit)), await requester.get(address(misses[i] ?? ''))]
      assert.deepEqual([one.status, one.body.code], [400, 'field_not_queryable'], `${hit}: ${one.text}`)
      assert.deepEqual(seen(one), seen(other), hit)
    }
  })
}

test('an agent, who may read them, is answered', async () => {
  for (const [i, hit] of hits.entries()) {
    const count = async (filter: string) => (await agent.get(`/incidents${q({ filter, count: 'exact' })}`)).body.count
    assert.deepEqual([await count(hit), await count(misses[i] ?? '')], [1, 0], hit)
  }
})

test('a hidden field is spoken of as one that does not exist', async () => {
  const spoken = async (name: string) =>
    (await requester.get(`/incidents${q({ filter: `${name} == 'high'` })}`)).text.replaceAll(name, '*').replace(/"request":"[^"]*"/, '')
  assert.equal(await spoken('severity'), await spoken('zzzzzzzz'))
})

test('nor is a hidden field reached through a reference', async () => {
  for (const filter of [
    "parent.title == 'x'",
    "problem.title == 'x'",
    "problem.state == 'new'",
    'createdBy.vip == true',
    'requester.manager.vip == true',
    'parent.group in me.groups',
  ]) {
    const answer = await requester.get(`/incidents${q({ filter })}`)
    assert.deepEqual([answer.status, answer.body.code], [400, 'field_not_queryable'], `${filter}: ${answer.text}`)
  }
})

test('where a field may be read on some records only, a filter asks those alone', async () => {
  const stranger = await app.somebody(['requester'], { scopes: ['write'] })
  const found = async (filter: string) => (await requester.get(`/people${q({ filter, count: 'exact', fields: 'name' })}`)).body
  const others = ({ items }: { items: { id: string }[] }) => items.map(p => p.id).filter(id => id !== requester.id)
  assert.equal((await found(`email == '${stranger.email}'`)).count, 0)
  assert.equal((await found(`email == '${requester.email}'`)).count, 1)
  for (const [right, wrong] of [
    [`!(email == '${stranger.email}')`, "!(email == 'nobody@example.test')"],
    [`email != '${stranger.email}'`, "email != 'nobody@example.test'"],
    [`email in ['${stranger.email}']`, "email in ['nobody@example.test']"],
    [`!email.startsWith('${stranger.email.slice(0, 10)}')`, "!email.startsWith('nobody')"],
    [`email == '${stranger.email}' || name == 'x'`, "email == 'nobody@example.test' || name == 'x'"],
    ['email != null', 'email == name'],
  ] as const)
    assert.deepEqual(others(await found(right)), others(await found(wrong)), right)
})

test('a view that somebody saved or shared asks with the rights of whoever opens it', async () => {
  const manager = await app.somebody(['manager'], { scopes: ['write'] })
  const saved = await manager.post('/views', { name: 'Severe', recordType: 'incident', filter: "severity == 'high'", everyone: true })
  assert.equal(saved.status, 201, saved.text)
  const { body } = await requester.get(`/views/${saved.body.id}`)
  assert.equal((await requester.get(`/incidents${q({ filter: body.filter })}`)).body.code, 'field_not_queryable')
})

test('a hidden field cannot be picked for an answer or a file either', async () => {
  for (const path of ['/incidents?fields=severity', '/incidents/export?fields=severity'])
    assert.deepEqual([(await requester.get(path)).status, (await requester.get(path)).body.code], [400, 'field_not_queryable'], path)
  for (const path of ['/incidents/export', '/incidents/export?format=json']) assert.doesNotMatch((await requester.get(path)).text, /severity|Acme|vendor/)
})
