import assert from 'node:assert/strict'
import { test } from 'node:test'
import sql from 'sql-template-tag'
import { days, hours, minutes } from '../../../test/harness/world.ts'
import { Failure } from '../../kernel/errors.ts'
import { person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { approval, approvalDecision, approvalDelegation, approvalPolicy } from './index.ts'
import { approving } from './test/approving.ts'

const it = await approving()
const { records, system, ask, look, seats, about, settle, somebody, clock } = it
const mia = await somebody('Mia', ['manager'])
const rosa = await somebody('Rosa', ['requester'], { manager: mia.person })
const ruben = await somebody('Ruben', ['requester'])
const [pia, paul, petra] = [await somebody('Pia', ['requester']), await somebody('Paul', ['requester']), await somebody('Petra', ['requester'])]
const ada = await somebody('Ada', ['agent'])
const admin = await somebody('Admin', ['administrator'])
const board = await it.team('Board', [pia, paul, petra])
const failsWith = (kind: string, code?: string) => (error: unknown) =>
  error instanceof Failure && error.kind === kind && (code === undefined || error.code === code)
const approve = (by: typeof rosa, id: string | undefined, comment?: string) =>
  records.transition(by, approval, id ?? '', 'approve', comment === undefined ? {} : { comment })
const reject = (by: typeof rosa, id: string | undefined) => records.transition(by, approval, id ?? '', 'reject', { comment: 'Too dear.' })
const one = (people: readonly { readonly person: string }[], more: object = {}) => ({ name: 'Agree', people: people.map(p => p.person), ...more })

test('the manager of the requester is asked, sees what is asked without rights on it, and decides it', async () => {
  const screen = await it.incident(rosa)
  const { approvals } = await ask(screen.id, [{ name: 'Manager', managerOf: 'requester' }])
  const [id] = approvals
  const asked = await records.get(mia, approval, id ?? '')
  assert.deepEqual([asked.state, asked.waitsFor, asked.subjectNumber], ['requested', [mia.person], screen.number])
  assert.deepEqual(
    (asked.summary as { lines: { path: string; value: { en: string } }[] }).lines.map(l => [l.path, l.value.en]),
    [
      ['title', 'A larger screen'],
      ['urgency', screen.urgency === null ? '' : 'Medium'],
    ],
  )
  const done = await approve(mia, id, 'She needs it.')
  assert.deepEqual([done.state, done.waitsFor], ['approved', []])
  const [seat] = await seats(id)
  assert.deepEqual(
    [seat?.state, seat?.decidedBy, seat?.way, seat?.words, seat?.askedAs, seat?.askedOf],
    ['approved', mia.person, 'app', 'She needs it.', 'manager', 'Rosa'],
  )
  await settle()
  assert.equal((await look(id)).outcome, 'approved')
  const history = await records.timeline(system, approval, id ?? '')
  const entry = history.items.find(e => e.transition === 'approve')
  assert.deepEqual([entry?.actor.name, entry?.channel, entry?.changes.state], ['Mia', 'web', ['requested', 'approved']])
  const told = (await records.timeline(system, incident, screen.id)).items.flatMap(e => e.fact?.kind ?? [])
  assert.deepEqual(
    told.filter(k => k.startsWith('approval.')),
    ['approval.requested', 'approval.approved'],
  )
})

test('two of three must agree: one yes is not enough, the second is, and the third is let go', async () => {
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([pia, paul, petra], { need: 'count', howMany: 2 })])).approvals
  assert.deepEqual([(await approve(pia, id)).state, (await look(id)).given], ['requested', 1])
  await assert.rejects(approve(pia, id), failsWith('refused'), 'not twice')
  assert.equal((await approve(paul, id)).state, 'approved')
  await settle()
  assert.deepEqual(
    (await seats(id)).map(s => s.state),
    ['approved', 'approved', 'notRequired'],
  )
  await assert.rejects(approve(petra, id), failsWith('refused'))
})

test('half of three is two, rounded half up; two refusals make that impossible', async () => {
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([pia, paul, petra], { need: 'percent', howMany: 50 })])).approvals
  assert.equal((await look(id)).needed, 2)
  assert.equal((await reject(pia, id)).state, 'requested')
  assert.equal((await reject(paul, id)).state, 'rejected')
  await settle()
  assert.equal((await look(id)).outcome, 'rejected')
})

test('steps come one after the other, or together; a rejection releases the rest', async () => {
  const { id: subject } = await it.incident(rosa)
  const { approvals, round } = await ask(
    subject,
    [one([pia], { name: 'First' }), one([paul], { name: 'Together with it', together: true }), { name: 'Last', groups: [board], need: 'all' }],
    { severalSteps: true },
  )
  const states = async () => (await Promise.all(approvals.map(look))).map(a => a.state)
  assert.deepEqual(await states(), ['requested', 'requested', 'planned'])
  await approve(pia, approvals[0])
  await settle()
  assert.deepEqual(await states(), ['approved', 'requested', 'planned'])
  await approve(paul, approvals[1])
  await settle()
  assert.deepEqual(await states(), ['approved', 'approved', 'requested'])
  assert.equal((await look(approvals[2])).needed, 3)
  await reject(petra, approvals[2])
  await settle()
  assert.deepEqual(await states(), ['approved', 'approved', 'rejected'])
  assert.equal((await look(approvals[2])).outcome, 'rejected')
  assert.ok(round)
  const another = await ask((await it.incident(rosa)).id, [one([pia], { name: 'First' }), one([paul], { name: 'Second' })])
  await reject(pia, another.approvals[0])
  await settle()
  const second = await look(another.approvals[1])
  assert.deepEqual([second.state, second.reason], ['notRequired', 'othersRejected'])
})

test('nobody decides their own, whatever names them, and in a round nobody decides twice', async () => {
  const mine = await it.incident(rosa)
  const [id] = (await ask(mine.id, [one([rosa, pia])])).approvals
  assert.deepEqual((await look(id)).waitsFor, [pia.person])
  await assert.rejects(approve(rosa, id), failsWith('refused'))
  const byAgent = await records.create(ada, incident, { title: 'For Rosa', requester: rosa.person })
  const [other] = (await ask(byAgent.id, [one([ada, rosa, pia])])).approvals
  assert.deepEqual((await look(other)).waitsFor, [pia.person], 'whoever wrote it down does not decide it either')
  const twice = await ask(mine.id, [one([pia, paul], { name: 'First' }), one([pia, paul], { name: 'Second' })], { origin: 'twice' })
  await approve(pia, twice.approvals[0])
  await settle()
  assert.deepEqual((await look(twice.approvals[1])).waitsFor, [paul.person])
})

test('the database itself refuses a decision of one’s own, and a second one', async () => {
  const { id: subject } = await it.incident(rosa)
  const { approvals } = await ask(subject, [one([pia, paul], { name: 'First', need: 'all' })])
  const [first, second] = await seats(approvals[0])
  const decide = (seat: string | undefined, by: string) =>
    it.owner.query(
      sql`update store.approval_decision set state = 'approved', decided_by = ${by}::uuid, decided_at = now(), way = 'app', once = 'x' where id = ${seat}::uuid`,
    )
  await assert.rejects(decide(first?.id, rosa.person), /approval_decision_not_ones_own/)
  await decide(first?.id, pia.person)
  await assert.rejects(decide(second?.id, pia.person), /approval_decision_once_decided_by_key/)
})

test('of fifty approvals at once exactly one counts', async () => {
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([pia, paul], { need: 'all' })])).approvals
  const done = await Promise.allSettled(Array.from({ length: 50 }, () => approve(pia, id)))
  assert.equal(done.filter(d => d.status === 'fulfilled').length, 1)
  const after = await look(id)
  assert.deepEqual([after.given, after.state], [1, 'requested'])
  assert.equal((await seats(id)).filter(s => s.decidedBy !== null).length, 1)
  const last = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => (i % 2 ? reject(paul, id) : approve(paul, id))))
  assert.equal(last.filter(d => d.status === 'fulfilled').length, 1)
})

test('where nobody can decide it is seen, its owner hears of it, and can appoint somebody', async () => {
  const orphan = await it.incident(ruben)
  const [id] = (await ask(orphan.id, [{ name: 'Manager', managerOf: 'requester' }], { owner: mia.person })).approvals
  const stuck = await look(id)
  assert.deepEqual([stuck.state, stuck.reason, stuck.owners], ['stuck', 'nobodyPossible', [mia.person]])
  await assert.rejects(records.transition(mia, approval, stuck.id, 'appoint', { to: ruben.person }), failsWith('invalid'))
  assert.equal((await records.transition(mia, approval, stuck.id, 'appoint', { to: paul.person })).state, 'requested')
  assert.deepEqual(
    (await seats(id)).map(s => [s.approver, s.askedAs, s.askedOf]),
    [[paul.person, 'appointed', 'Mia']],
  )
  assert.equal((await approve(paul, id)).state, 'approved')
})

test('without an owner the administrators hear of it; when there is somebody, looking again finds them', async () => {
  const orphan = await it.incident(ruben)
  const [id] = (await ask(orphan.id, [{ name: 'Manager', managerOf: 'requester' }])).approvals
  assert.ok((await look(id)).owners?.includes(admin.person))
  await records.change(system, person, ruben.person, { manager: petra.person })
  await records.transition(admin, approval, id ?? '', 'lookAgain')
  assert.deepEqual([(await look(id)).state, (await look(id)).waitsFor], ['requested', [petra.person]])
  await records.change(system, person, ruben.person, { manager: null })
})

test('whoever leaves is not waited for; when nobody is left it is stuck', async () => {
  const temp = await somebody('Temp', ['requester'])
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([temp, pia], { need: 'all' })])).approvals
  const [alone] = (await ask(subject, [one([temp])], { origin: 'alone' })).approvals
  await records.change(system, person, temp.person, { active: false })
  await settle()
  assert.deepEqual([(await look(id)).waitsFor, (await look(id)).needed], [[pia.person], 1])
  assert.deepEqual([(await look(alone)).state, (await look(alone)).reason], ['stuck', 'nobodyPossible'])
  assert.equal((await approve(pia, id)).state, 'approved')
})

test('the deputy decides for whoever is away, from when until when they are', async () => {
  const leader = await somebody('Leader', ['requester'], { deputy: paul.person })
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([leader])])).approvals
  assert.deepEqual((await look(id)).waitsFor, [leader.person])
  const now = Date.parse(clock.now())
  const at = (ms: number) => new Date(now + ms).toISOString()
  await records.change(system, person, leader.person, { awayFrom: at(days(1)), awayUntil: at(days(3)) })
  await settle()
  assert.deepEqual((await look(id)).waitsFor, [leader.person], 'not yet away')
  clock.advance(days(1) + minutes(1))
  await settle()
  assert.deepEqual((await look(id)).waitsFor, [leader.person, paul.person])
  const [later] = (await ask(subject, [one([leader])], { origin: 'while away' })).approvals
  assert.deepEqual((await look(later)).waitsFor, [leader.person, paul.person], 'also what is asked meanwhile')
  await approve(paul, later, 'In her place.')
  const [seat] = await seats(later)
  assert.deepEqual([seat?.approver, seat?.decidedBy], [leader.person, paul.person])
  clock.advance(days(3))
  await assert.rejects(approve(paul, id), failsWith('conflict', 'not_asked'), 'the days are over, even before anything has run')
  await settle()
  assert.deepEqual((await look(id)).waitsFor, [leader.person])
})

test('a dated delegation lets somebody else decide, but never whose own it is', async () => {
  const now = Date.parse(clock.now())
  const span = { from: new Date(now - 1000).toISOString(), until: new Date(now + days(2)).toISOString() }
  const busy = await somebody('Busy', ['requester'])
  await assert.rejects(records.create(pia, approvalDelegation, { person: busy.person, to: pia.person, ...span }), failsWith('refused'))
  await assert.rejects(records.create(busy, approvalDelegation, { person: busy.person, to: busy.person, ...span }), failsWith('invalid'))
  await records.create(busy, approvalDelegation, { person: busy.person, to: rosa.person, ...span })
  const [own] = (await ask((await it.incident(rosa)).id, [one([busy])])).approvals
  assert.deepEqual((await look(own)).waitsFor, [busy.person])
  const [other] = (await ask((await it.incident(ruben)).id, [one([busy])])).approvals
  assert.deepEqual((await look(other)).waitsFor, [busy.person, rosa.person])
  assert.equal((await approve(rosa, other)).state, 'approved')
})

test('one’s part can be handed on for once, to somebody who may', async () => {
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([pia, petra], { need: 'all' })])).approvals
  await assert.rejects(records.transition(pia, approval, id ?? '', 'handOn', { to: rosa.person }), failsWith('invalid'))
  await assert.rejects(records.transition(pia, approval, id ?? '', 'handOn', { to: petra.person }), failsWith('invalid'))
  const on = await records.transition(pia, approval, id ?? '', 'handOn', { to: paul.person, comment: 'You know this better.' })
  assert.deepEqual([...(on.waitsFor ?? [])].sort(), [petra.person, paul.person].sort())
  await assert.rejects(approve(pia, id), failsWith('refused'))
  await approve(paul, id)
  assert.equal((await approve(petra, id)).state, 'approved')
  assert.deepEqual(
    (await seats(id)).map(s => s.state),
    ['delegated', 'approved', 'approved'],
  )
})

test('a question is asked and answered, and nothing that was decided is lost', async () => {
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([pia, paul], { need: 'all' })])).approvals
  await approve(pia, id)
  const waiting = await records.transition(paul, approval, id ?? '', 'askInformation', { comment: 'How large?' })
  assert.deepEqual([waiting.state, waiting.given], ['needInformation', 1])
  await assert.rejects(records.transition(ruben, approval, id ?? '', 'answer', { comment: 'Very.' }), failsWith('missing'), 'others do not even see it')
  const on = await records.transition(rosa, approval, id ?? '', 'answer', { comment: '32 inches.' })
  assert.deepEqual([on.state, on.given, on.waitsFor], ['requested', 1, [paul.person]])
  assert.equal((await approve(paul, id)).state, 'approved')
})

test('reminders, escalation to the manager and expiry come as time passes, each once', async () => {
  const boss = await somebody('Boss', ['requester'])
  const slow = await somebody('Slow', ['requester'], { manager: boss.person })
  const { id: subject } = await it.incident(rosa)
  const [id] = (await ask(subject, [one([slow], { remindEvery: 'P1D', escalateAfter: 'PT60H', expiresAfter: 'P7D' })])).approvals
  const tick = async (ms: number) => {
    clock.advance(ms)
    await it.jobsOf.find(j => j.name === 'approvals.tick')?.run({}, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
    await it.jobsOf.find(j => j.name === 'approvals.tick')?.run({}, { actor: system, records, now: clock.now(), signal: new AbortController().signal })
    const { items } = await records.timeline(system, approval, id ?? '')
    return items.flatMap(e => (['remind', 'escalate', 'expire'].includes(e.transition ?? '') ? [e.transition] : []))
  }
  assert.deepEqual(await tick(hours(23)), [])
  assert.deepEqual(await tick(hours(2)), ['remind'])
  assert.deepEqual(await tick(hours(24)), ['remind', 'remind'])
  assert.deepEqual(await tick(hours(12)), ['remind', 'remind', 'escalate'])
  assert.deepEqual((await look(id)).waitsFor, [slow.person, boss.person])
  await tick(days(1))
  assert.equal((await tick(days(4))).at(-1), 'expire')
  const over = await look(id)
  assert.deepEqual([over.state, over.reason, over.outcome, over.waitsFor], ['expired', 'notInTime', 'expired', []])
  assert.deepEqual(
    (await seats(id)).map(s => s.state),
    ['expired', 'expired'],
  )
})

test('a change of the content voids exactly the approvals that cover it, and asks them again', async () => {
  const subject = await it.incident(rosa)
  const { approvals } = await ask(subject.id, [
    one([pia], { name: 'Title', covers: 'title' }),
    one([paul], { name: 'Urgency', covers: 'urgency', together: true }),
    one([petra], { name: 'Description', covers: 'description', together: true }),
  ])
  const [title, urgency, description] = approvals
  await approve(pia, title)
  await approve(paul, urgency)
  await records.change(ada, incident, subject.id, { title: 'A much larger screen' })
  await settle()
  assert.deepEqual(
    (await Promise.all([title, urgency, description].map(look))).map(a => a.state),
    ['superseded', 'approved', 'requested'],
  )
  const old = await look(title)
  assert.deepEqual([old.reason, old.detail], ['contentChanged', 'title'])
  const again = await look(old.supersededBy ?? '')
  assert.deepEqual([again.state, again.title, again.round, again.waitsFor], ['requested', 'A much larger screen', old.round, [pia.person]])
  assert.deepEqual(
    (await seats(title)).map(s => [s.state, s.decidedBy]),
    [['superseded', pia.person]],
    'what was decided stays in the history',
  )
  await assert.rejects(approve(pia, title), failsWith('refused'))
  await records.change(ada, incident, subject.id, { businessImpact: 'Nothing that anybody approves.' })
  assert.equal((await about(subject.id)).length, 4)
  assert.equal((await approve(pia, again.id)).state, 'approved')
  await approve(petra, description)
  await settle()
  assert.deepEqual(
    (await about(subject.id)).flatMap(a => a.outcome ?? []),
    ['approved'],
  )
  await records.change(ada, incident, subject.id, { urgency: subject.urgency === 'low' ? 'high' : 'low' })
  await settle()
  const after = await about(subject.id)
  assert.deepEqual(
    after.map(a => [a.step, a.state]),
    [
      ['Title', 'superseded'],
      ['Urgency', 'superseded'],
      ['Description', 'approved'],
      ['Title', 'approved'],
      ['Urgency', 'requested'],
    ],
  )
  assert.deepEqual(
    after.flatMap(a => a.outcome ?? []),
    [],
    'the round goes on',
  )
})

test('what is finished or withdrawn needs no approval any more, and says why', async () => {
  const subject = await it.incident(rosa)
  const [id] = (await ask(subject.id, [one([pia])])).approvals
  await records.transition(ada, incident, subject.id, 'cancel', { comment: 'Not needed.' })
  assert.deepEqual([(await look(id)).state, (await look(id)).reason], ['cancelled', 'subjectEnded'])
  const another = await it.incident(rosa)
  const mine = (await ask(another.id, [one([pia])], { origin: 'flow:1' })).approvals[0]
  const other = (await ask(another.id, [one([paul])], { origin: 'flow:2' })).approvals[0]
  assert.equal(await it.cancel(another.id, 'flow:1'), 1)
  await settle()
  assert.deepEqual([(await look(mine)).state, (await look(mine)).outcome, (await look(other)).state], ['cancelled', 'cancelled', 'requested'])
})

test('a policy asks when its condition begins to hold, holds back what must wait, and lets go when it ends', async () => {
  const policy = await it.policy({
    name: 'Screens',
    owner: mia.person,
    when: `title.contains('projector')`,
    steps: [one([pia]) as never],
    holds: 'start',
    shows: 'title',
  })
  const plain = await it.incident(rosa)
  assert.equal((await about(plain.id)).length, 0)
  await records.transition(ada, incident, plain.id, 'start')
  const subject = await it.incident(rosa, { title: 'A projector' })
  const [asked] = await about(subject.id)
  assert.deepEqual([asked?.state, asked?.policy, asked?.origin], ['requested', policy.id, `policy:${policy.id}`])
  await assert.rejects(records.transition(ada, incident, subject.id, 'start'), failsWith('conflict', 'not_approved'))
  await assert.rejects(records.transition(system, incident, subject.id, 'start'), failsWith('conflict', 'not_approved'), 'automations neither')
  await approve(pia, asked?.id)
  await records.transition(ada, incident, subject.id, 'start')
  const second = await it.incident(rosa, { title: 'Another projector' })
  await records.change(ada, incident, second.id, { title: 'Another screen' })
  await settle()
  const [released, next] = await about(second.id)
  assert.deepEqual([released?.state, next?.state, next?.reason], ['superseded', 'notRequired', 'conditionEnded'])
  await records.transition(ada, incident, second.id, 'start')
  await records.transition(system, approvalPolicy, policy.id, 'retire')
})

test('a policy that comes into force asks about what is open where something must wait', async () => {
  const open = await it.incident(rosa, { title: 'A beamer' })
  const policy = await it.policy({
    name: 'Beamers',
    owner: mia.person,
    when: `title.contains('beamer')`,
    steps: [one([pia]) as never],
    holds: 'start',
    shows: 'title',
  })
  await settle()
  assert.deepEqual(
    (await about(open.id)).map(a => a.state),
    ['requested'],
  )
  await records.transition(system, approvalPolicy, policy.id, 'retire')
})

test('a policy that nobody could approve is refused when it is activated, in words', async () => {
  const gone = await somebody('Gone', ['requester'])
  await records.change(system, person, gone.person, { active: false })
  const tries = async (steps: readonly object[], more: object = {}) => {
    const made = await records.create(system, approvalPolicy, {
      name: `P${clock.now()}`,
      owner: mia.person,
      recordType: 'incident',
      when: 'urgency != null',
      shows: 'title',
      steps: steps as never,
      ...more,
    })
    return records.transition(admin, approvalPolicy, made.id, 'activate').then(
      () => [],
      (error: unknown) => (error as Failure).faults.map(f => `${f.field}: ${f.message}`),
    )
  }
  assert.deepEqual(await tries([{ name: 'A', people: [gone.person] }]), ['steps: A: Nobody could decide this: nobody who is meant is active.'])
  assert.deepEqual(await tries([{ name: 'A' }]), ['steps: A: Say who is asked.'])
  assert.deepEqual(await tries([{ name: 'A', people: [pia.person], need: 'count', howMany: 2 }]), ['steps: A: 2 must agree, but only 1 are asked.'])
  assert.deepEqual(await tries([{ name: 'A', who: `name == 'Nobody is called so'` }]), ['steps: A: Nobody could decide this: nobody who is meant is active.'])
  assert.deepEqual(await tries([]), ['steps: Say at least one step.'])
  assert.deepEqual(await tries([{ name: 'A', path: 'service.name' }]), [`steps: A: 'service.name' does not name people.`])
  assert.deepEqual(await tries([{ name: 'A', managerOf: 'nothing' }]), [`steps: A: Incident has no field 'nothing'.`])
  assert.deepEqual(await tries([{ name: 'A', people: [pia.person] }], { holds: 'fly', shows: 'nothing', separate: 'title' }), [
    `shows: Incident has no field 'nothing'.`,
    `separate: 'title' does not name a person.`,
    `holds: There is no transition 'fly'.`,
  ])
  assert.deepEqual(await tries([{ name: 'A', managerOf: 'requester' }]), [])
})

test('a policy that cannot ask stops nobody’s work, but is seen where it is missing', async () => {
  const odd = { name: 'Odd', owner: mia.person, recordType: 'incident', when: `title.contains('oddity')`, shows: 'title' }
  // As an import brings it.
  const policy = await records.create(system, approvalPolicy, odd, { given: { state: 'active' } })
  const { id } = await it.incident(rosa, { title: 'An oddity' })
  const stuck = (await about(id)).find(a => a.policy === policy.id)
  assert.deepEqual([stuck?.state, stuck?.reason, stuck?.owners, stuck?.detail], ['stuck', 'cannotAsk', [mia.person], 'Say at least one step.'])
  assert.equal((await records.transition(mia, approval, stuck?.id ?? '', 'appoint', { to: pia.person })).state, 'requested')
  assert.equal((await approve(pia, stuck?.id)).state, 'approved')
  await records.transition(system, approvalPolicy, policy.id, 'retire')
})

test('a requester does not see what is asked about others, not even that it is', async () => {
  const [id] = (await ask((await it.incident(rosa)).id, [one([pia])])).approvals
  await assert.rejects(records.get(ruben, approval, id ?? ''), failsWith('missing'))
  assert.equal(await records.count(ruben, approvalDecision, { field: 'approval', is: '==', value: id ?? '' }), 0)
  assert.equal((await records.get(rosa, approval, id ?? '')).id, id, 'but what is asked about theirs')
})
