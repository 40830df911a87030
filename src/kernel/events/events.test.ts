import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sql from 'sql-template-tag'
import { eventually } from '../../../test/harness/eventually.ts'
import { ticket, type TicketDesk, ticketDesk, type TicketProcess } from '../../../test/harness/ticket-desk.ts'
import { quiet } from '../jobs/test/parts.ts'
import { plainUnit } from '../records/internal.server.ts'
import { smallTable } from '../records/small-table.server.ts'
import { createEvents, type Events, type Heard } from './index.server.ts'

interface Running extends TicketProcess {
  readonly events: Events
  readonly heard: Heard[]
}

let desk: TicketDesk
let here: Running
let there: Running

before(async () => {
  desk = await ticketDesk()
  here = await run()
  there = await run()
})
after(async () => {
  await here.events.stop()
  await there.events.stop()
  await desk.close()
})

async function run(): Promise<Running> {
  let events: Events | undefined
  const process = await desk.process(database => {
    events = createEvents({ database, log: quiet, gather: 10 })
    return events.published
  })
  if (!events) throw new Error('no events')
  await events.start(process.store)
  const heard: Heard[] = []
  events.subscribe(h => heard.push(h))
  return { ...process, events, heard }
}

const ids = (heard: readonly Heard[]) => heard.flatMap(h => (h.what === 'record' ? [h.happening.id] : []))

test('a change is heard at once where it was made, and soon in the other process, once each', async () => {
  const { id } = await here.records.create(desk.system, ticket, { title: 'Printer' })
  assert.deepEqual(
    ids(here.heard).filter(x => x === id),
    [id],
  )
  await eventually('the other process hears it', () => ids(there.heard).includes(id))
  const next = await there.records.create(desk.system, ticket, { title: 'Scanner' })
  await eventually('and is heard', () => ids(here.heard).includes(next.id))
  assert.equal(ids(here.heard).filter(x => x === id).length, 1)
  assert.equal(ids(there.heard).filter(x => x === next.id).length, 1)
})

test('a change that was rolled back is heard nowhere', async () => {
  let id = ''
  const failed = here.records.together(desk.system, async records => {
    id = (await records.create(desk.system, ticket, { title: 'Printer' })).id
    throw new Error('no')
  })
  await assert.rejects(failed, /no/)
  const { id: later } = await here.records.create(desk.system, ticket, { title: 'Scanner' })
  await eventually('what came later is heard', () => ids(there.heard).includes(later))
  assert.ok(![...ids(here.heard), ...ids(there.heard)].includes(id))
})

test('what is kept in memory of a small table is forgotten in both processes', async () => {
  const titles = async (p: Running) => (await smallTable(plainUnit(p.store, desk.system.tenant), desk.system.tenant, ticket)).map(t => t.title)
  const { id } = await here.records.create(desk.system, ticket, { title: 'Before' })
  await eventually('both know it', async () => (await titles(here)).includes('Before') && (await titles(there)).includes('Before'))
  await here.records.change(desk.system, ticket, id, { title: 'After' })
  assert.ok((await titles(here)).includes('After'))
  await eventually('the other process has forgotten it', async () => (await titles(there)).includes('After'))
})

test('after a lost connection everything is doubted, also what is kept of small tables', async () => {
  const { id } = await here.records.create(desk.system, ticket, { title: 'Known' })
  const known = async () => (await smallTable(plainUnit(there.store, desk.system.tenant), desk.system.tenant, ticket)).find(t => t.id === id)?.title
  await eventually('nothing more is on its way', () => ids(there.heard).includes(id))
  assert.equal(await known(), 'Known')
  there.heard.length = 0
  // As if another program had written, and the notification had been lost with the connection.
  await desk.fresh.owner.query(sql`update store.ticket set title = 'Changed' where id = ${id}::uuid`)
  assert.equal(await known(), 'Known')
  await desk.fresh.owner.query(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test process' and query like 'listen%' and datname = current_database()`,
  )
  await eventually('it doubts', () => there.heard.some(h => h.what === 'anything'))
  assert.equal(await known(), 'Changed')
  const next = await here.records.create(desk.system, ticket, { title: 'Next' })
  await eventually('and hears again', () => ids(there.heard).includes(next.id))
})

test('one who fails on hearing keeps nobody else from hearing', async () => {
  const leave = here.events.subscribe(() => {
    throw new Error('deaf')
  })
  const { id } = await here.records.create(desk.system, ticket, { title: 'Printer' })
  leave()
  assert.ok(ids(here.heard).includes(id))
  await eventually('the other process hears it', () => ids(there.heard).includes(id))
})

test('that rights have changed is heard everywhere', async () => {
  here.events.rightsChanged(desk.system.tenant, null)
  await eventually('heard there', () => there.heard.some(h => h.what === 'rights'))
})

test('what is waiting to be told is told before the end', async () => {
  const last = await run()
  const { id } = await last.records.create(desk.system, ticket, { title: 'Last words' })
  await last.events.stop()
  await eventually('heard', () => ids(here.heard).includes(id))
})
