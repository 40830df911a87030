import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser, type Door, door } from '../harness/door.ts'

let desk: Door
before(async () => {
  desk = await door()
})
after(() => desk.close())

const issue = async (roles: readonly string[], scopes: readonly string[]) => {
  const { id, email } = await desk.somebody(roles)
  const { token } = await desk.access.issueToken({ for: email, name: 'script', scopes, days: 1 })
  const sender = new Browser(desk.app)
  return {
    id,
    token,
    send: (method: 'get' | 'post' | 'patch' | 'delete', path: string, body: object = {}) =>
      call(sender, method, path, body, { authorization: `Bearer ${token}` }),
  }
}

const call = (sender: Browser, method: 'get' | 'post' | 'patch' | 'delete', path: string, body: object, headers: Record<string, string>) =>
  method === 'get' || method === 'delete' ? sender[method](path, headers) : sender[method](path, body, headers)

test('a token that reads writes nowhere, by no method and under no spelling of the address', async () => {
  const { id, send } = await issue(['administrator'], ['read'])
  for (const [method, path] of [
    ['post', '/people'],
    ['patch', `/people/${id}`],
    ['delete', `/people/${id}`],
    ['post', '/people/bulk'],
    ['post', '/groups'],
    ['post', '//people'],
    ['post', '/people/'],
    ['post', '/PEOPLE'],
    ['post', '/%70eople'],
  ] as const) {
    const { statusCode } = await send(method, path, { name: 'Mallory' })
    assert.ok(statusCode === 403 || statusCode === 404, `${method} ${path} ${statusCode}`)
  }
})

test('a token for groups does not reach people by another spelling of the address', async () => {
  const { send } = await issue(['administrator'], ['group:write'])
  for (const path of [
    '/people',
    '/people?x=/groups',
    '/%70eople',
    '/groups/../people',
    '/groups/%2e%2e/people',
    '//people',
    '/people#/groups',
    '/people/groups',
  ]) {
    const { statusCode, body } = await send('get', path)
    assert.ok(statusCode === 403 || statusCode === 404, `${path} ${statusCode} ${body.slice(0, 200)}`)
  }
})

test('a token is not taken from the address, a form or a cookie', async () => {
  const { token } = await issue(['administrator'], ['admin'])
  const browser = desk.browser()
  for (const path of [`/people?access_token=${token}`, `/people?token=${token}`, `/people?authorization=Bearer%20${token}`])
    assert.equal((await browser.get(path)).statusCode, 401)
  for (const name of ['mainstay', 'token', 'authorization']) {
    browser.cookie = `${name}=${token}`
    assert.equal((await browser.get('/people')).statusCode, 401)
  }
})

test('it cannot be prolonged, widened, or make another', async () => {
  const { send } = await issue(['administrator'], ['admin'])
  assert.equal((await send('post', '/tokens', { name: 'x', scopes: ['admin'], days: 365 })).statusCode, 403)
  assert.equal((await send('get', '/tokens')).statusCode, 403)
})
