import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { Browser, type Door, door, password } from '../../test/harness/door.ts'
import { person } from './index.ts'

let desk: Door
before(async () => {
  desk = await door({ demo: true })
})
after(() => desk.close())

describe('a page of another site', () => {
  const elsewhere = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]

  test('cannot act with the cookie of whoever is signed in', async () => {
    const browser = desk.browser()
    const { id, email } = await desk.somebody(['administrator'])
    await browser.signIn(email)
    for (const headers of elsewhere) {
      for (const answer of [
        await browser.post('/people', { name: 'Mallory', email: 'mallory@example.test' }, headers),
        await browser.patch(`/people/${id}`, { phone: '1' }, headers),
        await browser.delete(`/people/${id}`, headers),
        await browser.post('/tokens', { name: 'x', scopes: ['admin'], days: 1 }, headers),
        await browser.post('/sign-out', {}, headers),
        await browser.post('/password', { current: password, password: 'gelbe Gummistiefel' }, headers),
      ]) {
        assert.deepEqual([answer.statusCode, answer.json().code], [403, 'cross_origin'])
      }
    }
    assert.equal((await browser.get('/session')).statusCode, 200)
  })

  test('cannot sign a visitor in as somebody else', async () => {
    const { email } = await desk.somebody(['agent'])
    const browser = desk.browser()
    assert.equal((await browser.post('/sign-in', { email, password }, { 'sec-fetch-site': 'cross-site' })).statusCode, 403)
    assert.equal(browser.cookie, undefined)
  })

  test('cannot send a form', async () => {
    const { email } = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(email)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await desk.app.inject({
        method: 'POST',
        url: '/api/v1/sign-out',
        headers: { cookie: browser.cookie ?? '', 'content-type': type, 'sec-fetch-site': 'same-origin' },
        payload: '{}',
      })
      assert.equal(answer.statusCode, 400, type)
    }
    assert.equal((await browser.get('/session')).statusCode, 200)
  })

  test('is told apart by its origin where the browser says no more', async () => {
    const { email } = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(email)
    const send = (headers: Record<string, string>) =>
      desk.app.inject({
        method: 'POST',
        url: '/api/v1/tokens',
        headers: { cookie: browser.cookie ?? '', ...headers },
        payload: { name: 'x', scopes: ['read'], days: 1 },
      })
    assert.equal((await send({ origin: 'https://evil.example' })).statusCode, 403)
    assert.equal((await send({})).statusCode, 403)
    assert.equal((await send({ origin: 'http://desk.example.test' })).statusCode, 201)
  })
})

describe('every route', () => {
  test('that is not open answers 401 to whoever is not signed in, and the open ones are these', async () => {
    const open = desk.docs.filter(d => d.open).map(d => `${d.method} ${d.path}`)
    assert.deepEqual(open.toSorted(), [
      'get /demo-people',
      'get /set-up',
      'post /demo-sign-in',
      'post /password/reset',
      'post /password/reset-check',
      'post /password/reset-request',
      'post /set-up',
      'post /sign-in',
    ])
    for (const { method, path } of desk.docs.filter(d => !d.open)) {
      const url = `/api/v1${path.replace('{id}', '00000000-0000-7000-8000-000000000000')}`
      const answer = await desk.app.inject({ method: method.toUpperCase() as 'GET', url, ...(method === 'post' ? { payload: {} } : {}) })
      assert.equal(answer.statusCode, 401, `${method} ${path}`)
    }
  })

  test('refuses what is no JSON object and keys that it does not know', async () => {
    const browser = desk.browser()
    const { email } = await desk.somebody(['administrator'])
    await browser.signIn(email)
    for (const { path } of desk.docs.filter(d => d.method === 'post' && d.body)) {
      assert.equal((await browser.post(path, [])).statusCode, 400, path)
      const answer = await browser.post(path, { roles: ['administrator'], tenantId: 'x' })
      assert.equal(answer.statusCode, 422, path)
      assert.ok(
        answer.json().errors.some((e: { field: string }) => e.field === 'tenantId'),
        path,
      )
    }
  })

  test('answers in the form that its description promises', async () => {
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    const browser = desk.browser()
    const { email } = await desk.somebody(['administrator'])
    const promised = (method: string, path: string, status: number) => desk.docs.find(d => d.method === method && d.path === path)?.responses[status]
    const fits = (method: string, path: string, answer: { statusCode: number; json: () => unknown }) => {
      const schema = promised(method, path, answer.statusCode)
      assert.ok(schema && typeof schema === 'object', `${method} ${path} ${answer.statusCode}`)
      const check = ajv.compile(schema)
      assert.ok(check(answer.json()), `${method} ${path}: ${ajv.errorsText(check.errors)}`)
    }
    fits('post', '/sign-in', await browser.signIn(email))
    fits('post', '/tokens', await browser.post('/tokens', { name: 'x', scopes: ['read'], days: 1 }))
    for (const path of ['/session', '/sessions', '/tokens', '/access-events']) fits('get', path, await browser.get(path))
    assert.equal(promised('post', '/sign-out', (await browser.post('/sign-out')).statusCode), null)
  })
})

describe('an id that is none', () => {
  test('names nothing', async () => {
    const browser = desk.browser()
    await browser.signIn((await desk.somebody(['administrator'])).email)
    for (const id of ['1', "' or 1=1 --", '%00', '00000000-0000-7000-8000-00000000000g', '../session']) {
      assert.equal((await browser.delete(`/tokens/${encodeURIComponent(id)}`)).statusCode, 404, id)
      assert.equal((await browser.get(`/sessions?person=${encodeURIComponent(id)}`)).statusCode, 404, id)
    }
  })
})

describe('looking around in the demo organisation', () => {
  const here = { host: 'localhost:8080', 'sec-fetch-site': 'same-origin' }
  const local = () => new Browser(desk.app, '127.0.0.1')

  before(async () => {
    for (const name of ['requester', 'agent', 'admin']) await desk.records.create(desk.system, person, { name, email: `${name}@example.com` })
  })

  test('takes a click on this machine', async () => {
    const browser = local()
    const { items } = (await browser.get('/demo-people', here)).json()
    assert.deepEqual(
      items.map((p: { email: string }) => p.email),
      ['requester@example.com', 'agent@example.com', 'admin@example.com'],
    )
    assert.equal((await browser.post('/demo-sign-in', { email: 'agent@example.com' }, here)).statusCode, 200)
    assert.equal((await browser.get('/session')).json().person.email, 'agent@example.com')
  })

  test('is for the people of the demo alone', async () => {
    const { email } = await desk.somebody(['administrator'])
    assert.equal((await local().post('/demo-sign-in', { email }, here)).statusCode, 404)
  })

  test('is not there from elsewhere, through a proxy or under another name', async () => {
    const ask = (browser: Browser, headers: Record<string, string>) => browser.post('/demo-sign-in', { email: 'agent@example.com' }, headers)
    assert.equal((await ask(new Browser(desk.app, '192.0.2.1'), here)).statusCode, 404)
    assert.equal((await ask(local(), { ...here, 'x-forwarded-for': '192.0.2.1' })).statusCode, 404)
    assert.equal((await ask(local(), { ...here, host: 'rebound.example' })).statusCode, 404)
  })

  test('gives no password that one could sign in with', async () => {
    for (const guess of ['', 'admin', 'demo', 'admin@example.com', 'mainstay'])
      assert.equal((await desk.browser().signIn('admin@example.com', guess)).statusCode, 401)
  })

  test('does not exist where it was not switched on', async () => {
    const plain = await door()
    try {
      await plain.records.create(plain.system, person, { name: 'Admin', email: 'admin@example.com' })
      const browser = new Browser(plain.app, '127.0.0.1')
      assert.equal((await browser.get('/demo-people', here)).statusCode, 401)
      assert.equal((await browser.post('/demo-sign-in', { email: 'admin@example.com' }, here)).statusCode, 401)
    } finally {
      await plain.close()
    }
  })
})

test('over https the cookie is bound to the host', async () => {
  const secure = await door({ publicUrl: 'https://desk.example.test/' })
  try {
    const { email } = await secure.somebody(['agent'])
    const browser = secure.browser()
    const set = String((await browser.signIn(email)).headers['set-cookie'])
    assert.match(set, /^__Host-mainstay=[\w-]{43}; Path=\/; .*; HttpOnly; SameSite=Lax; Secure$/)
    assert.equal((await browser.get('/session')).statusCode, 200)
  } finally {
    await secure.close()
  }
})
