import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { createLog } from '../../src/app/log.server.ts'
import { queueJob } from '../../src/kernel/jobs/index.server.ts'
import { eventually } from '../harness/eventually.ts'
import { isSigned, Receiver } from '../harness/receiver.ts'
import { type Client, type Desk, desk } from '../harness/server.ts'

/** A41, of what goes out: getting at the secret of a webhook, or at more than it may tell. */

let app: Desk
let admin: Client
let agent: Client
let receiver: Receiver
const lines: string[] = []
before(async () => {
  receiver = await new Receiver().listen()
  const log = createLog('debug', { write: line => void lines.push(line) })
  app = await desk({ log, jobs: true, settings: { WEBHOOK_ALLOW: '127.0.0.1' } })
  admin = await app.somebody(['administrator'])
  agent = await app.somebody(['agent'])
})
after(async () => {
  receiver.close()
  await app.close()
})

let count = 0
async function hook(more: object = {}) {
  const made = await admin.post('/webhooks', { name: `Hook ${++count}`, url: receiver.url, recordType: 'incident', ...more })
  assert.equal(made.status, 201, made.text)
  return String(made.body.id)
}
const newSecret = async (id: string) => {
  const { status, body } = await admin.post(`/webhooks/${id}/secret`)
  assert.equal(status, 201)
  return String(body.secret)
}

test('a secret is told once, and stands nowhere after that: in no page, list, history, audit, export, event or log', async () => {
  const id = await hook({ secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` })
  const secrets = [Buffer.alloc(32, 7).toString('base64'), await newSecret(id), await newSecret(id)]
  receiver.answers = 500
  await agent.post('/incidents', { title: 'Printer', requester: agent.id })
  await eventually('it was tried', async () => (await admin.get('/webhook-deliveries')).body.items[0]?.attempts === 1)
  await admin.post(`/webhooks/${id}/test`)
  const paths = [
    `/webhooks/${id}`,
    `/webhooks/${id}?with=page`,
    '/webhooks?names=true',
    `/webhooks/${id}/history`,
    '/webhooks/export',
    '/webhooks/export?format=json',
    '/audit?type=webhook',
    '/audit/export?format=json',
    '/webhook-deliveries',
    '/webhook-deliveries/export',
    '/jobs',
    '/search?q=whsec',
  ]
  for (const path of paths) {
    const { status, text } = await admin.get(path)
    assert.equal(status, 200, path)
    for (const secret of secrets) assert.equal(text.includes(secret.replace('whsec_', '')), false, path)
  }
  for (const secret of secrets) assert.equal(lines.join().includes(secret.replace('whsec_', '')), false)
  assert.ok(
    lines.some(line => line.includes('a webhook was told')),
    'the log was heard',
  )
  assert.equal(isSigned(secrets[2] ?? '', receiver.received[0]?.headers ?? {}, receiver.received[0]?.body ?? ''), true)
})

test('nobody but an administrator learns that there are webhooks, makes one, or reads what was sent', async () => {
  const id = await hook()
  for (const role of ['requester', 'agent', 'lead', 'manager', 'knowledgeAuthor']) {
    const client = await app.somebody([role])
    for (const path of [`/webhooks/${id}`, `/webhooks/${id}/history`]) assert.equal((await client.get(path)).status, 404, `${role} ${path}`)
    for (const path of ['/webhooks', '/webhook-deliveries']) assert.deepEqual((await client.get(path)).body.items, [], `${role} ${path}`)
    for (const path of [`/webhooks/${id}/secret`, `/webhooks/${id}/test`]) assert.equal((await client.post(path)).status, 403, `${role} ${path}`)
    assert.equal((await client.post('/webhooks', { name: 'Mine', url: receiver.url })).status, 403)
    assert.doesNotMatch((await client.get('/model')).text, /formerSecret/)
  }
  const script = await app.somebody(['administrator'], { scopes: ['write'] })
  assert.equal((await script.post(`/webhooks/${id}/secret`)).status, 403)
})

test('what comes back is text on a page, cut off, and without the headers of the answer', async () => {
  const id = await hook({ onCreated: false, onComment: true })
  receiver.answers = answer =>
    void answer.writeHead(200, { 'set-cookie': 'theirs=1', 'x-theirs': 'y' }).end('<script>alert(1)</script>\u0000\u202e'.repeat(200))
  const made = (await agent.post('/incidents', { title: 'Printer', requester: agent.id })).body.id
  await agent.post(`/incidents/${made}/comments`, { text: 'x', visibility: 'public' })
  const mine = async () => (await admin.get(`/webhook-deliveries?filter=${encodeURIComponent(`webhook == '${id}'`)}`)).body.items
  await eventually('it has arrived', async () => (await mine())[0]?.state === 'delivered')
  const [delivery] = await mine()
  assert.equal(delivery.response.length, 1000)
  assert.doesNotMatch(JSON.stringify(delivery), /theirs|\\u0000|\u202e/)
})

test('the name of a webhook in a job is no way to send elsewhere', async () => {
  const before = receiver.received.length
  const db = app.runtime.database.for(onlyTenant)
  await queueJob(db, onlyTenant, 'webhook.call', { webhook: "x' or name != '", type: 'a', data: {} }, new Date().toISOString())
  await eventually('it was refused', () => lines.some(line => line.includes('There is no webhook')))
  assert.equal(receiver.received.length, before)
})
