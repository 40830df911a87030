import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventually } from '../../../test/harness/eventually.ts'
import { type Client, desk as openDesk, type Desk } from '../../../test/harness/server.ts'

let desk: Desk
let ada: Client
let ben: Client
let rosa: Client
before(async () => {
  desk = await openDesk({ jobs: true })
  ada = await desk.somebody(['agent'])
  ben = await desk.somebody(['agent'])
  rosa = await desk.somebody(['requester'])
})
after(() => desk.close())

interface Told {
  readonly record: string
  readonly readAt: string | null
  readonly version: number
}
const told = async (who: Client): Promise<readonly Told[]> => (await who.get('/notifications')).body.items
const unread = async (who: Client) => (await told(who)).filter(n => n.readAt === null).map(n => n.record)

test("reading what was told of one record leaves other records and other people's notifications alone, and is written once", async () => {
  const made = async (title: string) => (await rosa.post('/incidents', { title })).body.id as string
  const [first, second] = [await made('First'), await made('Second')]
  for (const id of [first, second]) {
    await ada.post(`/incidents/${id}/comments`, { text: 'Hello?', visibility: 'public' })
    await ada.post(`/incidents/${id}/comments`, { text: `@[Ben](person:${ben.id})`, visibility: 'internal' })
  }
  await eventually('all are told', async () => (await unread(rosa)).length === 2 && (await unread(ben)).length === 2)
  const about = { recordType: 'incident', record: first }
  assert.deepEqual((await rosa.post('/notifications/read', about)).body, { read: 1 })
  assert.deepEqual([await unread(rosa), (await unread(ben)).length], [[second], 2])
  assert.deepEqual((await rosa.post('/notifications/read', about)).body, { read: 0 })
  assert.deepEqual((await rosa.post('/notifications/read', { ...about, recordType: 'problem', record: second })).body, { read: 0 })
  assert.deepEqual(
    (await told(rosa)).map(n => n.version).toSorted((a, b) => a - b),
    [1, 2],
  )
})

test('what names no record is refused, and nothing is read by it', async () => {
  const before = await unread(ben)
  for (const body of [{}, [], { recordType: 'incident' }, { recordType: 'incident', record: 7 }, { recordType: 'incident', record: 'x'.repeat(81) }])
    assert.ok([400, 422].includes((await ben.post('/notifications/read', body)).status), JSON.stringify(body))
  assert.equal((await ben.post('/notifications/read', { recordType: 'incident', record: before[0], person: rosa.id })).status, 422)
  assert.ok([200, 400, 422].includes((await ben.post('/notifications/read', { recordType: 'incident', record: "\0' or true" })).status))
  assert.deepEqual(await unread(ben), before)
})
