import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Door, door } from '../../../test/harness/door.ts'
import { person } from '../index.ts'

const first = (token: string, more: object = {}) => ({ token, name: 'Ada Admin', email: 'ada@example.test', password: 'gelbe Gummistiefel', ...more })
const tokenIn = (link: string | undefined) => link?.split('#')[1] ?? assert.fail('no link')

describe('an empty installation', () => {
  let desk: Door
  before(async () => {
    desk = await door()
  })
  after(() => desk.close())

  test('has nothing to set up until a link is made', async () => {
    assert.equal((await desk.browser().get('/set-up')).statusCode, 404)
    assert.equal((await desk.browser().post('/set-up', first('x'))).statusCode, 404)
  })

  test('has no account that anybody could know', async () => {
    assert.equal(await desk.records.count(desk.system, person), 0)
    for (const email of ['admin', 'admin@example.com', 'root']) assert.equal((await desk.browser().signIn(email, 'admin')).statusCode, 401)
  })

  test('takes a wrong link for none, and a bad password costs nothing', async () => {
    const link = await desk.access.prepareSetUp()
    assert.match(link ?? '', /^http:\/\/desk\.example\.test\/set-up#[\w-]{43}$/)
    assert.deepEqual((await desk.browser().get('/set-up')).json(), { good: true })
    assert.equal((await desk.browser().post('/set-up', first('wrong'))).statusCode, 404)
    const token = tokenIn(link)
    const bad = await desk.browser().post('/set-up', first(token, { password: 'short' }))
    assert.deepEqual([bad.statusCode, bad.json().errors[0].field], [422, 'password'])
    const worse = await desk.browser().post('/set-up', first(token, { email: 'no address' }))
    assert.deepEqual([worse.statusCode, worse.json().errors[0].field], [422, 'email'])
    assert.deepEqual((await desk.browser().get('/set-up')).json(), { good: true })
  })

  test('a newer link replaces the older one', async () => {
    const older = tokenIn(await desk.access.prepareSetUp())
    await desk.access.prepareSetUp()
    assert.equal((await desk.browser().post('/set-up', first(older))).statusCode, 404)
  })

  test('of fifty who use the link at the same moment, one becomes administrator; then there is nothing to set up, ever', async () => {
    const token = tokenIn(await desk.access.prepareSetUp())
    const browsers = Array.from({ length: 50 }, () => desk.browser())
    const answers = await Promise.all(browsers.map((b, i) => b.post('/set-up', first(token, { email: `ada${i}@example.test` }))))
    assert.equal(answers.filter(a => a.statusCode === 201).length, 1)
    assert.equal(answers.filter(a => a.statusCode === 404).length, 49)
    assert.equal(await desk.records.count(desk.system, person), 1)
    const winner = browsers[answers.findIndex(a => a.statusCode === 201)]
    assert.equal((await winner?.get('/session'))?.json().can.administer, true)
    assert.equal((await desk.browser().get('/set-up')).statusCode, 404)
    assert.equal((await desk.browser().post('/set-up', first(token))).statusCode, 404)
    assert.equal(await desk.access.prepareSetUp(), undefined)
  })
})

describe('an installation whose administrator came another way', () => {
  test('closes a link that is still about', async () => {
    const desk = await door()
    try {
      const token = tokenIn(await desk.access.prepareSetUp())
      await desk.somebody(['administrator'])
      assert.equal((await desk.browser().get('/set-up')).statusCode, 404)
      assert.equal((await desk.browser().post('/set-up', first(token))).statusCode, 404)
    } finally {
      await desk.close()
    }
  })
})
