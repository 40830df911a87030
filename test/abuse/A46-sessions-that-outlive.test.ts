import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { person } from '../../src/people/index.ts'
import { type Door, door, setRoles } from '../harness/door.ts'

let desk: Door
before(async () => {
  desk = await door()
})
after(() => desk.close())

test('a cookie that was planted before signing in is worth nothing afterwards', async () => {
  const { email } = await desk.somebody(['administrator'])
  const attacker = desk.browser()
  await attacker.signIn((await desk.somebody(['requester'])).email)
  const victim = desk.browser()
  victim.cookie = attacker.cookie
  await victim.signIn(email)
  assert.notEqual(victim.cookie, attacker.cookie)
  assert.equal((await attacker.get('/session')).statusCode, 401, 'the planted session itself is over')
  assert.equal((await victim.get('/session')).json().person.email, email)
})

test('a cookie is worth nothing after signing out, losing the role, or leaving', async () => {
  const { id, email } = await desk.somebody(['administrator'])
  await desk.somebody(['administrator'])
  const kept = desk.browser()
  const browser = desk.browser()
  await browser.signIn(email)
  kept.cookie = browser.cookie
  await setRoles(desk, id, ['requester'])
  assert.equal((await kept.get('/access-events')).statusCode, 403)
  await browser.post('/sign-out')
  assert.equal((await kept.get('/session')).statusCode, 401)

  await browser.signIn(email)
  await desk.records.change(desk.system, person, id, { active: false })
  assert.equal((await browser.get('/session')).statusCode, 401)
})

test('no page of another site changes anything with it', async () => {
  const { id, email } = await desk.somebody(['administrator'])
  const browser = desk.browser()
  await browser.signIn(email)
  const routes = [
    ...desk.docs.filter(d => d.method !== 'get' && !d.open).map(d => [d.method, d.path] as const),
    ['post', '/people'],
    ['patch', `/people/${id}`],
    ['delete', `/people/${id}`],
    ['post', '/people/bulk'],
  ] as const
  for (const [method, path] of routes) {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': '', origin: 'https://evil.example' }]) {
      const answer = await desk.app.inject({
        method: method.toUpperCase() as 'POST',
        url: `/api/v1${path.replace('{id}', id)}`,
        headers: { cookie: browser.cookie ?? '', 'content-type': 'application/json', ...headers },
        payload: '{}',
      })
      assert.deepEqual([answer.statusCode, answer.json().code], [403, 'cross_origin'], `${method} ${path}`)
    }
  }
})
