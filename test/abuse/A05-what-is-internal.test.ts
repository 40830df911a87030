import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/**
 * A05: reading what was never meant for readers. There is no knowledge base yet; what applies today are notes and files
 * that are internal, the parts of search that show text, and that writing to something gives no right to read it.
 */

let app: Desk
let agent: Client
let requester: Client
let incident: string
let internalFile: string
let publicFile: string

const attach = async (client: Client, id: string, visibility: string, name: string) => {
  const body = new FormData()
  body.append('visibility', visibility)
  body.append('file', new File([`${visibility} pelican`], name))
  const answer = await client.post(`/incidents/${id}/attachments`, body)
  assert.equal(answer.status, 201, answer.text)
  return answer.body.id as string
}

before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  requester = await app.somebody(['requester'], { scopes: ['write'] })
  incident = (await requester.post('/incidents', { title: 'Printer' })).body.id
  await agent.post(`/incidents/${incident}/comments`, { text: 'the pelican did it', visibility: 'internal' })
  internalFile = await attach(agent, incident, 'internal', 'pelican.txt')
  publicFile = await attach(agent, incident, 'public', 'letter.txt')
})
after(() => app.close())

test('internal notes and files are nowhere for a requester, on their own record', async () => {
  for (const path of [
    `/incidents/${incident}`,
    `/incidents/${incident}?with=page`,
    `/incidents/${incident}/history`,
    `/incidents/${incident}/history?order=desc&limit=1`,
    '/incidents/export?format=json',
    '/search?q=pelican',
  ]) {
    const answer = await requester.get(path)
    assert.equal(answer.status, 200, path)
    assert.doesNotMatch(answer.text, path.startsWith('/search') ? new RegExp(incident) : /pelican/, path)
  }
  const none = await requester.get('/attachments/00000000-0000-7000-8000-00000000dead')
  const hidden = await requester.get(`/attachments/${internalFile}`)
  assert.deepEqual([hidden.status, { ...hidden.body, request: '' }], [404, { ...none.body, request: '' }])
  assert.equal((await requester.delete(`/attachments/${internalFile}`)).status, 404)
  assert.equal((await requester.get(`/attachments/${publicFile}`)).status, 200)
  assert.deepEqual(
    (await agent.get('/search?q=pelican')).body.items.map((hit: { id: string }) => hit.id),
    [incident],
  )
})

test('what came before an internal note cannot be told by its place in the history', async () => {
  const { items, next } = (await requester.get(`/incidents/${incident}/history?limit=1`)).body
  assert.equal(items.length, 1)
  const rest = (await requester.get(`/incidents/${incident}/history${q({ limit: 500, cursor: next })}`)).body.items
  assert.deepEqual(
    rest.map((e: { act: string }) => e.act),
    ['attach'],
  )
})

test('a guest gets nothing of a record, its history, its files, or a snippet of it', async () => {
  for (const path of [
    `/incidents/${incident}`,
    `/incidents/${incident}/history`,
    `/attachments/${publicFile}`,
    `/attachments/${publicFile}?inline=1`,
    '/search?q=printer',
    '/incidents',
    '/events',
  ]) {
    const answer = await app.guest.get(path)
    assert.equal(answer.status, 401, path)
    assert.doesNotMatch(answer.text, /rinter|pelican|letter/)
  }
  for (const path of ['/sitemap.xml', '/feed', '/rss', '/robots.txt', `/files/${publicFile}`]) {
    const answer = await fetch(`${app.address}${path}`, { redirect: 'manual' })
    assert.equal(answer.status, 404, path)
  }
})

test('whoever may create something reads what is theirs, and no more of its kind', async () => {
  const other = await app.somebody(['requester'], { scopes: ['write'] })
  assert.equal((await other.post('/incidents', { title: 'Mine' })).status, 201)
  assert.equal((await other.get(`/incidents/${incident}`)).status, 404)
  assert.equal((await other.post(`/incidents/${incident}/comments`, { text: 'let me in' })).status, 404)
  assert.equal((await other.post(`/incidents/${incident}/withdraw`, {})).status, 404)
})

test('a requester can write nothing that is internal, and does not choose by leaving it out', async () => {
  assert.equal((await requester.post(`/incidents/${incident}/comments`, { text: 'x', visibility: 'internal' })).status, 403)
  assert.equal((await requester.post(`/incidents/${incident}/comments`, { text: 'x', visibility: 'everybody' })).status, 422)
  assert.equal((await requester.post('/incidents/bulk', { ids: [incident], comment: 'x', visibility: 'internal' })).body.results[0].ok, false)
})

test('what many get at once is internal unless it is said to be public', async () => {
  assert.equal((await agent.post('/incidents/bulk', { ids: [incident], comment: 'albatross' })).body.results[0].ok, true)
  assert.doesNotMatch((await requester.get(`/incidents/${incident}/history`)).text, /albatross/)
})

test('with guests let in, all routes together tell them what is public and nothing else', async () => {
  const administrator = await app.somebody(['administrator'])
  const announce = async (title: string, openTo: string, audience?: string) => {
    const made = await administrator.post('/announcements', { title, text: `${title} in words`, openTo, ...(audience ? { audience } : {}) })
    await administrator.post(`/announcements/${made.body.id}/publish`, {})
    return made.body.id as string
  }
  const all = (await administrator.post('/audiences', { name: 'All', who: 'active == true' })).body.id
  const ids = [
    await announce('ibis open', 'public'),
    await announce('pelican internal', 'internal'),
    await announce('pelican everyone', 'everyone'),
    await announce('pelican audience', 'audience', all),
    (await administrator.post('/announcements', { title: 'pelican draft', openTo: 'public' })).body.id as string,
  ]
  const settings = (await administrator.get('/portal-settings')).body.items[0].id
  await administrator.patch(`/portal-settings/${settings}`, { guestsRead: true, guestsReport: true })
  const { paths } = (await app.guest.get('/openapi.json')).body as { paths: Record<string, Record<string, unknown>> }
  const heard: string[] = []
  for (const [path, methods] of Object.entries(paths)) {
    if (path === '/openapi.json') continue
    for (const id of path.includes('{') ? [...ids, incident, internalFile, publicFile, settings] : ['']) {
      const answer = await app.guest.get(`${path.replaceAll(/\{\w+\}/g, id)}${path.endsWith('search') ? '?q=pelican' : ''}`)
      assert.ok(!('get' in methods) || answer.status < 500, path)
      heard.push(`${path} ${answer.text}`)
    }
  }
  heard.push((await app.guest.get('/guest/search?q=ibis')).text)
  assert.deepEqual(
    heard.filter(text => /pelican|Printer/.test(text)),
    [],
  )
  assert.ok(heard.filter(text => text.includes('ibis open')).length >= 3, 'what is public is told')
})
