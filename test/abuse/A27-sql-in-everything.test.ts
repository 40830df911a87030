import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type Client, type Desk, desk, q } from '../harness/server.ts'

/** A27: SQL where a name, an operator, a number, a path or a word is expected. */

let app: Desk
let agent: Client
let id: string
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  const { body } = await agent.post('/incidents', { title: "O'Brien; drop table incident; --", description: '100% _of_ \\ it' })
  id = body.id
})
after(() => app.close())

const slow = 'pg_sleep(3)'
const sql = [
  "'",
  "''",
  '"',
  '";--',
  "' or '1'='1",
  "'; select pg_sleep(3); --",
  `' || ${slow} || '`,
  `x') or (select ${slow}) is null --`,
  `1; ${slow}`,
  `(select ${slow})`,
  '1 union select password from credential',
  "1'::int",
  '${slow}',
  '$1',
  '$2::text',
  ':name',
  '\\',
  "\\'; --",
  'a\u0000b',
  '%27%20or%201=1',
  'chr(39)||chr(39)',
  '/**/or/**/1=1',
  'x\' collate "C',
  't."id"',
  'tenant_id',
  'pg_catalog.pg_user',
  '{"$gt":""}',
  '[]',
  "title' desc, (select 1)",
]

/** Answered in time, as something that is understood or refused, and never as something that broke. */
async function harmless(what: string, asked: Promise<Answer>, allowed: readonly number[]): Promise<void> {
  const start = performance.now()
  const { status, text } = await asked
  assert.ok(allowed.includes(status), `${what}: ${status} ${text}`)
  assert.ok(performance.now() - start < 2500, `${what} took its time`)
  if (status !== 200) assert.doesNotMatch(text, /syntax error|relation "|argon2|SQLSTATE|at character/, what)
}

test('names of fields, operators, sorts and pages are taken from a list', { timeout: 60_000 }, async () => {
  for (const piece of sql) {
    const lists: Record<string, string>[] = [
      { sort: piece },
      { sort: `-${piece}` },
      { fields: piece },
      { filter: `${piece} == 'x'` },
      { filter: `title ${piece} 'x'` },
      { filter: `title.${piece}('x')` },
      { filter: `requester.${piece} == 'x'` },
      { filter: `custom['${piece}'] == 'x'` },
      { filter: piece },
      { limit: piece },
      { cursor: piece },
      { count: piece },
      { names: piece },
    ]
    for (const parameters of lists) await harmless(JSON.stringify(parameters), agent.get(`/incidents${q(parameters)}`), [400])
    const summaries: Record<string, string>[] = [
      { by: piece },
      { by: `openedAt:${piece}` },
      { by: `openedAt..${piece}:PT1H` },
      { by: `openedAt..now:${piece}` },
      { by: `openedAt..now:PT1H|${piece}` },
      { by: 'openedAt:day', zone: piece },
      { measure: piece },
      { measure: `sum:${piece}` },
      { measure: `${piece}:reopenCount` },
      { measure: `p${piece}:reopenCount` },
      { measure: `share:${piece}` },
      { within: piece },
      { within: `reopenCount:${piece}|` },
      { limit: piece },
      { total: piece },
    ]
    for (const parameters of summaries) await harmless(JSON.stringify(parameters), agent.get(`/incidents/summary${q(parameters)}`), [400])
    const period = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' }
    for (const parameters of [
      { ...period, from: piece },
      { ...period, zone: piece },
      { ...period, group: piece },
      { ...period, service: piece },
      { ...period, [piece]: 'x' },
    ])
      await harmless(JSON.stringify(parameters), agent.get(`/numbers/opened${q(parameters)}`), [400])
    await harmless(`figure ${piece}`, agent.get(`/numbers/${encodeURIComponent(piece)}${q(period)}`), [400, 404])
    for (const wrong of [
      { of: piece },
      { by: piece },
      { thenBy: piece },
      { measure: piece },
      { measure: `share:${piece}` },
      { at: piece, period: 'year' },
      { rule: piece },
    ]) {
      const report = { name: 'x', owner: agent.id, of: 'incident', by: 'group', ...wrong }
      await harmless(JSON.stringify(wrong), agent.post('/reports', report), [422])
    }
    await harmless(`parameter ${piece}`, agent.get(`/incidents${q({ [piece]: 'x' })}`), [400])
    await harmless(`scope ${piece}`, agent.get(`/work${q({ scope: piece })}`), [400])
    await harmless(`asOf ${piece}`, agent.get(`/incidents/${id}${q({ asOf: piece })}`), [400])
    await harmless(`format ${piece}`, agent.get(`/incidents/export${q({ format: piece })}`), [400])
  }
})

test('values are values', { timeout: 60_000 }, async () => {
  for (const piece of sql.filter(p => !p.includes('\u0000'))) {
    const literal = JSON.stringify(piece)
    for (const filter of [`title == ${literal}`, `title.contains(${literal})`, `title.startsWith(${literal})`, `title in [${literal}]`, `title < ${literal}`])
      await harmless(filter, agent.get(`/incidents${q({ filter, count: 'exact' })}`), [200])
    await harmless(`search ${piece}`, agent.get(`/search${q({ q: piece })}`), [200])
    await harmless(`collection ${piece}`, agent.get(`/${encodeURIComponent(piece)}`), [400, 404])
    await harmless(`id ${piece}`, agent.get(`/incidents/${encodeURIComponent(piece)}`), [400, 404])
    await harmless(`verb ${piece}`, agent.post(`/incidents/${id}/${encodeURIComponent(piece)}`, {}), [400, 404])
    await harmless(`title ${piece}`, agent.post('/incidents', { title: piece, subclassification: piece }), [201])
    await harmless(`key ${piece}`, agent.post('/incidents', { title: 'x', [piece]: 'x' }), [422])
    await harmless(`bulk ${piece}`, agent.post('/incidents/bulk', { ids: [piece], comment: 'x' }), [200])
    await harmless(`token ${piece}`, app.guest.get('/incidents', { authorization: `Bearer ${encodeURIComponent(piece)}` }), [401])
    await harmless(`etag ${piece}`, agent.patch(`/incidents/${id}`, {}, { 'if-match': encodeURIComponent(piece) }), [400])
    await harmless(
      `key of a create ${piece}`,
      agent.post('/incidents', { title: 'x' }, { 'idempotency-key': `${encodeURIComponent(piece)}${Math.random()}` }),
      [201],
    )
    await harmless(`language ${piece}`, agent.patch(`/people/${agent.id}`, { language: piece, timeZone: piece }), [422])
  }
  assert.equal((await agent.get(`/incidents${q({ filter: `title == "O'Brien; drop table incident; --"`, count: 'exact' })}`)).body.count, 1)
})

test('a zero byte is refused as what it is', async () => {
  for (const answer of [
    await agent.post('/incidents', { title: 'a\u0000b' }),
    await agent.get(`/search${q({ q: 'a\u0000b' })}`),
    await agent.get(`/incidents${q({ filter: 'title == "a\\u0000b"' })}`),
    await agent.get('/incidents/a%00b'),
  ])
    assert.ok([200, 400, 404, 422].includes(answer.status), answer.text)
})

test('signs that mean something in LIKE and in full-text search mean themselves', async () => {
  const count = async (filter: string) => (await agent.get(`/incidents${q({ filter, count: 'exact' })}`)).body.count
  assert.deepEqual(
    [await count("description.contains('100%')"), await count("description.contains('_of_')"), await count("description.contains('1__%')")],
    [1, 1, 0],
  )
  for (const words of ["o'brien & !drop", 'a:* | b', '<-> x', '((((', '!!!', 'a <2> b', ':*', '\\:a', "'a' 'b", '%', '_'.repeat(500)]) {
    assert.equal((await agent.get(`/search${q({ q: words })}`)).status, 200, words)
  }
})
