import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/** A11: what hangs together shows nothing of those parts that one may not read. */

let app: Desk
let agent: Client
let mine: Client
let theirs: Client
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'], name: 'Anja Agent' })
  mine = await app.somebody(['requester'], { scopes: ['write'], name: 'Rita' })
  theirs = await app.somebody(['requester'], { scopes: ['write'], name: 'Wanda Whistleblower' })
})
after(() => app.close())

const report = async (client: Client, title: string) => (await client.post('/incidents', { title })).body as { id: string; number: string }
/** All that a requester can be shown of a record. */
async function allOf(client: Client, id: string): Promise<string> {
  const paths = [
    `/incidents/${id}`,
    `/incidents/${id}?with=page`,
    `/incidents/${id}?names=true`,
    `/incidents/${id}/history`,
    '/incidents?names=true',
    '/incidents/export?format=json',
    q({ q: 'printer' }).replace('?', '/search?'),
  ]
  return (await Promise.all(paths.map(async path => (await client.get(path)).text))).join('\n')
}
const secrets = /dismissal|walrus/

test('a parent is not shown to whoever reported the child, nor the other way round', async () => {
  const child = await report(mine, 'Printer is slow')
  const parent = await report(theirs, 'My dismissal letter does not print')
  assert.equal((await agent.patch(`/incidents/${child.id}`, { parent: parent.id })).status, 200)
  await agent.post(`/incidents/${parent.id}/start`, {})
  await agent.post(`/incidents/${parent.id}/resolve`, { resolutionCode: 'solutionProvided', resolutionNote: 'New toner.', comment: 'the walrus is asleep' })
  const seen = await allOf(mine, child.id)
  assert.match(seen, /Printer is slow/)
  assert.doesNotMatch(seen, secrets)
  assert.doesNotMatch(seen, new RegExp(`${parent.id}|Whistleblower`))
  assert.doesNotMatch(await allOf(theirs, parent.id), new RegExp(child.id))
})

test('a merge gives the reporter of the duplicate the survivor to watch, and its reporter nothing of the duplicate', async () => {
  const duplicate = await report(theirs, 'My dismissal letter again')
  await theirs.post(`/incidents/${duplicate.id}/comments`, { text: 'walrus' })
  const survivor = await report(mine, 'Printer jams')
  assert.equal((await agent.post(`/incidents/${duplicate.id}/mergeInto`, { duplicateOf: survivor.id })).status, 200)
  const seen = await allOf(mine, survivor.id)
  assert.match(seen, /Printer jams/)
  assert.doesNotMatch(seen, /dismissal|walrus/)
  assert.equal((await mine.get(`/incidents/${duplicate.id}`)).status, 404)
  assert.equal((await theirs.get(`/incidents/${survivor.id}`)).status, 200)
})

test('what a requester is told of a problem or a task is nothing', async () => {
  const { id } = await report(mine, 'Printer smokes')
  const problem = (await agent.post('/problems', { title: 'walrus in the toner' })).body
  assert.equal((await agent.patch(`/incidents/${id}`, { problem: problem.id })).status, 200)
  assert.equal((await agent.post('/incident-tasks', { title: 'walrus hunt', incident: id })).status, 201)
  const seen = await allOf(mine, id)
  assert.doesNotMatch(seen, secrets)
  assert.doesNotMatch(seen, new RegExp(problem.id))
  for (const path of ['/incident-tasks', `/incident-tasks${q({ filter: `incident.title == 'Printer smokes'` })}`, '/search?q=walrus', '/work']) {
    assert.doesNotMatch((await mine.get(path)).text, secrets, path)
  }
})

test('names are told of records that one may read', async () => {
  const { id } = await report(mine, 'Printer squeaks')
  const names = (await mine.get(`/incidents/${id}?names=true`)).body._names
  assert.deepEqual(
    Object.values<{ title: string }>(names).map(n => n.title),
    ['Rita'],
  )
})
