import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, type Desk, desk } from '../../../test/harness/server.ts'

/** What a person can meet in the desk or the portal is said in their language, whoever says it. */

let app: Desk
let english: Client
let german: Client
let admin: Client
let incident = ''
let service = ''
const nobody = '01890000-0000-7000-8000-00000000ffff'
before(async () => {
  app = await desk()
  english = await app.somebody(['agent'])
  german = await app.somebody(['agent'])
  admin = await app.somebody(['administrator'])
  assert.equal((await german.patch(`/people/${german.id}`, { language: 'de' })).status, 200)
  service = (await admin.post('/services', { name: 'Mail' })).body.id
  incident = (await english.post('/incidents', { title: 'Printer', requester: english.id, service })).body.id
})
after(() => app.close())

/** What one must not do, and the status it is refused with. */
const attempts: readonly (readonly [what: string, status: number, act: (by: Client) => ReturnType<Client['get']>])[] = [
  ['to create what is not theirs to create', 403, by => by.post('/services', { name: 'Mine' })],
  ['to change what is not theirs', 403, by => by.patch(`/services/${service}`, { name: 'Mine' })],
  ['to change a field that is not theirs', 403, by => by.post('/views', { name: 'x', recordType: 'incident', everyone: true })],
  ['to remove what stays', 403, by => by.delete(`/services/${service}`)],
  ['to do what is not theirs to do', 403, by => by.post(`/services/${service}/retire`)],
  ['to comment where they may not', 403, by => by.post(`/services/${service}/comments`, { text: 'x' })],
  ['to say nothing', 422, by => by.post(`/incidents/${incident}/comments`, { text: ' ' })],
  ['to see what is not there', 404, by => by.get(`/incidents/${nobody}`)],
  ['to go where nothing is', 404, by => by.get('/nothing')],
  ['to move from a wrong state', 409, by => by.post(`/incidents/${incident}/reopen`, { comment: 'x' })],
  ['to change what somebody else has changed', 412, by => by.patch(`/incidents/${incident}`, { title: 'y' }, { 'if-match': '"999"' })],
  ['to leave out what must be there', 422, by => by.post('/incidents', { title: '' })],
  ['to leave out what a transition asks for', 422, by => by.post(`/incidents/${incident}/resolve`, {})],
  ['to name what is not there', 422, by => by.patch(`/incidents/${incident}`, { service: nobody })],
  ['to see the tokens of others', 403, by => by.get('/tokens?person=all')],
  ['to read the audit', 403, by => by.get('/audit')],
  ['to make a token for everything', 403, by => by.post('/tokens', { name: 'x', scopes: ['admin'], days: 1 })],
  ['to make a token that never ends', 422, by => by.post('/tokens', { name: '', scopes: [], days: 0 })],
  ['to end a session that is over', 404, by => by.delete(`/sessions/${nobody}`)],
  ['to revoke a token that is not there', 404, by => by.delete(`/tokens/${nobody}`)],
]

for (const [what, status, act] of attempts) {
  test(`whoever tries ${what} is told so in their language`, async () => {
    const [here, there] = [await act(english), await act(german)]
    assert.deepEqual([here.status, there.status], [status, status], here.text)
    for (const [a, b] of pairs(here.body, there.body)) {
      assert.notEqual(a, b)
      assert.equal(/\b(the|you|may|not|this|there|is)\b/i.test(b.replace(/[„'"][^“'"]*[“'"]/g, '')), false, b)
    }
  })
}

test('what exists already, and of which there can be one, is told in their language as well', async () => {
  const boss = await app.somebody(['administrator'])
  await boss.patch(`/people/${boss.id}`, { language: 'de' })
  const twice = await boss.post('/people', { name: 'x', email: english.email })
  const second = await boss.post('/incident-settings', {})
  for (const answer of [twice, second]) assert.match(answer.text, /schon/, answer.text)
})

test('of many records each is told in their language', async () => {
  const { results } = (await german.post('/services/bulk', { ids: [service], change: { name: 'x' } })).body
  assert.match(results[0].error.detail, /dürfen Sie nicht/)
})

test('who is not signed in is told in the language of the browser', async () => {
  const answer = await app.guest.get('/incidents', { 'accept-language': 'de-AT,de;q=0.9' })
  assert.equal(answer.status, 401)
  assert.match(answer.body.detail, /anmelden/)
  assert.match((await app.guest.get('/incidents')).body.detail, /Sign in/)
})

type Told = { title: string; detail: string; errors?: { message: string }[] }
const pairs = (a: Told, b: Told): [string, string][] => [
  [a.title, b.title],
  [a.detail, b.detail],
  ...(a.errors ?? []).map((e, i): [string, string] => [e.message, b.errors?.[i]?.message ?? '']),
]
