import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { install } from '../../src/app/installation.server.ts'
import { incomingMail } from '../../src/channels/email/index.ts'
import { outgoingMail } from '../../src/channels/email/outgoing/index.ts'
import { webhookDelivery } from '../../src/channels/webhook/index.ts'
import { newSecret } from '../../src/channels/webhook/signature.server.ts'
import { connect } from '../../src/kernel/database/index.server.ts'
import { announceQueued } from '../../src/kernel/jobs/index.server.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { brokenChains } from '../conformance/history-laws.ts'
import { freshDatabase, type TestDatabase } from '../harness/database.ts'
import { eventually } from '../harness/eventually.ts'
import { mailServer, type MailServer } from '../harness/mail.ts'
import { Receiver } from '../harness/receiver.ts'
import { Crew } from './crew.ts'
import { Ledger } from './ledger.ts'
import { promising } from './promising.ts'

/**
 * Workers are killed again and again while mails come in, mails go out, clocks run out and webhooks are told. A few seconds as
 * part of the suite; with CRASH_LONG=yes as the operator of a bad day sees it: 10,260 of them, a kill every 20 seconds for 5 minutes.
 *
 * What twice means: whatever is written into our own database is there once, without exception. What is handed to somebody
 * else's server may be handed over again if, and only if, the worker that had it in hand was killed or the server refused it; it
 * has the same id then (`Message-ID`, `webhook-id`). `Ledger` holds the receivers to that.
 */
const long = process.env.CRASH_LONG === 'yes'
const rounds = long ? 15 : 3
const perRound = long ? 114 : 30
/** Seconds of a round, over which its mails come in, and at the end of which somebody is killed. */
const spread = long ? 20 : 4
const target = long ? 'PT40S' : 'PT2S'

const folder = mkdtempSync(join(tmpdir(), 'mainstay-killed-'))
const mails = new Ledger('mail')
const messages = new Ledger('message')
let fresh: TestDatabase
let receiver: Receiver
let post: MailServer
let crew: Crew
before(async () => {
  fresh = await freshDatabase()
  receiver = await new Receiver().listen()
  post = await mailServer()
  crew = new Crew(fresh.owner, {
    DATABASE_URL: fresh.url,
    DATABASE_CONNECTIONS: '8',
    MAINSTAY_DATA: folder,
    WEBHOOK_ALLOW: '127.0.0.1',
    SMTP_URL: post.url,
    MAIL_FROM: 'desk@help.example',
  })
})
after(async () => {
  crew.disband()
  receiver.close()
  await post.close()
  await fresh.drop()
  rmSync(folder, { recursive: true, force: true })
})

/**
 * While somebody is about to be killed the receivers take their time: there always are answers then that the killed one never
 * hears. Seconds, in which the clocks should be looked at as well.
 */
const hesitates = long ? 4 : 3
let hesitation: Promise<void> | undefined
const takeTime = (): Promise<void> => hesitation ?? pause(25)

function holdReceiversToTheRule(): void {
  post.beforeAccepting(async ({ mail }) => {
    mails.arrived(mailOf(mail.messageId))
    await takeTime()
  })
  // Now and then it is not well itself, but at the end.
  const turnedAway = new Set<string>()
  receiver.answers = (answer, { id }) => {
    messages.arrived(id)
    const refuses = receiver.received.length % 30 === 0 && messages.ids.length < rounds * perRound && !turnedAway.has(id)
    if (refuses) {
      turnedAway.add(id)
      messages.refused(id)
    }
    void takeTime().then(() => answer.writeHead(refuses ? 503 : 200).end())
  }
}

/** What our message ids begin with: the record that a mail is about, and its own number. */
const mailOf = (messageId = ''): string => /^<?([\da-f-]{36}\.\d+)\./.exec(messageId)?.[1] ?? `without our id: ${messageId}`

/** At a moment of `performance.now()`. */
async function killOne(at: number): Promise<void> {
  await until(at - hesitates * 1000)
  const { promise, resolve } = Promise.withResolvers<void>()
  hesitation = promise
  await until(at)
  const orphans = await crew.kill()
  await pause(500) // what it had sent off by then is still coming in
  messages.orphaned(orphans.filter(o => o.name === 'webhook.deliver').map(o => `msg_${String(o.payload.delivery)}`))
  mails.orphaned(await keysOf(orphans.filter(o => o.name === 'mail.send').map(o => String(o.payload.id))))
  hesitation = undefined
  resolve()
  if (!long) await crew.endLeases()
}

const until = (moment: number): Promise<void> => pause(Math.max(0, moment - performance.now()))

async function keysOf(ids: readonly string[]): Promise<string[]> {
  const sent = await fresh.owner.query<{ key: string }>(
    sql`select record || '.' || ltrim(substring(number from '\\d+$'), '0') as key from store.outgoing_mail where id = any(${ids}::uuid[])`,
  )
  return sent.map(s => s.key)
}

const count = async (what: ReturnType<typeof sql>): Promise<number> =>
  (await fresh.owner.query<{ n: number }>(sql`select count(*)::integer as n from ${what}`))[0]?.n ?? 0

test('whatever is killed, no mail, timer or webhook is lost, and none has its effect twice', { timeout: long ? 900_000 : 120_000 }, async t => {
  const database = connect({ url: fresh.appUrl, max: 4, applicationName: 'test' })
  const desk = await install({ database, files: join(folder, 'files') })
  await desk.seed()
  receiver.secret = newSecret()
  const bring = await promising(desk, { url: receiver.url, secret: receiver.secret, target })
  const stopAnnouncing = announceQueued(database)
  t.after(async () => {
    stopAnnouncing()
    await database.close()
  })
  holdReceiversToTheRule()

  const senders: string[] = []
  await Promise.all([crew.employ(), crew.employ()])
  for (let round = 0; round < rounds; round++) {
    // Waits out a minute each, which the suite has no time for.
    if (long && round < rounds / 2) post.answerWith('451 later', '451 later')
    const start = performance.now()
    // Hired before the other goes: it takes a while to come.
    const next = crew.employ()
    const killing = killOne(start + spread * 1000)
    for (let n = 0; n < perRound; n++) {
      const from = `sender${senders.length}@elsewhere.example`
      senders.push(from)
      await bring(from)
      await until(start + ((n + 1) * spread * 1000) / perRound)
    }
    await Promise.all([next, killing])
  }
  const N = senders.length
  const unfinished = () =>
    count(sql`(select 1 from store.job where name not in (select name from store.job where id::text like '________-____-8%') union all
      select 1 from store.clock where next_at is not null union all select 1 from store.incoming_mail where state = 'received') x`)
  await eventually('all is done', async () => messages.ids.length >= 2 * N && (await unfinished()) === 0, long ? 500 : 60)
  const { kills } = crew
  t.diagnostic(`${N} mails in, ${mails.ids.length} mails out, ${2 * N} timers, ${messages.ids.length} webhooks; ${kills} workers were killed`)
  t.diagnostic(`handed over again, because a worker was killed between the answer and its note: ${mails.repeated} mails, ${messages.repeated} webhooks`)

  assert.equal(kills, rounds)
  assert.deepEqual([...mails.faults, ...messages.faults, ...receiver.faults], [])
  await eachMailBecameOneIncident(senders)
  await eachClockWarnedAndWasMissedOnce(N)
  await theWebhookHeardOfEachOnce(N)
  for (const from of senders) assert.equal(new Set(post.expectMails(from).map(m => m.mail.messageId)).size, 1, `${from} is told in one mail`)
  post.expectNothingElse()
  assert.deepEqual(await states('outgoing_mail'), [{ state: 'sent', n: N }])
  for (const record of [incident, incomingMail, outgoingMail, webhookDelivery])
    assert.deepEqual(await brokenChains(fresh.owner, desk.model.type(record.name)), [])
})

const states = (table: string) =>
  fresh.owner.query<{ state: string; n: number }>({ text: `select state, count(*)::integer as n from store."${table}" group by state`, values: [] })

async function eachMailBecameOneIncident(senders: readonly string[]): Promise<void> {
  assert.deepEqual(await states('incoming_mail'), [{ state: 'accepted', n: senders.length }])
  const made = await fresh.owner.query<{ title: string }>(sql`select title from store.incident`)
  assert.deepEqual(made.map(m => m.title).sort(), senders.map(from => `From ${from}`).sort())
}

const kinds = ['clock.breached', 'clock.warned'] as const

async function eachClockWarnedAndWasMissedOnce(clocks: number): Promise<void> {
  const facts = await fresh.owner.query<{ record: string; kind: string }>(
    sql`select record_id as record, body::json->>'kind' as kind from store.history where record_type = 'incident' and act = 'fact'`,
  )
  assert.equal(new Set(facts.map(f => `${f.record} ${f.kind}`)).size, facts.length, 'none is told twice')
  for (const kind of kinds) assert.equal(facts.filter(f => f.kind === kind).length, clocks, kind)
  assert.equal(facts.length, kinds.length * clocks, 'nothing else was found out')
}

async function theWebhookHeardOfEachOnce(clocks: number): Promise<void> {
  const byId = Map.groupBy(receiver.received, r => r.id)
  const told = [...byId.values()].map(([first]) => `${first?.message.data.fact.kind} ${first?.message.data.id}`)
  const ids = (await fresh.owner.query<{ id: string }>(sql`select id from store.incident`)).map(i => i.id)
  assert.deepEqual(told.sort(), kinds.flatMap(kind => ids.map(id => `${kind} ${id}`)).sort(), 'one message for each, known by its id however often it was sent')
  assert.deepEqual(await states('webhook_delivery'), [{ state: 'delivered', n: 2 * clocks }])
}
