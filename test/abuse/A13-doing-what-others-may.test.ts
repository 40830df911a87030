import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, type Door, door } from '../harness/door.ts'
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
    // Each of them is known to the administrators afterwards, with the reason, and with nothing of what was sent.
    const kept = await refusalsOf(id)
    assert.deepEqual(
      kept.map(({ attempt }) => `${attempt.method} ${attempt.path} ${attempt.code} ${attempt.count}`).toSorted(),
      [
        'GET /access-events administrators_only 1',
        'GET /sessions administrators_only 1',
        'GET /tokens administrators_only 1',
        'PATCH /people/{id} refused 4',
        'PATCH /roles/{id} refused 1',
        'POST /groups refused 1',
        'POST /people refused 1',
        'POST /people/bulk refused 1',
        'POST /roles refused 1',
        'POST /tokens refused 1',
      ].toSorted(),
    )
    assert.equal(/Mallory|Mine/.test(JSON.stringify(kept)), false)
    assert.deepEqual(kept.find(k => k.attempt.path === '/roles/{id}')?.record, { type: 'role', id: administratorRole })
  })
}

test('a token that reaches too far leaves a trace, and no part of the token', async () => {
  const { id, email } = await desk.somebody(['administrator'])
  const { token } = await desk.access.issueToken({ for: email, name: 'script', scopes: ['group:read'], days: 1 })
  const script = desk.browser()
  const answer = await script.delete('/people/01890000-0000-7000-8000-000000000001?password=hunter2', { authorization: `Bearer ${token}` })
  assert.equal(answer.statusCode, 403)
  const [kept, ...more] = await refusalsOf(id)
  assert.deepEqual(more, [])
  assert.deepEqual(kept?.attempt, { method: 'DELETE', path: '/people/{id}', code: 'token_scope', count: 1 })
  assert.deepEqual(kept?.record, { type: 'person', id: '01890000-0000-7000-8000-000000000001' })
  assert.equal(JSON.stringify(kept).includes('hunter2') || JSON.stringify(kept).includes(token), false)
})

test('who tries a hundred times fills no table, and what stands in an address is not taken over', async () => {
  const { id, email } = await desk.somebody(['agent'])
  const browser = desk.browser()
  await browser.signIn(email)
  for (let i = 0; i < 100; i++) await browser.patch(`/roles/${administratorRole}?<b>=${i}`, { name: `Mine ${i}` })
  await browser.get('/tokens?person=<b>')
  await browser.delete('/roles/<b>')
  const kept = await refusalsOf(id)
  assert.deepEqual(kept.map(({ attempt }) => `${attempt.path} ${attempt.count}`).toSorted(), ['/roles/{id} 100', '/tokens 1'])
  assert.equal(JSON.stringify(kept).includes('<b>'), false)
})

test('nobody but an administrator reads the audit, also not by a token without the scope', async () => {
  for (const key of everyoneElse) {
    const { email } = await desk.somebody([key])
    const browser = desk.browser()
    await browser.signIn(email)
    for (const path of ['/audit', '/audit/export', '/audit?act=refused']) assert.equal((await browser.get(path)).statusCode, 403)
  }
  const { email } = await desk.somebody(['administrator'])
  const { token } = await desk.access.issueToken({ for: email, name: 'script', scopes: ['read'], days: 1 })
  assert.equal((await desk.browser().get('/audit', { authorization: `Bearer ${token}` })).statusCode, 403)
})

interface Kept {
  readonly record: { readonly type: string; readonly id: string | null } | null
  readonly attempt: { readonly method: string; readonly path: string; readonly code: string; readonly count: number }
}

/** What the audit says that somebody tried. */
async function refusalsOf(id: string): Promise<readonly Kept[]> {
  admin ??= await signedIn()
  return (await admin.get(`/audit?act=refused&limit=500&who=${id}`)).json().items
}

let admin: Browser | undefined
async function signedIn(): Promise<Browser> {
  const { email } = await desk.somebody(['administrator'])
  const browser = desk.browser()
  await browser.signIn(email)
  return browser
}
