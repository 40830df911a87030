import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import sql from 'sql-template-tag'
import { failureOf } from '../../../test/harness/loans.ts'
import { days, minutes } from '../../../test/harness/world.ts'
import { machine } from '../../kernel/actor.ts'
import { group, person } from '../../people/index.ts'
import { incident, incidentTask } from '../../practices/incident/index.ts'
import type { ActHandler } from './act.ts'
import { automation } from './index.ts'
import { automationDesk, written } from './test/desk.ts'

let meets: () => Promise<void> = async () => {}
/** Stands in for what other engines bring. */
const notify: ActHandler = {
  check: row => (row.field ? [] : [{ en: 'Say whom.', de: 'Wen?' }]),
  run: async (row, { later, key, fill }) => {
    await meets()
    await later('automations.heard', { text: await fill(row.text ?? '') }, key)
    return { en: 'Told.', de: 'Gesagt.' }
  },
}

const desk = await automationDesk(new Map([['notify', notify]]))
const { records, system, admin, agent, requester, clock, automate, report, work, runs, queued } = desk
const now = (id: string) => records.get(system, incident, id)
const stateOf = async (id: string) => (await records.get(system, automation, id)).state
const entries = async (id: string) => (await records.timeline(agent, incident, id, { limit: 200 })).items

beforeEach(async () => {
  meets = async () => {}
  for (const { id } of (await records.find(system, automation, { limit: 500 })).items) await records.remove(system, automation, id)
  await desk.database.for(system.tenant).query(sql`delete from job where name like 'automations.%'`)
})

test('when it is created and the condition holds, fields are set, and the history says by what and why', async () => {
  const { id: automationId } = await automate({
    name: 'Urgent mail',
    when: "title.contains('mail') && priority >= 2",
    does: [
      { act: 'setField', field: 'impact', value: 'high' },
      { act: 'setField', field: 'urgency', value: 'high' },
    ],
  })
  const [mail, other] = [await report(), await report({ title: 'No sound' })]
  assert.equal((await now(mail.id)).priority, mail.priority)
  await work()
  assert.deepEqual([(await now(mail.id)).priority, (await now(other.id)).priority], [1, other.priority])
  const last = (await entries(mail.id)).at(-1)
  assert.deepEqual([last?.actor.name, last?.channel, last?.seq], ['Automation: Urgent mail', 'automation', 2])
  assert.match(String(last?.reason), /^Because title contains “?"?mail.*Title: Mail is down; Priority: /)
  const [run, ...more] = await runs(automationId)
  assert.deepEqual([run?.outcome, run?.record, run?.version, more.length], ['done', mail.id, 2, 0])
  assert.deepEqual([run?.did[0]?.say.en, run?.did[0]?.seqs], ['Impact becomes High. Urgency becomes High.', [2]])
})

test('nothing is queued where nothing waits for the act', async () => {
  await automate({ on: 'transition', transition: 'resolve', does: [{ act: 'comment', text: 'Resolved.' }] })
  await report()
  assert.equal((await queued()).length, 0)
})

test('they go in the order of their numbers, and each sees what those before it did', async () => {
  const note = (text: string) => [{ act: 'comment', text, visibility: 'internal' }] as const
  await automate({ name: 'Third', order: 30, does: note('three') })
  await automate({ name: 'First', order: 10, does: [...note('one'), { act: 'setField', field: 'classification', value: 'mail' }] })
  await automate({ name: 'Second', order: 20, when: "classification == 'mail'", does: note('two') })
  await automate({ name: 'Third too', order: 30, does: note('four') })
  const { id } = await report()
  await work()
  assert.deepEqual(
    (await entries(id)).flatMap(e => e.text ?? []),
    ['one', 'two', 'three', 'four'],
  )
})

test('changed: only when a field that is listed goes from and to what is written', async () => {
  const { id: any } = await automate({ on: 'changed', changes: [{ field: 'urgency' }], does: [{ act: 'comment', text: 'any' }] })
  const { id: up } = await automate({ on: 'changed', changes: [{ field: 'urgency', from: 'low', to: 'high' }], does: [{ act: 'comment', text: 'up' }] })
  const { id } = await report({ urgency: 'low' })
  for (const urgency of ['medium', 'low', 'high'] as const) await records.change(agent, incident, id, { urgency })
  await records.change(agent, incident, id, { title: 'Renamed' })
  await work()
  assert.deepEqual([(await runs(any)).map(r => r.occasion), (await runs(up)).map(r => r.occasion)], [['seq:2', 'seq:3', 'seq:4'], ['seq:4']])
})

test('transitions, comments and facts set off what waits for them', async () => {
  const on = [
    await automate({ on: 'transition', transition: 'start', does: [{ act: 'setField', field: 'classification', value: 'started' }] }),
    await automate({ on: 'comment', comment: 'public', does: [{ act: 'setField', field: 'subclassification', value: 'answered' }] }),
    await automate({ on: 'fact', factKind: 'clock.breached', does: [{ act: 'setField', field: 'vendor', value: 'late' }] }),
  ]
  const { id } = await report()
  await records.transition(agent, incident, id, 'start')
  await records.comment(agent, incident, id, { text: 'Note', visibility: 'internal' })
  await records.comment(agent, incident, id, { text: 'Answer', visibility: 'public' })
  await records.fact(system, incident, id, { kind: 'clock.breached', say: { en: 'Late.', de: 'Spät.' }, about: {} })
  await work()
  assert.deepEqual(await Promise.all(on.map(async a => (await runs(a.id)).length)), [1, 1, 1])
  const { classification, subclassification, vendor } = await now(id)
  assert.deepEqual([classification, subclassification, vendor], ['started', 'answered', 'late'])
})

test('a mail that opens a record or answers on it sets off what waits for one; a note of whom nothing proves does not', async () => {
  const waits = await automate({ on: 'mail', does: [{ act: 'comment', text: 'A mail came.', visibility: 'internal' }] })
  const byMail = { ...agent, channel: 'mail' } as const
  const { id } = await records.create(byMail, incident, { title: 'By mail' })
  await records.comment(byMail, incident, id, { text: 'Not proven', visibility: 'internal' })
  await records.comment(byMail, incident, id, { text: 'Answer', visibility: 'public' })
  await records.comment(agent, incident, id, { text: 'At the desk', visibility: 'public' })
  await work()
  assert.deepEqual(
    (await runs(waits.id)).map(r => r.occasion),
    ['seq:1', 'seq:3'],
  )
})

test('acts: assign, transition with fields, comment with values, related record', async () => {
  const ana = await records.create(system, person, { name: 'Ana' })
  const team = await records.create(system, group, { name: 'Mail team', members: [ana.id], assignmentWay: 'roundRobin' })
  await automate({
    name: 'All of it',
    does: [
      { act: 'assign', group: team.id },
      { act: 'createRecord', recordType: 'incidentTask', text: 'Look at {{title}}' },
      { act: 'with', field: 'assignee', value: '{{assignee}}' },
      {
        act: 'comment',
        text: 'Hello {{requester.name}}, {{assignee.name}} looks at *{{title}}*',
        visibility: 'public',
      },
      { act: 'transition', transition: 'hold', text: 'Waiting' },
      { act: 'with', field: 'holdReason', value: 'vendor' },
    ],
  })
  const { id } = await report({ title: 'Mail [down](http://evil.test) ${7*7}' })
  await work()
  const done = await now(id)
  assert.deepEqual([done.group, done.assignee, done.state, done.holdReason], [team.id, ana.id, 'onHold', 'vendor'])
  const [task] = (await records.find(system, incidentTask, { filter: { field: 'incident', is: '==', value: id } })).items
  assert.deepEqual([task?.title, task?.assignee], ['Look at Mail [down](http://evil.test) ${7*7}', ana.id])
  const texts = (await entries(id)).flatMap(e => e.text ?? [])
  assert.equal(texts[0], 'Hello Rita, Ana looks at *Mail \\[down\\](http://evil.test) ${7\\*7}*')
})

test('what one does never sets off itself, and a chain stops after five, where one sees it', async () => {
  const self = await automate({
    name: 'Self',
    on: 'changed',
    changes: [{ field: 'classification' }],
    does: [{ act: 'setField', field: 'classification', value: '{{classification}}x' }],
  })
  const one = await report()
  await records.change(agent, incident, one.id, { classification: 'a' })
  assert.ok((await work()) < 5)
  assert.deepEqual([(await now(one.id)).classification, (await runs(self.id)).length], ['ax', 1])
  await records.transition(admin, automation, self.id, 'pause')

  const ring: string[] = []
  for (let i = 0; i < 7; i++) {
    const made = await automate({
      name: `Ring ${i}`,
      on: 'changed',
      changes: [{ field: 'subclassification', to: `s${i}` }],
      does: [{ act: 'setField', field: 'subclassification', value: `s${i + 1}` }],
    })
    ring.push(made.id)
  }
  const two = await report()
  await records.change(agent, incident, two.id, { subclassification: 's0' })
  await work()
  assert.equal((await now(two.id)).subclassification, 's5')
  const [stopped] = await runs(ring[5] ?? '')
  assert.deepEqual([stopped?.outcome, stopped?.chain], ['stopped', ring.slice(0, 5)])
  assert.equal((await runs(ring[6] ?? '')).length, 0)
  const fact = (await entries(two.id)).find(e => e.fact)?.fact
  assert.equal(fact?.kind, 'automation.stopped')
})

test('the chain is known also where a practice acts as a consequence', async () => {
  const up = await automate({ name: 'Child', on: 'transition', transition: 'resolve', does: [{ act: 'comment', text: 'Resolved.', visibility: 'internal' }] })
  const closes = await automate({
    name: 'Parent',
    on: 'comment',
    when: 'parent == null',
    does: [
      { act: 'transition', transition: 'resolve' },
      { act: 'with', field: 'resolutionCode', value: 'solutionProvided' },
      { act: 'with', field: 'resolutionNote', value: 'Done.' },
    ],
  })
  const parent = await report()
  await records.create(agent, incident, { title: 'Child', parent: parent.id })
  await records.comment(agent, incident, parent.id, { text: 'Close it', visibility: 'internal' })
  await work()
  const chains = (await runs(up.id)).map(r => r.chain)
  assert.ok(chains.length > 0)
  for (const chain of chains) assert.deepEqual(chain, [closes.id])
})

test('a poisoned one among a hundred is parked within a minute, and the others are on time', async () => {
  const names = Array.from({ length: 100 }, (_, i) => i)
  const all = []
  for (const i of names) {
    const does = i === 40 ? [{ act: 'transition', transition: 'reopen' } as const] : [{ act: 'comment', text: `${i}`, visibility: 'internal' } as const]
    all.push(await automate({ name: `N${i}`, order: i, does }))
  }
  const { id } = await report()
  await work()
  const texts = (await entries(id)).flatMap(e => e.text ?? [])
  assert.deepEqual(texts, names.filter(i => i !== 40).map(String))
  const poisoned = all[40]?.id ?? ''
  assert.equal(await stateOf(poisoned), 'active')
  for (let i = 0; i < 4; i++) {
    clock.advance(15_000)
    await work()
  }
  const { state, parkedBecause } = await records.get(admin, automation, poisoned)
  assert.equal(state, 'parked')
  assert.match(String(parkedBecause), /failed 3 times in a row: .*state is New/)
  assert.equal((await entries(id)).filter(e => e.fact?.kind === 'automation.parked').length, 1)
  const second = await report()
  await work()
  assert.equal((await entries(second.id)).flatMap(e => e.text ?? []).length, 99)
})

test('after it was mended, a parked one takes up again what it failed on', async () => {
  const { id: automationId } = await automate({ name: 'Wrong', does: [{ act: 'transition', transition: 'reopen' }] })
  const three = [await report(), await report(), await report()]
  await work()
  assert.equal(await stateOf(automationId), 'parked')
  await records.change(admin, automation, automationId, written({ does: [{ act: 'transition', transition: 'start' }] }))
  const again = await records.transition(admin, automation, automationId, 'retry')
  assert.equal(again.parkedBecause, null)
  clock.advance(minutes(1))
  await work()
  for (const { id } of three) assert.equal((await now(id)).state, 'inProgress')
  assert.deepEqual(
    (await runs(automationId)).map(r => [r.outcome, r.version]),
    three.map(() => ['done', again.version]),
  )
})

test('what fails is rolled back whole', async () => {
  await automate({
    does: [
      { act: 'setField', field: 'classification', value: 'half' },
      { act: 'transition', transition: 'reopen' },
    ],
  })
  const { id } = await report()
  await work()
  assert.equal((await now(id)).classification, null)
})

test('each act is seen to once, also when the job runs again, twice at once, or its worker is killed in between', async () => {
  const { id: automationId } = await automate({
    does: [
      { act: 'comment', text: 'Once', visibility: 'internal' },
      { act: 'notify', field: 'requester', text: '{{number}}' },
    ],
  })
  let deaths = 0
  meets = async () => {
    if (deaths++ > 0) return
    await desk.owner.query(sql`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`)
  }
  const { id, number } = await report()
  const [job] = await queued()
  assert.ok(job)
  await work()
  assert.equal((await runs(automationId)).length, 0)
  clock.advance(6000)
  const again = () =>
    desk.jobs.find(j => j.name === 'automations.act')?.run(job.payload, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
  await Promise.all([again(), again(), again()])
  await again()
  assert.equal((await entries(id)).filter(e => e.text === 'Once').length, 1)
  assert.equal((await runs(automationId)).length, 1)
  const told = (await queued()).filter(q => q.name === 'automations.heard')
  assert.deepEqual(
    told.map(q => q.payload),
    [{ text: number }],
  )
})

test('what is imported sets off nothing', async () => {
  await automate({ does: [{ act: 'comment', text: 'Hello' }] })
  await records.create(machine(system.tenant, 'import', 'import'), incident, { title: 'Old', requester: requester.person })
  assert.equal((await queued()).length, 0)
})

test('one that was activated, resumed or made after the act is not for it', async () => {
  const { id } = await report()
  await automate({ name: 'Before', on: 'comment', does: [{ act: 'setField', field: 'classification', value: 'before' }] })
  await records.comment(agent, incident, id, { text: 'x', visibility: 'internal' })
  const late = await automate({ name: 'Later', on: 'comment', does: [{ act: 'setField', field: 'classification', value: 'later' }] })
  await work()
  assert.deepEqual([(await now(id)).classification, (await runs(late.id)).length], ['before', 0])
})

test('a schedule runs once on each record for each time that it is due', async () => {
  const stale = await report()
  const { id } = await automate({
    on: 'schedule',
    at: '16:00',
    timeZone: 'Europe/Berlin',
    when: `id == '${stale.id}' && state == 'new'`,
    does: [{ act: 'comment', text: 'Still new', visibility: 'internal' }],
  })
  const look = async () => {
    await desk.jobs.find(j => j.name === 'automations.schedule')?.run({}, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
    await work()
    return (await runs(id)).map(r => r.occasion)
  }
  const day = clock.now().slice(0, 10)
  clock.set(`${day}T14:59:00.000Z`)
  assert.deepEqual(await look(), [])
  clock.set(`${day}T15:00:30.000Z`)
  assert.deepEqual(await look(), [`due:${day}T16:00`])
  assert.equal((await look()).length, 1)
  clock.advance(days(1))
  assert.equal((await look()).length, 2)
  await records.transition(agent, incident, stale.id, 'start')
  clock.advance(days(1))
  assert.equal((await look()).length, 2)
})

test('runs are forgotten after thirty days', async () => {
  const { id } = await automate({ does: [{ act: 'comment', text: 'Hello' }] })
  await report()
  await work()
  const forget = () =>
    desk.jobs.find(j => j.name === 'automations.forget')?.run({}, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
  clock.advance(days(29))
  await forget()
  assert.equal((await runs(id)).length, 1)
  clock.advance(days(2))
  await forget()
  assert.equal((await runs(id)).length, 0)
})

test('only administrators know of automations', async () => {
  const { id } = await automate({ does: [{ act: 'comment', text: 'Hello' }] })
  assert.equal((await failureOf(records.get(agent, automation, id))).kind, 'missing')
  assert.equal((await failureOf(records.create(agent, automation, { name: 'Mine' }))).kind, 'refused')
})
