import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { serialize } from 'node:v8'
import { wholeModel } from '../../src/app/installation.server.ts'
import { readMapping } from '../../src/channels/servicenow-log/read-mapping.ts'
import { recordFrom } from '../../src/kernel/exchange/read-lines.ts'
import { readManifest } from '../../src/kernel/exchange/read-manifest.server.ts'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/** A37: data that wants to become more than data when it is read: class markers, prototypes, YAML tags, serialised objects. */

let app: Desk
let agent: Client
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
})
after(() => app.close())

const send = (type: string, body: string | Buffer) =>
  fetch(`${app.address}/api/v1/incidents`, { method: 'POST', headers: { ...agent.headers, 'content-type': type }, body: new Uint8Array(Buffer.from(body)) })

test('nothing but JSON is read as a request', async () => {
  const bodies: [string, string | Buffer][] = [
    ['application/yaml', 'title: !!js/function "function(){ return 1 }"'],
    ['text/yaml', '!!python/object/apply:os.system ["true"]'],
    ['application/xml', '<incident><title>x</title></incident>'],
    ['application/octet-stream', serialize({ title: 'x' })],
    ['application/x-java-serialized-object', Buffer.from('aced0005', 'hex')],
    ['text/plain', '{"title":"x"}'],
    ['application/x-www-form-urlencoded', 'title=x'],
  ]
  for (const [type, body] of bodies) assert.ok([400, 415].includes((await send(type, body)).status), type)
})

test('a marker in JSON stays a key that is not known, and no prototype is touched', async () => {
  const bodies = [
    '{"title":"x","__proto__":{"polluted":true}}',
    '{"title":"x","constructor":{"prototype":{"polluted":true}}}',
    '{"title":{"$type":"System.Diagnostics.Process","value":"x"}}',
    '{"title":{"_$$ND_FUNC$$_":"function(){}()"}}',
    '{"title":["java.util.PriorityQueue"]}',
  ]
  for (const body of bodies) {
    const { status } = await send('application/json', body)
    assert.ok(status >= 400 && status < 500, `${status} ${body}`)
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined)
})

test('a cursor that was made elsewhere is refused before it is read', async () => {
  for (const cursor of [serialize({ a: 1 }).toString('base64url'), `${Buffer.from('["x"]').toString('base64url')}.x`, '{"__proto__":{}}'])
    assert.equal((await agent.get(`/incidents${q({ cursor })}`)).status, 400)
})

test('files of the importers are JSON of one form, and nothing else', () => {
  const model = wholeModel()
  const incident = model.type('incident')
  for (const text of ['!!js/function "x"', serialize({}).toString('latin1'), '[]', 'null']) {
    assert.throws(() => readMapping(text, model))
    assert.throws(() => recordFrom(incident, text, 'line 1'))
    assert.throws(() => readManifest(text, model))
  }
  assert.throws(() => recordFrom(incident, '{"__proto__":{"polluted":true},"id":"x"}', 'line 1'), /'__proto__'/)
  assert.throws(() => recordFrom(incident, '{"constructor":{"prototype":{}},"id":"x"}', 'line 1'), /'constructor'/)
  assert.throws(() => recordFrom(incident, '{"id":{"$class":"Id"},"version":1,"history":{}}', 'line 1'))
  assert.equal(({} as { polluted?: unknown }).polluted, undefined)
})
