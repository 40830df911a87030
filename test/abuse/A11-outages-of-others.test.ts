import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStream } from '../harness/event-stream.ts'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/**
 * A01, A02, A03, A06, A10, A11 on what everybody may read of an outage: its title and what is told of it lead to nothing
 * of whoever reported it, of what was said, and of whom it holds up too.
 */

let app: Desk
let lead: Client
let owner: Client
let other: Client
let third: Client
before(async () => {
  app = await desk()
  lead = await app.somebody(['lead', 'agent'], { scopes: ['write'], name: 'Lena Walrus' })
  owner = await app.somebody(['requester'], { scopes: ['write'], name: 'Wanda Walrus' })
  other = await app.somebody(['requester'], { scopes: ['write'], name: 'Otto' })
  third = await app.somebody(['requester'], { scopes: ['write'], name: 'Thea Walrus' })
})
after(() => app.close())

/** All that must stay hidden has a walrus in it. */
async function outage(title = 'Mail is down'): Promise<{ id: string; number: string; file: string }> {
  const { id, number } = (await owner.post('/incidents', { title, description: 'The walrus letter of my dismissal', classification: 'walrus' })).body
  await owner.post(`/incidents/${id}/comments`, { text: 'It is the walrus, says my doctor' })
  const form = new FormData()
  form.append('file', new File(['letter'], 'walrus.txt'))
  const file = (await owner.send('POST', `/incidents/${id}/attachments`, { body: form })).body.id
  const words = { businessImpact: 'Every walrus waits', comment: 'walrus on the disk', publicNote: 'Nobody gets mail. News at noon.' }
  assert.equal((await lead.post(`/incidents/${id}/acceptMajor`, words)).status, 200)
  return { id, number, file }
}

const secrets = () => new RegExp(`walrus|dismissal|${owner.id}|${lead.id}|${third.id}`, 'i')

test('wherever an outage is shown, what is told of it is there and nothing else', async () => {
  const { id, number } = await outage()
  await third.post('/affected-people', { incident: id })
  const paths = [
    `/incidents/${id}`,
    `/incidents/${number}?names=true`,
    `/incidents/${id}?with=page`,
    '/incidents?names=true&count=exact',
    `/incidents${q({ filter: "majorState == 'accepted' && category != 'done'", sort: '-updatedAt', limit: 3 })}`,
    '/incidents/export?format=json',
    '/incidents/export?format=csv',
    '/search?q=mail',
    '/affected-people?names=true&count=exact',
    '/affected-people/export?format=json',
  ]
  for (const path of paths) {
    const { status, text } = await other.get(path)
    assert.equal(status, 200, path)
    assert.doesNotMatch(text, secrets(), path)
  }
  assert.match((await other.get(`/incidents/${id}?with=page`)).text, /News at noon/)
  assert.match((await other.get('/incidents/export?format=csv')).text, /Mail is down/)
  assert.match((await lead.get(`/incidents/${id}?with=page`)).text, secrets(), 'there is something to hide')
})

test('neither filter nor sort nor fields nor count tells what is hidden of it (A01, A02, A03)', async () => {
  const { number } = await outage()
  const counted = async (filter: string) => (await other.get(`/incidents${q({ filter: `number == '${number}' && (${filter})`, count: 'exact' })}`)).body.count
  for (const guess of [
    `requester == '${owner.id}'`,
    `createdBy == '${owner.id}'`,
    `assignee == '${lead.id}'`,
    `assignee.name.startsWith('Lena')`,
    `requester.name.startsWith('Wanda')`,
    "description.contains('walrus')",
    "classification == 'walrus'",
    "contactType == 'portal'",
    'requester != null',
  ]) {
    assert.equal(await counted(guess), 0, guess)
    assert.equal(await counted(`!(${guess})`), 1, `not ${guess}`)
  }
  for (const empty of ['requester == null', 'assignee == null', 'description == null'])
    assert.equal(await counted(empty), 1, `${empty}, as for one that is empty`)
  const internal = await other.get(`/incidents${q({ filter: "businessImpact.contains('walrus')" })}`)
  assert.equal(internal.status, 400)
  for (const sort of ['requester', 'assignee', '-description', 'businessImpact', 'createdBy'])
    assert.equal((await other.get(`/incidents?sort=${sort}`)).status, 400, sort)
  for (const fields of ['requester,description,assignee', 'createdBy', 'watchers,source']) {
    const { items } = (await other.get(`/incidents${q({ filter: `number == '${number}'`, fields })}`)).body
    assert.deepEqual(
      items.map((row: object) => Object.keys(row).sort()),
      [['id', 'version']],
      fields,
    )
  }
  assert.equal((await owner.get(`/incidents${q({ filter: `number == '${number}'`, fields: 'description' })}`)).body.items[0].description.length > 0, true)
})

test('neither history, past nor files of it are there (A06, A10)', async () => {
  const { id, file } = await outage()
  const never = '00000000-0000-7000-8000-00000000dead'
  const seen = async (path: string) => {
    const { status, body } = await other.get(path)
    return {
      status,
      body: JSON.parse(
        JSON.stringify({ ...body, request: '' })
          .replaceAll(id, '*')
          .replaceAll(file, '*')
          .replaceAll(never, '*'),
      ),
    }
  }
  for (const [path, none] of [
    [`/incidents/${id}/history`, `/incidents/${never}/history`],
    [`/incidents/${id}?asOf=2090-01-01T00:00:00Z`, `/incidents/${never}?asOf=2090-01-01T00:00:00Z`],
    [`/attachments/${file}`, `/attachments/${never}`],
  ] as const) {
    const hidden = await seen(path)
    assert.equal(hidden.status, 404, path)
    assert.deepEqual(hidden, await seen(none), path)
  }
  assert.equal((await owner.get(`/attachments/${file}`)).status, 200)
  assert.deepEqual((await other.get(`/incidents/${id}?with=page`)).body._timeline, { items: [], next: null })
})

test('nobody writes into it who does not follow it', async () => {
  const { id } = await outage()
  const form = new FormData()
  form.append('file', new File(['x'], 'x.txt'))
  assert.equal((await other.post(`/incidents/${id}/comments`, { text: 'Me too' })).status, 403)
  assert.equal((await other.send('POST', `/incidents/${id}/attachments`, { body: form })).status, 403)
  assert.equal((await other.patch(`/incidents/${id}`, { watchers: [other.id] })).status, 403)
  for (const verb of ['withdraw', 'reopen', 'close', 'resolve', 'demoteMajor'])
    assert.equal((await other.post(`/incidents/${id}/${verb}`, {})).status, 403, verb)
  assert.equal((await lead.get(`/incidents/${id}/history`)).body.items.length, 5)
})

test('the search finds it by what is told, never by what is hidden, and ranks by nothing hidden (A03)', async () => {
  const { number } = await outage('Pager is down')
  const found = async (client: Client, text: string) => (await client.get(`/search${q({ q: text, type: 'incident' })}`)).body.items
  assert.deepEqual(
    (await found(other, 'pager noon')).map((hit: { number: string }) => hit.number),
    [number],
  )
  for (const text of ['walrus', 'walrus pager', 'dismissal', 'doctor', 'walruss']) assert.deepEqual(await found(other, text), [], text)
  assert.ok((await found(owner, 'walrus pager')).length > 0)
  assert.ok((await found(owner, 'doctor')).length > 0)
})

test('live events tell that it changed, and nothing of what is said (A06)', async t => {
  const { id } = await outage()
  const stream = await openStream(`${app.address}/api/v1/events`, other.headers)
  t.after(stream.close)
  await owner.post(`/incidents/${id}/comments`, { text: 'Any news?' })
  await lead.post(`/incidents/${id}/comments`, { text: 'The disk.', visibility: 'internal' })
  await third.post('/affected-people', { incident: id })
  await lead.patch(`/incidents/${id}`, { publicNote: 'It runs again.' })
  const { about } = await stream.hears('changed', { id })
  assert.deepEqual(Object.keys(about).sort(), ['id', 'type', 'version'])
  assert.deepEqual(
    stream.told.map(e => [e.event, e.about.id]),
    [['changed', id]],
  )
})

test('whom it holds up too learns nothing of the others, nor how many they are', async () => {
  const { id } = await outage()
  const without = (await other.get('/affected-people?count=exact')).text
  const theirs = (await third.post('/affected-people', { incident: id })).body
  assert.equal((await other.get('/affected-people?count=exact')).text, without)
  for (const filter of [`incident == '${id}'`, `name.startsWith('Thea')`, `person == '${third.id}'`])
    assert.equal((await other.get(`/affected-people${q({ filter, count: 'exact' })}`)).body.count, 0, filter)
  assert.equal((await other.get(`/affected-people/${theirs.id}`)).status, 404)
  assert.equal((await other.get(`/affected-people/${theirs.id}/history`)).status, 404)
  assert.equal((await other.delete(`/affected-people/${theirs.id}`)).status, 404)
  const mine = await other.post('/affected-people', { incident: id })
  assert.equal(mine.status, 201)
  assert.equal((await other.get('/affected-people?count=exact')).body.count, 1)
  assert.equal((await other.delete(`/affected-people/${mine.body.id}`)).status, 204)
  assert.equal((await owner.get(`/affected-people${q({ filter: `incident == '${id}'`, count: 'exact' })}`)).body.count, 0)
})

test('of a hidden incident one cannot be affected, and is told nothing of it', async () => {
  const { id } = (await owner.post('/incidents', { title: 'My own walrus' })).body
  const hidden = await other.post('/affected-people', { incident: id })
  const never = '00000000-0000-7000-8000-00000000dead'
  const none = await other.post('/affected-people', { incident: never })
  assert.equal(hidden.status, 422)
  assert.equal(hidden.text.replaceAll(id, '*').replace(/"request":"[^"]*"/, ''), none.text.replaceAll(never, '*').replace(/"request":"[^"]*"/, ''))
})
