import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type EventStream, openStream } from '../../../test/harness/event-stream.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { type Served, ticket, type TicketDesk, ticketDesk, type TicketProcess } from '../../../test/harness/ticket-desk.ts'
import type { Actor } from '../actor.ts'
import { quiet } from '../jobs/test/parts.ts'
import { createEvents, eventRoutes, type Events, type EventRouteOptions } from './index.server.ts'

interface Running extends TicketProcess {
  readonly events: Events
  readonly web: Served
}

let desk: TicketDesk
let here: Running
let there: Running
let ada: Actor
let bea: Actor
let olga: Actor
let paul: Actor

before(async () => {
  desk = await ticketDesk()
  here = await run()
  there = await run()
  ada = await here.person('Ada', ['agent'])
  bea = await here.person('Bea', ['agent'])
  olga = await here.person('Olga')
  paul = await here.person('Paul')
})
after(async () => {
  await here.events.stop()
  await there.events.stop()
  await desk.close()
})

async function run(options: Partial<EventRouteOptions> = {}): Promise<Running> {
  let events: Events | undefined
  const process = await desk.process(database => {
    events = createEvents({ database, log: quiet, gather: 10 })
    return events.published
  })
  if (!events) throw new Error('no events')
  await events.start(process.store)
  return { ...process, events, web: await serve(process, events, options) }
}

async function serve(process: TicketProcess, events: Events, options: Partial<EventRouteOptions>): Promise<Served> {
  const served: { web?: Served } = {}
  const actorOf: EventRouteOptions['actorOf'] = async request => served.web?.actorOf(request)
  served.web = await process.serve([eventRoutes({ events, store: process.store, log: quiet, actorOf, gather: 10, expire: 20, ...options })])
  return served.web
}

async function listens(
  t: TestContext,
  actor: Actor,
  { at = here, headers = {}, since = '' }: { readonly at?: Running; readonly headers?: Readonly<Record<string, string>>; readonly since?: string } = {},
): Promise<EventStream> {
  const stream = await openStream(`${at.web.address}/events${since}`, { ...at.web.sign(actor), ...headers })
  t.after(stream.close)
  return stream
}

const ask = (actor: Actor, method: string, path: string, body?: object, at: Running = here) =>
  fetch(`${at.web.address}${path}`, {
    method,
    headers: { ...at.web.sign(actor), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })

const isAt = (actor: Actor, id: string, doing: string, at: Running = here) => ask(actor, 'PUT', '/presence', { type: 'ticket', id, doing }, at)
const of = (owner: Actor | undefined, title = 'Printer') => here.records.create(desk.system, ticket, { title, owner: owner?.person ?? null })
const changedIds = (stream: EventStream) => stream.told.filter(e => e.event === 'changed').map(e => e.about.id)

/** A change that both may read: when it is heard, what came before it would have been heard too. */
async function nothingElse(stream: EventStream, actor: Actor): Promise<void> {
  const { id } = await of(actor, 'Sign')
  await stream.hears('changed', { id })
}

test('of a record that one may read but not follow, changes are told and no comments', async t => {
  const stream = await listens(t, paul)
  const { id } = await here.records.create(desk.system, ticket, { title: 'Mail is down', owner: olga.person, posted: true })
  await stream.hears('changed', { id, version: 1 })
  const before = stream.told.length
  await here.records.comment(olga, ticket, id, { text: 'My letter!', visibility: 'public' })
  await here.records.comment(ada, ticket, id, { text: 'Disk?', visibility: 'internal' })
  await nothingElse(stream, paul)
  assert.ok(!stream.told.slice(before).some(e => e.about.id === id))
  await here.records.change(ada, ticket, id, { title: 'Mail is slow' })
  await stream.hears('changed', { id, version: 2 })
})

test('a change is told to those who may read the record, in both processes, and to nobody else', async t => {
  const streams = { ada: await listens(t, ada), olga: await listens(t, olga, { at: there }), paul: await listens(t, paul) }
  assert.equal(streams.ada.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  const row = await of(olga)
  await streams.ada.hears('changed', { type: 'ticket', id: row.id, version: 1 })
  await streams.olga.hears('changed', { type: 'ticket', id: row.id, version: 1 })
  await here.records.change(desk.system, ticket, row.id, { title: 'Plotter' })
  await streams.olga.hears('changed', { id: row.id, version: 2 })
  await nothingElse(streams.paul, paul)
  assert.ok(!changedIds(streams.paul).includes(row.id))
  assert.ok(streams.ada.told.every(e => Object.keys(e.about).every(name => ['type', 'id', 'version'].includes(name))))
})

test('internal notes are told to those alone who may read notes', async t => {
  const streams = { ada: await listens(t, ada), olga: await listens(t, olga) }
  const row = await of(olga)
  await streams.olga.hears('changed', { id: row.id })
  await streams.ada.hears('changed', { id: row.id })
  const before = changedIds(streams.olga).length
  await here.records.comment(ada, ticket, row.id, { text: 'She always says that.', visibility: 'internal' })
  await eventually('the agent hears it', () => changedIds(streams.ada).filter(id => id === row.id).length === 2)
  await nothingElse(streams.olga, olga)
  assert.equal(changedIds(streams.olga).filter(id => id === row.id).length, before)
  await here.records.comment(ada, ticket, row.id, { text: 'We look into it.', visibility: 'public' })
  await eventually('the owner hears the reply', () => changedIds(streams.olga).filter(id => id === row.id).length === 2)
})

test('whoever may read a record no longer hears of it no longer', async t => {
  const stream = await listens(t, olga)
  const row = await of(olga)
  await stream.hears('changed', { id: row.id, version: 1 })
  await here.records.change(desk.system, ticket, row.id, { owner: paul.person })
  await nothingElse(stream, olga)
  assert.deepEqual(
    stream.told.filter(e => e.about.id === row.id).map(e => e.about.version),
    [1],
  )
})

test('that a record was removed is told to those whose role lets them read all', async t => {
  const streams = { ada: await listens(t, ada), olga: await listens(t, olga) }
  const row = await of(olga)
  await streams.ada.hears('changed', { id: row.id, version: 1 })
  await here.records.remove(desk.system, ticket, row.id)
  await streams.ada.hears('changed', { id: row.id, version: 2 })
})

test('whoever comes back is told to ask for everything anew, whoever comes first is not', async t => {
  const first = await listens(t, ada)
  await nothingElse(first, ada)
  assert.ok(first.told.every(e => e.event !== 'refresh'))
  const back = await listens(t, ada, { headers: { 'last-event-id': '1' } })
  await back.hears('refresh')
})

test('whoever was given a page a moment ago is told what happened since, as far as they may read it', async t => {
  // A second is allowed for clocks that differ.
  await pause(1100)
  const since = `?since=${new Date().toISOString()}`
  const [hers, his] = [await of(olga), await of(paul)]
  await here.records.change(desk.system, ticket, hers.id, { title: 'Plotter' })
  const stream = await listens(t, olga, { since })
  await stream.hears('changed', { type: 'ticket', id: hers.id, version: 2 })
  await nothingElse(stream, olga)
  assert.ok(!changedIds(stream).includes(his.id))
  assert.ok(stream.told.every(e => e.event === 'changed'))
  const late = await listens(t, olga, { since: '?since=2026-01-01T00:00:00Z' })
  await late.hears('refresh')
  const wrong = await ask(olga, 'GET', '/events?since=yesterday')
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /2026-11-21T09:12:00Z/)
})

test('too many changes at once are told as one', async t => {
  const streams = { ada: await listens(t, ada), paul: await listens(t, paul) }
  const rows = Array.from({ length: 501 }, (_, n) => ({
    tenant: desk.system.tenant,
    type: 'ticket',
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    version: 1,
    needs: 'read' as const,
  }))
  rows.forEach(row => here.events.published(row))
  await streams.ada.hears('refresh')
  await streams.paul.hears('refresh')
})

test('nobody opens more than eight streams', async t => {
  const many = await Promise.all(Array.from({ length: 8 }, () => listens(t, ada)))
  const one = await listens(t, ada)
  assert.equal(one.status, 429)
  assert.equal((await listens(t, bea)).status, 200)
  many[0]?.close()
  await eventually('there is room again', async () => (await listens(t, ada)).status === 200)
})

test('a stream ends when its session ends, and at once where that is told', async t => {
  const stream = await listens(t, paul)
  await nothingElse(stream, paul)
  here.web.signOut(paul)
  there.events.rightsChanged(paul.tenant, paul.person)
  await eventually('it ends', () => stream.ended())
})

test('a stream ends when its person may do other things', async t => {
  const own = await run({ askAgain: 20 })
  t.after(() => own.events.stop())
  const stream = await listens(t, olga, { at: own })
  await pause(100)
  assert.equal(stream.ended(), false)
  own.web.sign({ ...olga, roles: new Set(['agent']) })
  await eventually('it ends', () => stream.ended())
})

test('a stream gives signs of life', async t => {
  const own = await run({ beat: 10 })
  t.after(() => own.events.stop())
  const stream = await listens(t, olga, { at: own })
  await eventually('beats', () => stream.comments.length >= 2)
})

test('those who work on a record see each other, in both processes', async t => {
  const streams = { ada: await listens(t, ada), bea: await listens(t, bea, { at: there }) }
  const { id } = await of(olga)
  assert.deepEqual(await (await isAt(ada, id, 'reading')).json(), { people: [{ id: ada.person, name: 'Ada', doing: 'reading' }] })
  await streams.ada.hears('presence', { type: 'ticket', id, people: [{ id: ada.person, name: 'Ada', doing: 'reading' }] })
  await isAt(bea, id, 'writing', there)
  const both = [
    { id: ada.person, name: 'Ada', doing: 'reading' },
    { id: bea.person, name: 'Bea', doing: 'writing' },
  ]
  await streams.ada.hears('presence', { id, people: both })
  await streams.bea.hears('presence', { id, people: both })
  assert.equal((await ask(bea, 'DELETE', `/presence?type=ticket&id=${id}`, undefined, there)).status, 204)
  await eventually('Ada is alone', () => JSON.stringify(streams.ada.told.at(-1)?.about.people) === JSON.stringify([both[0]]))
})

test('whoever says nothing for 40 seconds has left', async t => {
  const stream = await listens(t, ada)
  const { id } = await of(olga)
  await isAt(ada, id, 'reading')
  await isAt(bea, id, 'reading')
  await stream.hears('presence', { id, people: [ada, bea].map(p => ({ id: p.person, name: p.name, doing: 'reading' })) })
  desk.at.advance(30)
  await isAt(ada, id, 'reading')
  desk.at.advance(11)
  await eventually(
    'Bea has left',
    () => JSON.stringify(stream.told.at(-1)?.about.people) === JSON.stringify([{ id: ada.person, name: 'Ada', doing: 'reading' }]),
  )
})

test('a requester never learns that an agent looks, and is not shown to agents', async t => {
  const streams = { ada: await listens(t, ada), olga: await listens(t, olga) }
  const { id } = await of(olga)
  await isAt(ada, id, 'writing')
  const answer = await isAt(olga, id, 'reading')
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), { people: [] })
  await isAt(bea, id, 'reading')
  await streams.ada.hears('presence', {
    id,
    people: [
      { id: ada.person, name: 'Ada', doing: 'writing' },
      { id: bea.person, name: 'Bea', doing: 'reading' },
    ],
  })
  await nothingElse(streams.olga, olga)
  assert.ok(streams.olga.told.every(e => e.event !== 'presence'))
  assert.ok(streams.ada.told.every(e => !JSON.stringify(e.about).includes('Olga')))
})

test('an agent who is elsewhere is not told who is where', async t => {
  const stream = await listens(t, bea)
  const { id } = await of(olga)
  await isAt(ada, id, 'writing')
  await nothingElse(stream, bea)
  assert.ok(stream.told.every(e => e.event !== 'presence' || e.about.id !== id))
})

test('presence on a record that one may not read is as if there were none', async () => {
  const { id } = await of(olga)
  const hidden = await isAt(paul, id, 'reading')
  const none = await isAt(paul, '00000000-0000-7000-8000-00000000dead', 'reading')
  const noType = await ask(paul, 'PUT', '/presence', { type: 'nonsense', id, doing: 'reading' })
  assert.deepEqual([hidden.status, none.status, noType.status], [404, 404, 404])
  const told = async (r: Response) => ({ ...((await r.json()) as object), request: '' })
  assert.deepEqual(await told(hidden), await told(none))
})

test('presence is told by number as well, and refused in words where it is not understood', async () => {
  const { id, number } = await of(olga)
  assert.equal((await isAt(ada, number, 'reading')).status, 200)
  for (const body of [
    { type: 'ticket', id, doing: 'sleeping' },
    { type: 'ticket', doing: 'reading' },
    { id, doing: 'reading' },
    { type: 'ticket', id, doing: 'reading', x: 1 },
  ]) {
    assert.equal((await ask(ada, 'PUT', '/presence', body)).status, 422)
  }
  assert.equal((await ask(ada, 'DELETE', '/presence?type=ticket')).status, 422)
})

test('nobody listens without being signed in', async () => {
  assert.equal((await fetch(`${here.web.address}/events`)).status, 401)
})
