import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { onlyTenant } from '../../src/app/installation.server.ts'
import { createLog } from '../../src/app/log.server.ts'
import { type Tampered, verifyHistory } from '../../src/kernel/history/verify.server.ts'
import { type Client, type Desk, desk } from '../harness/server.ts'

/** A38: writing lines into the log that nobody wrote, and taking lines out of the history that somebody did. */

let app: Desk
let agent: Client
const lines: string[] = []
before(async () => {
  const log = createLog('debug', { write: line => void lines.push(line) })
  app = await desk({ log, settings: { TRUST_PROXY: 'yes' } })
  agent = await app.somebody(['agent'], { scopes: ['write'] })
})
after(() => app.close())

/** Sends bytes that no well-behaved client would. */
const sendRaw = (text: string) =>
  new Promise<void>(resolve => {
    const { hostname, port } = new URL(app.address)
    const socket = connect(Number(port), hostname, () => socket.end(text))
    socket.on('data', () => {})
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
  })

const forged = '"}\r\n{"level":"error","msg":"forged"}\n\u001b[2J\u001b]0;owned\u0007'

test('whatever a caller sends, a line of the log is one line of JSON, without signs that steer a terminal', async () => {
  const encoded = encodeURIComponent(forged)
  lines.length = 0
  await agent.get(`/${encoded}`)
  await agent.get(`/incidents/${encoded}?filter=${encoded}`)
  await agent.post(`/incidents/${encoded}/${encoded}`, { title: forged })
  await agent.post('/incidents', { title: forged.replaceAll('\n', ' '), description: forged, [forged]: 1 })
  await agent.patch(
    '/incidents/x',
    {},
    { 'user-agent': 'x\u001b[31m'.replace('\u001b', '%1b'), 'x-request-id': 'forged', 'x-forwarded-for': 'forged", "level":"error' },
  )
  await app.guest.post('/sign-in', { email: forged, password: forged }, { 'sec-fetch-site': 'same-origin' })
  await sendRaw(`GET /api/v1/x\u001b[31m HTTP/1.1\r\nHost: x\r\n\r\n`)
  await sendRaw(`POST /api/v1/incidents HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: \u001b[31mforged\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`)
  await sendRaw(`GET /api/v1/x HTTP/1.1\r\nHost: x\r\nUser-Agent: a\n{"level":"error"}\r\n\r\n`)
  assert.ok(lines.length >= 4, lines.join(''))
  for (const line of lines) {
    assert.doesNotMatch(line.slice(0, -1), /[\u0000-\u001f\u007f\u2028\u2029]/, JSON.stringify(line))
    const { level, msg } = JSON.parse(line) as { level: string; msg: string }
    assert.notEqual(msg, 'forged')
    assert.notEqual(level, 'error', line)
  }
})

test('neither the log nor the record of sign-ins holds what was typed as a secret', async () => {
  const secret = 'Hunter2Hunter2Hunter2'
  await app.guest.post('/sign-in', { email: secret, password: secret }, { 'sec-fetch-site': 'same-origin' })
  await app.guest.get(`/incidents?filter=${secret}`, { authorization: `Bearer mst_${secret}`, cookie: `mainstay=${secret}` })
  await app.guest.post('/password/reset', { token: secret, password: secret }, { 'sec-fetch-site': 'same-origin' })
  const stored = await app.fresh.owner.query({ text: `select to_jsonb(e) from store.access_event e`, values: [] })
  for (const text of [lines.join(''), JSON.stringify(stored)]) assert.doesNotMatch(text, /Hunter2/)
})

describe('the history', () => {
  let id: string
  before(async () => {
    id = (await agent.post('/incidents', { title: 'Printer' })).body.id
    for (let i = 0; i < 4; i++) await agent.post(`/incidents/${id}/comments`, { text: `comment ${i}`, visibility: 'public' })
    await agent.patch(`/incidents/${id}`, { title: 'Printer smokes' })
  })

  const owner = (text: string, values: readonly unknown[] = [id]) => app.fresh.owner.query({ text, values })
  async function faults(): Promise<string[]> {
    const found: Tampered[] = []
    await verifyHistory(app.runtime.database, app.runtime.installation.model, onlyTenant, tampered => found.push(tampered))
    return found.filter(t => t.id === id).flatMap(t => t.faults)
  }

  /** What somebody with the owner's key may do, and what verifying then says. */
  const tampering: Readonly<Record<string, readonly [string, RegExp]>> = {
    'an entry is deleted': ['delete from store.history where record_id = $1 and seq = 3', /entry 3 is missing/],
    'the last entry is deleted': ['delete from store.history where record_id = $1 and seq = 6', /counts 6 entries, its history has 5/],
    'the first entry is deleted': ['delete from store.history where record_id = $1 and seq = 1', /entry 1 is missing/],
    'a comment is rewritten': ["update store.history set body = 'I never said that' where record_id = $1 and seq = 3", /entry 3 is not what was written/],
    'somebody else has done it': ["update store.history set actor_name = 'Somebody else' where record_id = $1 and seq = 2", /entry 2 is not what was written/],
    'it was at another time': ["update store.history set at = at - interval '1 second' where record_id = $1 and seq = 2", /entry 2 is not what was written/],
    'two comments change places': [
      'update store.history h set body = o.body from store.history o where h.record_id = $1 and o.record_id = $1 and (h.seq, o.seq) in ((3, 4), (4, 3))',
      /entry 3 is not what was written\nentry 4 is not what was written/,
    ],
    'the record is changed without a word': ["update store.incident set title = 'Printer is fine' where id = $1", /title/],
    'the record is deleted without a word': ['delete from store.incident where id = $1', /it is gone, and no entry says that it was removed/],
    'all of its history is deleted': ['delete from store.history where record_id = $1', /it has no history/],
  }

  for (const [what, [statement, said]] of Object.entries(tampering)) {
    test(`${what}: verifying names the record and says so`, async () => {
      assert.deepEqual(await faults(), [])
      const before = await snapshot()
      await owner(statement)
      const told = await faults()
      await restore(before)
      assert.match(told.join('\n'), said)
      assert.deepEqual(await faults(), [])
    })
  }

  interface Snapshot {
    readonly history: string
    readonly incident: string
  }
  const snapshot = async (): Promise<Snapshot> => {
    const [history] = await owner(`select coalesce(json_agg(h), '[]')::text as rows from store.history h where record_id = $1`)
    const [incident] = await owner(`select coalesce(json_agg(i), '[]')::text as rows from store.incident i where id = $1`)
    return { history: (history as { rows: string }).rows, incident: (incident as { rows: string }).rows }
  }
  async function restore({ history, incident }: Snapshot): Promise<void> {
    await owner('delete from store.history where record_id = $1')
    await owner('delete from store.incident where id = $1')
    const [generated] = await owner(
      `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = 'store.incident'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [],
    )
    const { columns } = generated as { columns: string }
    await owner(`insert into store.incident (${columns}) select ${columns} from json_populate_recordset(null::store.incident, $1::json)`, [incident])
    await owner('insert into store.history select * from json_populate_recordset(null::store.history, $1::json)', [history])
  }

  test('the application itself can neither change nor take an entry', async () => {
    const here = app.runtime.database.for(onlyTenant)
    await assert.rejects(here.query({ text: `update history set body = 'x' where record_id = $1`, values: [id] }), /permission denied/)
    await assert.rejects(here.query({ text: 'delete from history where record_id = $1', values: [id] }), /permission denied/)
    await assert.rejects(here.query({ text: 'truncate store.history', values: [] }), /permission denied/)
  })
})
