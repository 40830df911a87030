import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser, type Door, door } from '../../../test/harness/door.ts'
import { days } from '../../../test/harness/world.ts'
import { person } from '../index.ts'

let desk: Door
before(async () => {
  desk = await door()
})
after(() => desk.close())

const script = (token: string) => {
  const send = new Browser(desk.app)
  const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site' }
  return {
    get: (path: string) => send.get(path, headers),
    post: (path: string, body: object) => send.post(path, body, headers),
    patch: (path: string, body: object) => send.patch(path, body, headers),
  }
}

const issued = async (roles: readonly string[], scopes: readonly string[]) => {
  const whose = await desk.somebody(roles)
  const { token } = await desk.access.issueToken({ for: whose.email, name: 'script', scopes, days: 30 })
  return { whose, token, script: script(token) }
}

const signedIn = async (roles: readonly string[]) => {
  const whose = await desk.somebody(roles)
  const browser = desk.browser()
  await browser.signIn(whose.email)
  return { whose, browser }
}

test('a token is made in the browser, shown once, and listed without its secret', async () => {
  const { browser } = await signedIn(['agent'])
  const made = await browser.post('/tokens', { name: 'nightly', scopes: ['read'], days: 30 })
  assert.equal(made.statusCode, 201)
  const { token, expiresAt } = made.json()
  assert.match(token, /^mst_[\w-]{43}$/)
  assert.equal(expiresAt.slice(0, 10), '2026-04-01')
  const listed = await browser.get('/tokens')
  assert.deepEqual(
    listed.json().items.map((t: { name: string; usedAt: null }) => [t.name, t.usedAt]),
    [['nightly', null]],
  )
  assert.equal(listed.body.includes(token), false)
  assert.equal((await script(token).get('/people')).statusCode, 200)
})

test('only a hash of it is kept', async () => {
  const { token } = await issued(['agent'], ['read'])
  const rows = JSON.stringify(await desk.database.for(desk.system.tenant).query({ text: 'select t::text as row from api_token t', values: [] }))
  assert.equal(rows.includes(token.slice(4, 20)), false)
})

test('a name, known scopes and an end within a year are asked for, all faults at once', async () => {
  const { browser } = await signedIn(['agent'])
  const bad = await browser.post('/tokens', { name: ' ', scopes: ['everything'], days: 366 })
  assert.deepEqual([bad.statusCode, bad.json().errors.map((e: { field: string }) => e.field)], [422, ['name', 'scopes', 'days']])
  for (const wrong of [{ days: 0 }, { days: 1.5 }, { days: -1 }, { scopes: [] }, { scopes: ['persn:read'] }, { name: 'x'.repeat(101) }]) {
    assert.equal((await browser.post('/tokens', { name: 'x', scopes: ['read'], days: 1, ...wrong })).statusCode, 422, JSON.stringify(wrong))
  }
})

test('a token that may read cannot write', async () => {
  const { script, whose } = await issued(['agent'], ['read'])
  assert.equal((await script.get('/people')).statusCode, 200)
  const refused = await script.patch(`/people/${whose.id}`, { phone: '1' })
  assert.equal(refused.statusCode, 403)
  assert.match(refused.json().detail, /may not write/)
  const writer = await issued(['agent'], ['write'])
  assert.equal((await writer.script.patch(`/people/${writer.whose.id}`, { phone: '1' })).statusCode, 200)
})

test('a token for one type of record reaches no other', async () => {
  const { script } = await issued(['agent'], ['group:read'])
  assert.equal((await script.get('/groups')).statusCode, 200)
  for (const path of ['/people', '/roles', '/search?q=a', '/work', '/model', '/sessions']) assert.equal((await script.get(path)).statusCode, 403, path)
  assert.equal((await script.post('/groups', { name: 'x' })).statusCode, 403)
  assert.equal((await script.get('/session')).statusCode, 200, 'but may ask who it is')
})

test("an administrator's token administers only with the scope admin, which nobody else can give", async () => {
  const narrow = await issued(['administrator'], ['write'])
  assert.equal((await narrow.script.post('/people', { name: 'New', email: 'new1@example.test' })).statusCode, 403)
  assert.equal((await narrow.script.get('/access-events')).statusCode, 403)
  const wide = await issued(['administrator'], ['admin'])
  assert.equal((await wide.script.post('/people', { name: 'New', email: 'new1@example.test' })).statusCode, 201)
  const { browser } = await signedIn(['lead'])
  assert.equal((await browser.post('/tokens', { name: 'x', scopes: ['admin'], days: 1 })).statusCode, 403)
})

test('a token never gives more than its person has', async () => {
  const { script } = await issued(['requester'], ['admin'])
  assert.equal((await script.post('/people', { name: 'New', email: 'new2@example.test' })).statusCode, 403)
})

test('a token makes no tokens, changes no password and ends no sessions', async () => {
  const { script } = await issued(['administrator'], ['admin'])
  assert.equal((await script.post('/tokens', { name: 'x', scopes: ['read'], days: 1 })).statusCode, 403)
  assert.equal((await script.get('/tokens')).statusCode, 403)
  assert.equal((await script.post('/password', { current: 'x', password: 'y' })).statusCode, 403)
  assert.equal((await script.post('/sign-out', {})).statusCode, 403)
})

test('a token ends on its day, when it is revoked, and not before', async () => {
  const late = await issued(['agent'], ['read'])
  desk.advance(days(29))
  assert.equal((await late.script.get('/people')).statusCode, 200)
  desk.advance(days(1))
  assert.equal((await late.script.get('/people')).statusCode, 401)

  const { browser } = await signedIn(['agent'])
  const { id, token } = (await browser.post('/tokens', { name: 'x', scopes: ['read'], days: 1 })).json()
  assert.equal((await script(token).get('/people')).statusCode, 200)
  const other = await signedIn(['lead'])
  assert.equal((await other.browser.delete(`/tokens/${id}`)).statusCode, 404)
  assert.equal((await browser.delete(`/tokens/${id}`)).statusCode, 204)
  assert.equal((await script(token).get('/people')).statusCode, 401)
  assert.equal((await browser.delete(`/tokens/${id}`)).statusCode, 404)
})

test('administrators see and revoke the tokens of others', async () => {
  const { whose, script } = await issued(['agent'], ['read'])
  const { browser } = await signedIn(['administrator'])
  const [token] = (await browser.get(`/tokens?person=${whose.id}`)).json().items
  assert.equal(
    (await browser.get('/tokens?person=all')).json().items.some((t: { id: string }) => t.id === token.id),
    true,
  )
  assert.equal((await browser.delete(`/tokens/${token.id}`)).statusCode, 204)
  assert.equal((await script.get('/people')).statusCode, 401)
})

test('what is no token is not let in, and a token in the address or in a cookie is none', async () => {
  const { token } = await issued(['agent'], ['read'])
  for (const wrong of ['mst_', `${token}x`, token.slice(4), 'x'.repeat(500), "' or 1=1 --"])
    assert.equal((await script(wrong).get('/people')).statusCode, 401, wrong)
  const browser = desk.browser()
  assert.equal((await browser.get(`/people?token=${token}`)).statusCode, 401)
  browser.cookie = `mainstay=${token}`
  assert.equal((await browser.get('/people')).statusCode, 401)
})

test('the secret of a session is no token', async () => {
  const { browser } = await signedIn(['agent'])
  assert.equal((await script(browser.cookie?.split('=')[1] ?? '').get('/people')).statusCode, 401)
})

test('the command line says what it cannot do', async () => {
  await assert.rejects(desk.access.issueToken({ for: 'nobody@example.test', name: 'x', scopes: ['read'], days: 1 }), { kind: 'invalid' })
  await assert.rejects(desk.access.issueUser({ email: 'x@example.test', name: 'X', roles: ['admin'] }), /There is no role 'admin'/)
  await assert.rejects(desk.access.issueUser({ email: 'x@example.test', name: 'X', roles: ['agent'], password: 'short' }), { kind: 'invalid' })
  await assert.rejects(desk.access.issueUser({ email: 'no address', name: 'X', roles: ['agent'] }), { kind: 'invalid' })
  assert.equal(await desk.records.count(desk.system, person, { field: 'email', is: '==', value: 'x@example.test' }), 0)
})

test('a user made on the command line without a password is given a link that sets one', async () => {
  const made = await desk.access.issueUser({ email: 'Fresh@Example.test', name: 'Fresh', roles: ['agent'] })
  assert.equal(made.email, 'fresh@example.test')
  const token = made.link?.split('#')[1] ?? ''
  assert.equal((await desk.browser().post('/password/reset', { token, password: 'gelbe Gummistiefel' })).statusCode, 204)
  assert.equal((await desk.browser().signIn('fresh@example.test', 'gelbe Gummistiefel')).statusCode, 200)
})
