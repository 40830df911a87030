import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sql from 'sql-template-tag'
import { approval, approvalPolicy } from '../../src/engines/approvals/index.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { person } from '../../src/people/index.ts'
import { type Client, type Desk, desk } from '../harness/server.ts'

/** A13, A14: approving what is one's own, in another's name, twice, or past approval; and links from mails that are guessed or used again. */

let app: Desk
let rosa: Client
let other: Client
let pia: Client
let agent: Client
let admin: Client
let second: string
before(async () => {
  app = await desk()
  rosa = await app.somebody(['requester'], { name: 'Rosa' })
  other = await app.somebody(['requester'], { name: 'Other' })
  pia = await app.somebody(['requester'], { name: 'Pia' })
  agent = await app.somebody(['agent'], { name: 'Ada' })
  admin = await app.somebody(['administrator'], { name: 'Admin' })
  second = (await app.neighbour()).address
  const { records } = app.runtime.installation
  const policy = await records.create(app.system, approvalPolicy, {
    name: 'Everything urgent',
    owner: admin.id,
    recordType: 'incident',
    when: `urgency == 'high'`,
    shows: 'title urgency',
    holds: 'start resolve',
    steps: [{ name: 'Agree', people: [rosa.id, pia.id, agent.id] }] as never,
  })
  await records.transition(app.system, approvalPolicy, policy.id, 'activate')
})
after(() => app.close())

async function asked(): Promise<{ readonly subject: string; readonly id: string }> {
  const { records } = app.runtime.installation
  const { id: subject } = await records.create(app.system, incident, { title: 'A dear thing', urgency: 'high', requester: rosa.id })
  const [row] = (await records.find(app.system, approval, { filter: { field: 'subject', is: '==', value: subject } })).items
  return { subject, id: row?.id ?? '' }
}

test('whose own it is cannot approve it, in no way that there is', async () => {
  const { id } = await asked()
  for (const answer of await Promise.all([
    rosa.post(`/approvals/${id}/approve`, {}),
    rosa.post(`/approvals/${id}/reject`, { comment: 'x' }),
    rosa.post(`/approvals/${id}/handOn`, { to: other.id }),
    rosa.post(`/approvals/${id}/appoint`, { to: rosa.id }),
    rosa.post(`/approvals/${id}/request`, {}),
    rosa.patch(`/approvals/${id}`, { state: 'approved' }),
    rosa.patch(`/approvals/${id}`, { waitsFor: [rosa.id] }),
    rosa.post('/approvals/bulk', { ids: [id], transition: 'approve' }),
    rosa.post('/approval-decisions', { approval: id, approver: rosa.id, decidedBy: rosa.id }),
  ])) {
    const refused = answer.status >= 400 || answer.body.results?.every((r: { ok: boolean }) => !r.ok)
    assert.ok(refused, `${answer.path} ${answer.status} ${answer.text}`)
  }
  assert.equal((await rosa.get(`/approvals/${id}`)).body.state, 'requested')
})

test('not even those who set the desk up decide what nobody has asked them', async () => {
  const { id } = await asked()
  assert.equal((await admin.post(`/approvals/${id}/approve`, {})).status, 403)
  assert.equal((await admin.patch(`/approvals/${id}`, { given: 1 })).status, 403)
  assert.equal((await admin.post(`/approvals/${id}/appoint`, { to: rosa.id })).status, 422, 'nor make whose own it is decide')
})

test('what is handed on, or stood in for, does not come to whose own it is', async () => {
  const { id } = await asked()
  assert.equal((await pia.post(`/approvals/${id}/handOn`, { to: rosa.id })).status, 422)
  const now = new Date().toISOString()
  const until = new Date(Date.now() + 86_400_000).toISOString()
  assert.equal((await pia.post('/approval-delegations', { person: pia.id, to: rosa.id, from: now, until })).status, 201)
  const later = await asked()
  assert.equal((await rosa.post(`/approvals/${later.id}/approve`, {})).status, 403)
  assert.equal(
    (await other.post('/approval-delegations', { person: pia.id, to: other.id, from: now, until })).status,
    403,
    'nobody delegates what is another’s',
  )
})

test('the record does not get past its approval by any transition, by any content but that which was approved', async () => {
  const { subject, id } = await asked()
  assert.deepEqual(
    [(await agent.post(`/incidents/${subject}/start`, {})).status, (await agent.post(`/incidents/${subject}/start`, {})).body.code],
    [409, 'not_approved'],
  )
  assert.equal((await pia.post(`/approvals/${id}/approve`, {})).status, 200)
  assert.equal((await agent.patch(`/incidents/${subject}`, { title: 'A much dearer thing' })).status, 200)
  assert.equal((await agent.post(`/incidents/${subject}/start`, {})).body.code, 'not_approved', 'what was approved was something else')
  const fresh = await asked()
  assert.equal((await pia.post(`/approvals/${fresh.id}/approve`, {})).status, 200)
  assert.equal((await agent.post(`/incidents/${fresh.subject}/start`, {})).status, 200)
})

test('of fifty approvals at two processes exactly one counts', async () => {
  const { id } = await asked()
  const statuses = await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      const address = i % 2 === 0 ? app.address : second
      const headers = { ...pia.headers, 'content-type': 'application/json' }
      return (await fetch(`${address}/api/v1/approvals/${id}/approve`, { method: 'POST', headers, body: '{}' })).status
    }),
  )
  assert.equal(statuses.filter(s => s === 200).length, 1)
  assert.ok(
    statuses.every(s => s === 200 || s === 409 || s === 403),
    statuses.join(),
  )
  const decided = await app.fresh.owner.query(sql`select 1 from store.approval_decision where approval = ${id}::uuid and decided_by is not null`)
  assert.equal(decided.length, 1)
})

test('other requesters see neither the approval nor its decisions, its picture, history or file; it is as if there were none', async () => {
  const { id, subject } = await asked()
  const nothing = '00000000-0000-7000-8000-0000000000ff'
  const [seat] = (await pia.get(`/approval-decisions?filter=approval == '${id}'`)).body.items
  for (const [path, missing] of [
    [`/approvals/${id}`, `/approvals/${nothing}`],
    [`/approvals/${id}/history`, `/approvals/${nothing}/history`],
    [`/approval-decisions/${seat.id}`, `/approval-decisions/${nothing}`],
    [`/approval-rounds?approval=${id}`, `/approval-rounds?approval=${nothing}`],
    [`/approval-rounds?type=incident&record=${subject}`, `/approval-rounds?type=incident&record=${nothing}`],
  ] as const) {
    const [there, none] = [await other.get(path), await other.get(missing)]
    assert.deepEqual([there.status, there.body.detail], [404, none.body.detail], path)
  }
  assert.equal((await other.get('/approvals?count=exact')).body.count, 0)
  assert.equal((await other.get(`/search?q=dear`)).text.includes(id), false)
  assert.equal((await other.post(`/approvals/${id}/answer`, { comment: 'x' })).status, 404)
})

test('links are not guessed: what is not signed by us is refused, and soon so is whoever goes on trying', async () => {
  const stranger = (body: object) =>
    fetch(`${app.address}/api/v1/approval-links/look`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const seen = []
  for (let i = 0; i < 30; i++) {
    const answer = await stranger({ token: Buffer.alloc(64, i).toString('base64url') })
    seen.push(answer.status)
    if (answer.status === 200) assert.deepEqual(await answer.json(), { standing: 'unknown' })
  }
  assert.deepEqual([seen[0], seen.at(-1)], [200, 429])
  assert.ok(seen.filter(s => s === 200).length <= 21, seen.join())
})

test('a link is fetched by programs that look into mails: that decides nothing', async () => {
  for (const path of ['/approval-links/look', '/approval-links/decide'])
    assert.equal((await app.guest.get(`${path}?token=x&answer=approve`)).status >= 400, true)
  assert.equal((await fetch(`${app.address}/approve`)).status < 500, true)
})

test('a person who has left decides nothing more', async () => {
  const temp = await app.somebody(['requester'], { name: 'Temp' })
  const { id } = await asked()
  await app.runtime.installation.records.change(app.system, approval, id, { waitsFor: [temp.id], asked: [temp.id] })
  await app.runtime.installation.records.change(app.system, person, temp.id, { active: false })
  assert.equal((await temp.post(`/approvals/${id}/approve`, {})).status, 401)
})
