import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../../src/kernel/id.server.ts'
import { type Client, type Desk, desk, q } from '../harness/server.ts'

/** A39: asking for more than anybody needs, to leave nothing for others. */

let app: Desk
let agent: Client
let bystander: Client
before(async () => {
  app = await desk()
  agent = await app.somebody(['agent'], { scopes: ['write'] })
  bystander = await app.somebody(['requester'], { scopes: ['write'] })
  await agent.post('/incidents', { title: 'Printer' })
})
after(() => app.close())

const grown = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.memoryUsage.rss()
  await work()
  return (process.memoryUsage.rss() - before) / 1024 / 1024
}

/** Sends a body piece by piece and gives the status, or 0 where the connection was cut. */
function pour(path: string, headers: string, pieces: number, piece: string): Promise<number> {
  const { hostname, port } = new URL(app.address)
  return new Promise(resolve => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', data => (answer += data.toString()))
    socket.on('error', () => resolve(statusIn(answer)))
    socket.on('close', () => resolve(statusIn(answer)))
    socket.write(
      `POST /api/v1${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${agent.headers.authorization}\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`,
    )
    const send = (left: number) => {
      if (socket.destroyed || answer !== '') return void socket.end()
      if (left === 0) return void socket.end()
      socket.write(piece, () => send(left - 1))
    }
    send(pieces)
  })
}
const statusIn = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)

test('a hundred megabytes of JSON are refused before they are taken in', { timeout: 30_000 }, async () => {
  const piece = 'x'.repeat(1024 * 1024)
  const more = await grown(async () => {
    assert.equal(await pour('/incidents', `Content-Length: ${100 * 1024 * 1024}`, 100, piece), 413)
    const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`
    assert.ok([413, 0].includes(await pour('/incidents', 'Transfer-Encoding: chunked', 100, chunk)))
  })
  assert.ok(more < 80, `${more} MB`)
})

test('a body of ten thousand levels, or of a hundred thousand ids or keys, is refused', { timeout: 30_000 }, async () => {
  const refused = async (body: string, path = '/incidents') => {
    const start = performance.now()
    const { status, text } = await agent.post(path, body)
    assert.ok(text.length < 100_000, `${body.slice(0, 40)} is answered with ${text.length} bytes`)
    assert.ok([400, 413, 422].includes(status), `${body.slice(0, 40)} ${status}`)
    assert.ok(performance.now() - start < 2000)
  }
  await refused(`{"title":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)
  await refused(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)
  await refused(JSON.stringify({ ids: Array.from({ length: 25_000 }, () => agent.id) }), '/incidents/bulk')
  await refused(JSON.stringify({ ids: Array.from({ length: 501 }, () => agent.id), comment: 'x' }), '/incidents/bulk')
  await refused(JSON.stringify({ title: 'x', watchers: Array.from({ length: 25_000 }, newId) }))
  await refused(JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, 1]))))
  await refused(JSON.stringify({ ['x'.repeat(900_000)]: 1 }))
  await refused(JSON.stringify({ title: 'x'.repeat(900_000) }))
  await refused(JSON.stringify({ title: 'x', description: 'x'.repeat(900_000) }))
})

test('nor does a guest get far with one at the door', async () => {
  for (const keys of [Array.from({ length: 60_000 }, (_, i) => `k${i}`), ['x'.repeat(900_000)]]) {
    const start = performance.now()
    const { status, text } = await app.guest.post('/sign-in', Object.fromEntries(keys.map(key => [key, 1])), { 'sec-fetch-site': 'same-origin' })
    assert.equal(status, 422)
    assert.ok(text.length < 100_000, `${text.length} bytes`)
    assert.ok(performance.now() - start < 2000)
  }
})

test('no page, sort, filter, field list or search may be as large as one likes', { timeout: 30_000 }, async () => {
  const deep = `${'('.repeat(3000)}title == 'x'${')'.repeat(3000)}`
  const wide = Array.from({ length: 800 }, (_, i) => `title == '${i}'`).join(' || ')
  const not = `${'!'.repeat(3000)}(title == 'x')`
  for (const parameters of [
    q({ limit: '1e9' }),
    q({ limit: 1_000_000_000 }),
    q({ limit: 501 }),
    q({ limit: -1 }),
    q({ sort: 'title,number,state,createdAt,updatedAt' }),
    q({ filter: deep }),
    q({ filter: wide }),
    q({ filter: not }),
    q({
      filter: `title in [${Array.from({ length: 2000 }, (_, i) => i)
        .map(i => `'${i}'`)
        .join()}]`,
    }),
    q({ cursor: 'x'.repeat(10_000) }),
  ]) {
    const start = performance.now()
    const { status } = await agent.get(`/incidents${parameters}`)
    assert.ok([400, 414, 431].includes(status), `${parameters.slice(0, 60)} ${status}`)
    assert.ok(performance.now() - start < 2000, parameters.slice(0, 60))
  }
  assert.equal((await agent.get(`/search${q({ q: 'x '.repeat(400) })}`)).status, 400)
  assert.equal((await agent.get(`/incidents/x/history?limit=100000`)).status, 404)
  assert.equal((await agent.get(`/work?limit=100000`)).status, 400)
  assert.equal((await agent.get(`/${'x/'.repeat(5000)}`)).status, 404)
})

test('a hundred headers or one of a megabyte do not get through', async () => {
  assert.equal(await pour('/incidents', `X-Big: ${'x'.repeat(1024 * 1024)}`, 0, ''), 431)
})

test('others are served while fifty exports run and two hundred connections say nothing', { timeout: 60_000 }, async t => {
  for (let i = 0; i < 6; i++) await Promise.all(Array.from({ length: 50 }, () => agent.post('/incidents', { title: 'Printer', description: 'x'.repeat(2000) })))
  const took = async () => {
    const times: number[] = []
    for (let i = 0; i < 20; i++) {
      const start = performance.now()
      assert.equal((await bystander.get('/incidents?limit=10')).status, 200)
      times.push(performance.now() - start)
    }
    return times.toSorted((a, b) => a - b)[18] ?? 0
  }
  const { hostname, port } = new URL(app.address)
  const silent = Array.from({ length: 200 }, () => connect(Number(port), hostname).on('error', () => {}))
  t.after(() => silent.forEach(socket => socket.destroy()))
  for (const socket of silent) socket.write('GET /api/v1/incidents HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  await took()
  const alone = await took()
  const more = await grown(async () => {
    const exports = Array.from({ length: 50 }, swallow)
    await pause(5)
    const busy = await took()
    const done = await Promise.all(exports)
    assert.ok(done.every(status => status === 200 || status === 429 || status === 503))
    // Within twice is promised on a machine of its own; here the same two cores also ask. It must not stand still.
    assert.ok(busy < Math.max(alone * 60, 1500), `${alone} ms alone, ${busy} ms while exports run`)
  })
  assert.ok(more < 250, `${more} MB`)
})

/** Takes an export without keeping it: what is measured is what the server keeps. */
async function swallow(): Promise<number> {
  const { status, body } = await fetch(`${app.address}/api/v1/incidents/export?format=json`, { headers: agent.headers })
  await body?.pipeTo(new WritableStream())
  return status
}

test('whoever asks without end is told to wait, and nobody else is', { timeout: 30_000 }, async t => {
  const small = await desk({ settings: { RATE_PER_MINUTE: '30' } })
  t.after(() => small.close())
  const greedy = await small.somebody(['agent'], { scopes: ['write'] })
  const modest = await small.somebody(['agent'], { scopes: ['write'] })
  const answers = []
  for (let i = 0; i < 40; i++) answers.push(await greedy.get('/incidents?limit=1'))
  const refused = answers.filter(a => a.status === 429)
  assert.equal(refused.length, 10)
  for (const { headers, body } of refused) {
    assert.ok(Number(headers.get('retry-after')) >= 1)
    assert.equal(body.status, 429)
  }
  assert.equal((await modest.get('/incidents?limit=1')).status, 200)
})

test('one person holds a few live streams and no more', { timeout: 30_000 }, async t => {
  const abort = new AbortController()
  t.after(() => abort.abort())
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) statuses.push((await fetch(`${app.address}/api/v1/events`, { headers: bystander.headers, signal: abort.signal })).status)
  assert.deepEqual(statuses, [...Array.from({ length: 8 }, () => 200), ...Array.from({ length: 4 }, () => 429)])
})
