import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { createHttpOut, nothingMore, type OutFailure, parseAllowed } from '../../src/kernel/http-out/index.server.ts'
import type { Resolve } from '../../src/kernel/http-out/http-out.server.ts'
import { type Client, type Desk, desk } from '../harness/server.ts'

/** A40: having the server call what only it can reach, by an address that somebody entered. */

let app: Desk
let allowing: Desk
let admin: Client
/** Something on this machine that must not be reached. It knows whether it was. */
let reached: string[] = []
const inside = createServer((request, answer) => {
  reached.push(`${request.method} ${request.url}`)
  answer.writeHead(200, { 'x-internal': 'header-of-the-inside' }).end('secret-of-the-inside')
})
let port = 0
before(async () => {
  await new Promise<void>(resolve => inside.listen(0, '::', resolve))
  port = (inside.address() as AddressInfo).port
  app = await desk()
  admin = await app.somebody(['administrator'])
  allowing = await desk({ settings: { WEBHOOK_ALLOW: '127.0.0.2, inside.test' } })
})
after(async () => {
  inside.closeAllConnections()
  inside.close()
  await app.close()
  await allowing.close()
})

let count = 0
async function tried(client: Client, url: string) {
  const made = await client.post('/webhooks', { name: `Hook ${++count}`, url })
  if (made.status !== 201) return { status: made.status, said: made.text }
  const { status, body, text } = await client.post(`/webhooks/${made.body.id}/test`)
  assert.equal(status, 200)
  assert.doesNotMatch(text, /-of-the-inside/)
  return { status: body.statusCode as number | null, said: String(body.said) }
}

const forms = [
  '127.0.0.1',
  'localhost',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0x7f.1',
  '127.1',
  '0',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:0:0:1]',
  '127.0.0.1.',
  'localhost.',
  '①②⑦.⓪.⓪.①',
]
for (const host of forms) {
  test(`a webhook does not reach this machine as ${host}`, async () => {
    reached = []
    const { status, said } = await tried(admin, `http://${host}:${port}/`)
    assert.equal(reached.length, 0)
    assert.notEqual(status, 200)
    assert.match(said, /private network|not known here|address/)
  })
}

for (const host of [
  '169.254.169.254',
  '10.0.0.1',
  '192.168.0.1',
  '172.16.0.1',
  '[fd00:ec2::254]',
  '100.100.100.200',
  '168.63.129.16',
  '[fe80::1]',
  '224.0.0.1',
]) {
  test(`nor its surroundings at ${host}, and that is said at once`, async () => {
    const began = performance.now()
    assert.match((await tried(admin, `http://${host}/latest/meta-data/`)).said, /private network/)
    assert.ok(performance.now() - began < 3000)
  })
}

test('an address with a name before an @ is not taken', async () => {
  for (const url of [`http://example.test@127.0.0.1:${port}/`, `http://example.test:80@127.0.0.1:${port}/`, `http://127.0.0.1:${port}\\@example.test/`]) {
    reached = []
    assert.equal((await tried(admin, url)).status, 422, url)
    assert.equal(reached.length, 0)
  }
})

test('a name that leads outside when it is looked at, and inside when it is connected to, leads nowhere', async () => {
  reached = []
  let asked = 0
  const liar: Resolve = (_, then) => then(null, [{ address: asked++ === 0 ? '127.0.0.1' : '8.8.8.8', family: 4 }])
  const out = createHttpOut({ allowed: nothingMore, resolve: liar })
  await assert.rejects(out.send({ url: `http://rebinding.test:${port}/` }), (failure: OutFailure) => failure.kind === 'forbidden')
  // Looked up once for each connection, and connected to what was looked at.
  assert.deepEqual([asked, reached.length], [1, 0])
})

test('of a name with a good and a bad address only the good one is used', async () => {
  reached = []
  const both: Resolve = (_, then) =>
    then(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
      { address: '::1', family: 6 },
    ])
  const out = createHttpOut({ allowed: parseAllowed('127.0.0.2'), resolve: both })
  assert.equal((await out.send({ url: `http://both.test:${port}/`, body: '{}' })).status, 200)
  assert.equal(reached.length, 1)
})

test('a redirect into the inside is not followed', async () => {
  reached = []
  const sly = createServer((_, answer) => void answer.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end())
  await new Promise<void>(resolve => sly.listen(0, '127.0.0.2', resolve))
  const client = await allowing.somebody(['administrator'])
  const { status, said } = await tried(client, `http://127.0.0.2:${(sly.address() as AddressInfo).port}/`)
  assert.deepEqual([status, reached.length], [307, 0])
  assert.match(said, /not followed/)
  sly.close()
})

test('what an operator allows is reached, and nothing beside it', async () => {
  reached = []
  const client = await allowing.somebody(['administrator'])
  assert.equal((await tried(client, `http://127.0.0.2:${port}/`)).status, 200)
  assert.match((await tried(client, `http://127.0.0.1:${port}/`)).said, /private network/)
  assert.equal(reached.length, 1)
})
