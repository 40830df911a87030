import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type Client, type Desk, desk, q } from '../harness/server.ts'

/** A03: order, cursors, search rank and what is said of duplicates as oracles about hidden values. */

let app: Desk
let agent: Client
let requester: Client
const own: string[] = []
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  requester = await app.somebody(['requester'], { scopes: ['write'] })
  for (let i = 0; i < 6; i++) {
    const { body } = await agent.post('/incidents', { title: 'Printer', requester: requester.id, vendor: `vendor ${9 - i}`, severity: i % 2 ? 'high' : 'low' })
    own.push(body.id)
  }
})
after(() => app.close())

const refused = (answer: Answer, code: string) => assert.deepEqual([answer.status, answer.body.code], [400, code], answer.text)

test('nobody sorts by what they may not read, or may read on some records only', async () => {
  for (const sort of ['vendor', '-severity', 'title,vendor', 'followUp', 'nothingOfThisName']) {
    refused(await requester.get(`/incidents${q({ sort })}`), 'field_not_queryable')
    refused(await requester.get(`/incidents/export${q({ sort })}`), 'field_not_queryable')
  }
  for (const sort of ['email', '-title', 'vip', 'manager']) refused(await requester.get(`/people${q({ sort })}`), 'field_not_queryable')
})

test('nobody groups, measures or cuts by what they may not read, nor learns from a summary that there is such a field', async () => {
  for (const field of ['vendor', 'severity', 'followUp', 'nothingOfThisName']) {
    const ways: Record<string, string>[] = [
      { by: field },
      { by: `${field}:1|2` },
      { measure: `median:${field}` },
      { measure: `share:${field} != null` },
      { within: `${field}:1|` },
    ]
    for (const asked of ways) {
      const answer = await requester.get(`/incidents/summary${q(asked)}`)
      refused(answer, 'field_not_queryable')
      const unknown = await requester.get(
        `/incidents/summary${q(Object.fromEntries(Object.entries(asked).map(([k, v]) => [k, v.replace(field, 'zqzqzqzqzq')])))}`,
      )
      assert.equal(answer.body.detail.replaceAll(field, 'zqzqzqzqzq'), unknown.body.detail)
    }
  }
})

test('what may be read on some records only is grouped and measured on those', async () => {
  const other = await app.somebody(['requester'])
  for (const [id, phone] of [
    [requester.id, '1'],
    [other.id, '2'],
  ])
    await app.fresh.owner.query({ text: 'update store.person set phone = $2 where id = $1', values: [id, phone] })
  const phones = async (client: Client) =>
    (await client.get('/people/summary?by=phone')).body.groups.map((g: { keys: string[] }) => g.keys[0]).filter((key: string | null) => key !== null)
  assert.deepEqual((await phones(agent)).toSorted(), ['1', '2'])
  assert.deepEqual(await phones(requester), ['1'])
})

test('a cursor is good for the list it came from, and cannot be written by hand', async () => {
  const first = (await requester.get('/incidents?limit=2&sort=title')).body.next as string
  const [body = '', signature = ''] = first.split('.')
  const forged = (values: unknown) => `${Buffer.from(JSON.stringify(values)).toString('base64url')}.${signature}`
  const values = JSON.parse(Buffer.from(body, 'base64url').toString()) as string[]
  const cursors = [
    forged(['A', values[1]]),
    forged(['zzz', own[0]]),
    `${body}.`,
    body,
    `${body}.${'A'.repeat(22)}`,
    `${body}x.${signature}`,
    'x'.repeat(5000),
    '..',
  ]
  for (const cursor of cursors) refused(await requester.get(`/incidents${q({ limit: 2, sort: 'title', cursor })}`), 'bad_cursor')
  for (const other of ['sort=-title', 'sort=number', "sort=title&filter=title != 'x'"]) {
    refused(await requester.get(`/incidents?${other}&${q({ limit: 2, cursor: first }).slice(1)}`), 'bad_cursor')
  }
  refused(await requester.get(`/services${q({ cursor: first })}`), 'bad_cursor')
  refused(await requester.get(`/work${q({ cursor: first })}`), 'bad_cursor')
  refused(await requester.get(`/incidents/${own[0]}/history${q({ cursor: first })}`), 'bad_cursor')
})

test("an agent's cursor through a hidden order is of no use to a requester", async () => {
  const { next } = (await agent.get('/incidents?limit=2&sort=vendor')).body
  assert.equal(typeof next, 'string')
  refused(await requester.get(`/incidents${q({ limit: 2, sort: 'vendor', cursor: next })}`), 'field_not_queryable')
  refused(await requester.get(`/incidents${q({ limit: 2, cursor: next })}`), 'bad_cursor')
})

test('hidden values move nothing in what a requester finds', async () => {
  const ask = async () => [
    (await requester.get('/incidents?sort=number&fields=number')).body.items,
    (await requester.get('/search?q=printer')).body.items.map((hit: { id: string }) => hit.id),
  ]
  const before = await ask()
  await app.fresh.owner.query({ text: `update store.incident set vendor = 'printer printer', change_number = 'printer' where id = $1`, values: [own[3]] })
  assert.deepEqual(await ask(), before)
})

test('addresses of colleagues are not found by searching', async () => {
  const colleague = await app.somebody(['requester'], { name: 'Quentin Quill' })
  const [local = ''] = colleague.email.split('@')
  const found = async (client: Client, words: string) =>
    (await client.get(`/search${q({ q: words, type: 'person' })}`)).body.items.map((hit: { id: string }) => hit.id)
  assert.deepEqual(await found(requester, 'Quentin'), [colleague.id])
  assert.ok((await found(agent, local)).includes(colleague.id))
  for (const words of [colleague.email, local]) assert.equal((await found(requester, words)).includes(colleague.id), false, words)
  assert.doesNotMatch((await requester.get(`/search${q({ q: `Quentin ${local}`, type: 'person' })}`)).text, /example\.test/)
})

test('a number that is taken by a hidden record says the same as one that is free', async () => {
  const other = await app.somebody(['requester'], { scopes: ['write'] })
  const { body } = await other.post('/incidents', { title: 'Secret' })
  const said = async (id: string) => ({ ...(await requester.get(`/incidents/${id}`)).body, request: '' })
  assert.deepEqual(await said(body.number), await said('INC9999999'))
  assert.deepEqual(await said(body.id), await said('00000000-0000-7000-8000-00000000dead'))
})

test("somebody else's idempotency key does not collide with one's own", async () => {
  const other = await app.somebody(['requester'], { scopes: ['write'] })
  const key = { 'idempotency-key': 'guessed' }
  const theirs = await other.post('/incidents', { title: 'Theirs' }, key)
  const mine = await requester.post('/incidents', { title: 'Mine' }, key)
  assert.deepEqual([theirs.status, mine.status], [201, 201])
  assert.notEqual(theirs.body.id, mine.body.id)
})

test('the answers of the portal, their order and what they suggest hang on nothing that is hidden', async () => {
  for (const title of ['Scanner jams', 'Scanner is slow', 'Scanner light blinks']) await requester.post('/incidents', { title })
  const words = ['scanner', 'scan', 'scaner', 'scanner light', 'my scanner is somehow very slow today', 'zebra', 'zebar', 'scanner zebra']
  const asked = async () => (await Promise.all(words.map(word => requester.get(`/portal/search${q({ q: word })}`)))).map(answer => [answer.status, answer.text])
  const before = await asked()
  for (let i = 0; i < 12; i++) {
    const { body } = await agent.post('/incidents', { title: `Scanner zebra ${i}`, requester: agent.id })
    await agent.post(`/incidents/${body.id}/comments`, { text: 'scanner light zebra', visibility: 'public' })
  }
  await agent.post('/announcements', { title: 'Scanner zebra, inside only' })
  assert.deepEqual(await asked(), before)
})
