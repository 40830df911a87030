import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { install, onlyTenant } from '../../src/app/installation.server.ts'
import { webhook, webhookDelivery } from '../../src/channels/webhook/index.ts'
import { newSecret } from '../../src/channels/webhook/signature.server.ts'
import { connect } from '../../src/kernel/database/index.server.ts'
import { newId } from '../../src/kernel/id.server.ts'
import { brokenChains } from '../conformance/history-laws.ts'
import { freshDatabase, type TestDatabase } from '../harness/database.ts'
import { eventually } from '../harness/eventually.ts'
import { Receiver } from '../harness/receiver.ts'
import { machine } from '../../src/kernel/actor.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { reportJob } from './reporting.ts'

/**
 * Workers are killed again and again while jobs run, each of which has an effect that a webhook is told of. A few seconds as
 * part of the suite; with CRASH_LONG=yes as the operator of a bad day sees it: 10,000 jobs within 5 minutes, a kill every 20 seconds.
 */
const long = process.env.CRASH_LONG === 'yes'
const rounds = long ? 15 : 5
const perRound = long ? 667 : 100
/** Over how many seconds the jobs of a round come due, at the end of which somebody is killed. */
const spread = long ? 20 : 2
const lease = long ? 30 : 2

let fresh: TestDatabase
let receiver: Receiver
before(async () => {
  fresh = await freshDatabase()
  receiver = await new Receiver().listen()
})
const alive = new Set<ChildProcess>()
after(async () => {
  for (const worker of alive) worker.kill('SIGKILL')
  receiver.close()
  await fresh.drop()
})

async function employ(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [...process.execArgv, `${import.meta.dirname}/working.ts`, fresh.appUrl, String(lease)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  alive.add(worker)
  await once(worker.stdout, 'data')
  return worker
}

async function kill(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  alive.delete(worker)
}

test('whatever is killed, no job is lost, none has its effect twice, and the receiver hears of each', { timeout: long ? 900_000 : 180_000 }, async t => {
  const database = connect({ url: fresh.appUrl, max: 4, applicationName: 'test' })
  const { records, seed, model } = await install({ database })
  await seed()
  const system = machine(onlyTenant, 'test', 'cli')
  receiver.secret = newSecret()
  const { id: hook } = await records.create(system, webhook, { name: 'Strict', url: receiver.url, recordType: 'incident', secret: receiver.secret })
  // Now and then it is not well itself. What it has taken before it broke off, it knows by the id when it comes again.
  receiver.answers = answer => void (receiver.received.length % 40 === 0 ? answer.writeHead(503).end() : answer.writeHead(200).end())

  const ids: string[] = []
  const crew = [await employ(), await employ()]
  for (let round = 0; round < rounds; round++) {
    const due = Array.from({ length: perRound }, () => newId())
    ids.push(...due)
    await database.for(onlyTenant).query(
      sql`insert into job (tenant_id, id, name, payload, due_at)
          select ${onlyTenant}::uuid, gen_random_uuid(), ${reportJob}, jsonb_build_object('id', id), now() + make_interval(secs => n * ${spread / perRound}::float8)
          from unnest(${due}::uuid[]) with ordinality as x(id, n)`,
    )
    // Hired before the other goes: it takes a while to come.
    const [next] = await Promise.all([employ(), pause(spread * 800)])
    const [doomed] = crew.splice(0, 1)
    if (doomed) await kill(doomed)
    crew.push(next)
  }
  const left = async () => {
    const [row] = await fresh.owner.query<{ n: number }>(sql`select count(*)::integer as n from store.job where name in (${reportJob}, 'webhook.deliver')`)
    return row?.n ?? 0
  }
  await eventually('all jobs are done', async () => (await left()) === 0, long ? 500 : 90)
  t.diagnostic(`${rounds} workers were killed; the receiver was told ${receiver.received.length} times`)

  assert.deepEqual(receiver.faults, [])
  const rows = await fresh.owner.query<{ id: string }>(sql`select id from store.incident`)
  assert.deepEqual(rows.map(r => r.id).sort(), [...ids].sort())
  const byId = Map.groupBy(receiver.received, r => r.id)
  const told = [...byId.values()].map(all => String(all[0]?.message.data.id))
  assert.deepEqual(told.sort(), [...ids].sort(), 'one message for each incident, known by its id however often it was sent')
  const states = await fresh.owner.query(sql`select state, count(*)::integer as n from store.webhook_delivery where webhook = ${hook}::uuid group by state`)
  assert.deepEqual(states, [{ state: 'delivered', n: ids.length }])
  for (const record of [incident, webhookDelivery]) assert.deepEqual(await brokenChains(fresh.owner, model.type(record.name)), [])
  await database.close()
})
