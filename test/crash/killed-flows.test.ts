import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { type Installation, install, onlyTenant } from '../../src/app/installation.server.ts'
import { webhook } from '../../src/channels/webhook/index.ts'
import { flow, flowRun } from '../../src/engines/flows/index.ts'
import { startFlow } from '../../src/engines/flows/index.server.ts'
import { machine } from '../../src/kernel/actor.ts'
import { connect } from '../../src/kernel/database/index.server.ts'
import { announceQueued } from '../../src/kernel/jobs/index.server.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { brokenChains } from '../conformance/history-laws.ts'
import { freshDatabase, type TestDatabase } from '../harness/database.ts'
import { eventually } from '../harness/eventually.ts'
import { Receiver } from '../harness/receiver.ts'
import { Crew } from './crew.ts'
import { Ledger } from './ledger.ts'

/**
 * Workers are killed again and again while flows run: branches, waiting, records that are created, other systems that are called. A few seconds
 * as part of the suite; with CRASH_LONG=yes 2,000 runs, and a kill every 10 seconds.
 *
 * Every effect in our own database is there once, without exception. What another system is told may come again if, and only if, the worker
 * that had it in hand was killed or it was refused, and has the same key then.
 */
const long = process.env.CRASH_LONG === 'yes'
const runs = long ? 2000 : 60
const kills = long ? 12 : 2
const between = long ? 10_000 : 2500
const hesitates = 1500

const folder = mkdtempSync(join(tmpdir(), 'mainstay-flows-'))
const effects = new Ledger('effect')
let fresh: TestDatabase
let receiver: Receiver
let crew: Crew
before(async () => {
  fresh = await freshDatabase()
  receiver = await new Receiver().listen()
  crew = new Crew(fresh.owner, { DATABASE_URL: fresh.url, DATABASE_CONNECTIONS: '8', MAINSTAY_DATA: folder, WEBHOOK_ALLOW: '127.0.0.1' })
})
after(async () => {
  crew.disband()
  receiver.close()
  await fresh.drop()
  rmSync(folder, { recursive: true, force: true })
})

const node = (kind: string, key: string, more: object) => ({ kind, key, name: key, ...more })
const call = (key: string, next: string) =>
  node('http', key, { next, method: 'POST', url: `${receiver.url}/${key}`, body: { step: key, about: '{{number}}' }, retry: { count: 8, wait: 'PT1S' } })

/** Something of everything that could be done twice or be lost. */
const drawn = () => ({
  nodes: [
    node('start', 'start', { next: 'split' }),
    node('parallel', 'split', {
      branches: [
        { name: 'Calls', to: 'first' },
        { name: 'Makes', to: 'make' },
        { name: 'Waits', to: 'wait' },
      ],
      join: 'meet',
    }),
    call('first', 'second'),
    call('second', 'meet'),
    node('create', 'make', { next: 'note', recordType: 'problem', fields: [{ field: 'title', value: 'Of {{number}}' }] }),
    node('notify', 'note', { next: 'meet', field: 'requester', text: 'Made for {{number}}' }),
    node('wait', 'wait', { next: 'tell', duration: 'PT2S' }),
    node('webhook', 'tell', { next: 'meet', webhook: 'Strict' }),
    node('join', 'meet', { next: 'last' }),
    call('last', 'end'),
    node('end', 'end', {}),
  ],
})

let hesitation: Promise<void> | undefined
function strict(): void {
  const turnedAway = new Set<string>()
  receiver.answers = (answer, { id }) => {
    effects.arrived(id)
    const refuses = receiver.received.length % 25 === 0 && !turnedAway.has(id)
    if (refuses) {
      turnedAway.add(id)
      effects.refused(id)
    }
    void (hesitation ?? pause(20)).then(() => answer.writeHead(refuses ? 503 : 200, { 'content-type': 'application/json' }).end('{}'))
  }
}

/** While the receiver takes its time: there always are answers then that the killed one never hears. */
async function killOne(): Promise<void> {
  await pause(between - hesitates)
  const { promise, resolve } = Promise.withResolvers<void>()
  hesitation = promise
  await pause(hesitates)
  const orphans = await crew.kill()
  await pause(300)
  effects.orphaned(orphans.filter(o => o.name === 'flows.call').map(o => String(o.payload.effect)))
  effects.orphaned(orphans.filter(o => o.name === 'webhook.deliver').map(o => `msg_${String(o.payload.delivery)}`))
  hesitation = undefined
  resolve()
  if (!long) await crew.endLeases()
}

const rows = <T>(statement: ReturnType<typeof sql>): Promise<T[]> => fresh.owner.query<T>(statement)

async function begin({ records, model }: Installation): Promise<void> {
  const system = machine(onlyTenant, 'test', 'cli')
  await records.create(system, webhook, { name: 'Strict', url: receiver.url, recordType: 'location' })
  const { id } = await records.create(system, flow, { name: 'Everything', of: 'incident', draft: drawn() })
  const { published } = await records.transition(system, flow, id, 'publish')
  for (let n = 0; n < runs; n++) {
    await records.together(system, async within => {
      const made = await within.create(system, incident, { title: `Number ${n}` })
      await startFlow({ records: within, by: () => system, model }, { version: published ?? '', subject: { type: 'incident', id: made.id } })
    })
  }
}

test('whatever is killed, no step of a flow is lost and none has its effect twice', { timeout: long ? 900_000 : 150_000 }, async t => {
  const database = connect({ url: fresh.appUrl, max: 4, applicationName: 'test' })
  const desk = await install({ database, files: join(folder, 'files') })
  await desk.seed()
  const stopAnnouncing = announceQueued(database)
  t.after(async () => {
    stopAnnouncing()
    await database.close()
  })
  strict()
  await Promise.all([crew.employ(), crew.employ()])
  const started = begin(desk)
  for (let killed = 0; killed < kills; killed++) await Promise.all([crew.employ(), killOne()])
  await started
  const going = async () => (await rows<{ n: number }>(sql`select count(*)::integer as n from store.flow_run where state <> 'ended'`))[0]?.n ?? -1
  await eventually('every run has ended', async () => (await going()) === 0, long ? 500 : 90)
  t.diagnostic(`${runs} runs, ${effects.ids.length} effects elsewhere; ${crew.kills} workers were killed, ${effects.repeated} were told again under their key`)

  assert.equal(crew.kills, kills)
  assert.deepEqual([...effects.faults, ...receiver.faults], [])
  assert.equal(effects.ids.length, 4 * runs, 'three calls and one message for each run')
  const made = await rows<{ title: string }>(sql`select title from store.problem`)
  const numbers = await rows<{ number: string }>(sql`select number from store.incident`)
  assert.deepEqual(made.map(m => m.title).sort(), numbers.map(n => `Of ${n.number}`).sort(), 'one problem for each')
  const told = await rows<{ id: string }>(
    sql`select record_id as id from store.history where record_type = 'incident' and act = 'fact' and body::json->>'kind' = 'flow.told'`,
  )
  assert.deepEqual([told.length, new Set(told.map(f => f.id)).size], [runs, runs])
  const steps = await rows<{ run: string; n: number }>(
    sql`select run_id as run, count(*) filter (where act = 'did')::integer as n from store.flow_step group by run_id`,
  )
  assert.equal(steps.length, runs)
  assert.deepEqual(await rows(sql`select 1 from store.flow_token`), [])
  for (const record of [incident, flowRun]) assert.deepEqual(await brokenChains(fresh.owner, desk.model.type(record.name)), [])
})
