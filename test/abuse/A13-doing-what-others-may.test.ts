import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Door, door } from '../harness/door.ts'
import { person, role } from '../../src/people/index.ts'

let desk: Door
let administratorRole = ''
before(async () => {
  desk = await door()
  administratorRole = (await desk.records.find(desk.system, role, { limit: 100 })).items.find(r => r.key === 'administrator')?.id ?? ''
})
after(() => desk.close())

const everyoneElse = ['requester', 'agent', 'lead', 'manager', 'knowledgeAuthor'] as const

for (const key of everyoneElse) {
  test(`a ${key} gets nowhere at what administrators do`, async () => {
    const { id, email } = await desk.somebody([key])
    const victim = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(email)
    const attempts = [
      browser.post('/people', { name: 'Mallory', email: `mallory.${key}@example.test` }),
      browser.patch(`/people/${id}`, { roles: [administratorRole] }),
      browser.patch(`/people/${victim.id}`, { roles: [administratorRole] }),
      browser.patch(`/people/${victim.id}`, { active: false }),
      browser.patch(`/people/${victim.id}`, { email }),
      browser.post('/people/bulk', { ids: [id], change: { roles: [administratorRole] } }),
      browser.patch(`/roles/${administratorRole}`, { name: 'Mine' }),
      browser.post('/roles', { name: 'Mine', includes: [administratorRole] }),
      browser.post('/groups', { name: `Mine ${key}` }),
      browser.get('/access-events'),
      browser.get('/tokens?person=all'),
      browser.get(`/sessions?person=${victim.id}`),
      browser.post('/tokens', { name: 'x', scopes: ['admin'], days: 1 }),
    ]
    for (const answer of await Promise.all(attempts)) {
      const refused = answer.statusCode === 403 || (answer.statusCode === 200 && answer.json().results?.every((r: { ok: boolean }) => !r.ok))
      assert.ok(refused, `${answer.statusCode} ${answer.body}`)
    }
    const row = await desk.records.get(desk.system, person, id)
    assert.equal(row.roles?.includes(administratorRole), false)
    assert.equal((await browser.get('/session')).json().can.administer, false)
  })
}
