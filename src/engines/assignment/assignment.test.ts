import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { idOf } from '../../../test/harness/loans.ts'
import { days, hours, world } from '../../../test/harness/world.ts'
import { machine } from '../../kernel/actor.ts'
import { Failure } from '../../kernel/errors.ts'
import { calendar, group, person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { service } from '../../practices/service/index.ts'
import type { Way } from './member.ts'
import { assignmentRule } from './index.ts'

const desk = await world()
after(desk.close)
const { records, system, clock } = desk
const agent = await desk.person('Agent', ['agent'])
const admin = await desk.person('Admin', ['administrator'])
const requester = await desk.person('Rita', ['requester'])

let made = 0
const newMember = async (name: string, more: object = {}) => (await records.create(system, person, { name, ...more })).id
const newGroup = async (way: Way, members: readonly string[]) => records.create(system, group, { name: `Network ${++made}`, members, assignmentWay: way })
const report = (input: object = {}, by = requester) => records.create(by, incident, { title: 'VPN is down', ...input })
const whose = async (id: string) => {
  const { group, assignee } = await records.get(system, incident, id)
  return [group, assignee]
}
const reasonOf = async (id: string) => (await records.timeline(agent, incident, id, { newestFirst: true })).items[0]?.reason

beforeEach(async () => {
  for (const { id } of (await records.find(system, assignmentRule, { limit: 500 })).items) await records.remove(system, assignmentRule, id)
})

test('the first rule that applies gives the group, and the history says why', async () => {
  const [first, second] = [await newGroup('none', []), await newGroup('none', [])]
  await records.create(admin, assignmentRule, { name: 'All', order: 20, recordType: 'incident', group: second.id })
  await records.create(admin, assignmentRule, { name: 'VPN', order: 10, recordType: 'incident', applies: "title.contains('vpn')", group: first.id })
  const vpn = await report()
  assert.deepEqual(await whose(vpn.id), [first.id, null])
  assert.equal(await reasonOf(vpn.id), `${first.name} gets it because rule "VPN" applies.`)
  assert.deepEqual(await whose((await report({ title: 'No sound' })).id), [second.id, null])
})

test('a rule goes before the group of the service, and looks behind references', async () => {
  const [network, support] = [await newGroup('none', []), await newGroup('none', [])]
  const vpn = await records.create(system, service, { name: 'VPN access', supportGroup: support.id }, { given: { state: 'operational', category: 'open' } })
  assert.deepEqual(await whose((await report({ service: vpn.id })).id), [support.id, null])
  await records.create(admin, assignmentRule, { name: 'VPN', recordType: 'incident', applies: "service.name.startsWith('VPN')", group: network.id })
  assert.deepEqual(await whose((await report({ service: vpn.id })).id), [network.id, null])
})

test('whoever is named by the caller keeps it', async () => {
  const [ruled, named] = [await newGroup('roundRobin', [await newMember('Ana')]), await newGroup('none', [])]
  await records.create(admin, assignmentRule, { name: 'All', recordType: 'incident', group: ruled.id })
  assert.deepEqual(await whose((await report({ group: named.id }, agent)).id), [named.id, null])
  assert.deepEqual(await whose((await report({ assignee: agent.person }, agent)).id), [null, agent.person])
})

test('what is imported is whose it was', async () => {
  const ruled = await newGroup('roundRobin', [await newMember('Ana')])
  await records.create(admin, assignmentRule, { name: 'All', recordType: 'incident', group: ruled.id })
  const imported = await records.create(machine(system.tenant, 'import', 'import'), incident, { title: 'Old', requester: requester.person })
  assert.deepEqual(await whose(imported.id), [null, null])
})

test('in turn, each of the members gets one before anybody gets a second', async () => {
  const members = await Promise.all(['Ana', 'Ben', 'Cem'].map(name => newMember(name)))
  const team = await newGroup('roundRobin', members)
  const got: unknown[] = []
  for (let i = 0; i < 6; i++) got.push((await whose((await report({ group: team.id }, agent)).id))[1])
  assert.deepEqual(new Set(got.slice(0, 3)), new Set(members))
  assert.deepEqual(got.slice(3), got.slice(0, 3))
})

test('fifty that come at the same moment are spread evenly, in turn and by load', async () => {
  for (const way of ['roundRobin', 'leastLoaded'] as const) {
    const members = await Promise.all(['Ana', 'Ben', 'Cem', 'Dua', 'Eve'].map(name => newMember(name)))
    const team = await newGroup(way, members)
    const all = await Promise.all(Array.from({ length: 50 }, () => report({ group: team.id }, agent)))
    const counts = Map.groupBy(all, i => i.assignee)
    assert.deepEqual(
      [...counts.values()].map(list => list.length),
      [10, 10, 10, 10, 10],
      way,
    )
  }
})

test('whoever has the fewest open gets the next, and it says how many', async () => {
  const [ana, ben] = [await newMember('Ana'), await newMember('Ben')]
  const team = await newGroup('leastLoaded', [ana, ben])
  for (const assignee of [ana, ana, ana, ben, ben]) await report({ assignee }, agent)
  const next = await report({ group: team.id }, agent)
  assert.deepEqual([next.assignee, await reasonOf(next.id)], [ben, 'Ben has the fewest open: 2.'])
  const done = (await records.find(system, incident, { filter: { field: 'assignee', is: '==', value: ana } })).items
  for (const { id } of done) await records.transition(agent, incident, id, 'cancel', { comment: 'Not needed.' })
  assert.equal((await report({ group: team.id }, agent)).assignee, ana)
})

test('who is away or not active gets nothing, a deputy takes the turn', async () => {
  const now = Date.parse(clock.now())
  const at = (ms: number) => new Date(now + ms).toISOString()
  const ben = await newMember('Ben')
  const ana = await newMember('Ana', { awayFrom: at(-hours(1)), awayUntil: at(days(1)), deputy: ben })
  const gone = await newMember('Gone', { active: false })
  const team = await newGroup('roundRobin', [ana, ben, gone])
  const first = await report({ group: team.id }, agent)
  assert.deepEqual([first.assignee, await reasonOf(first.id)], [ben, 'Ben stands in for Ana.'])
  assert.equal((await report({ group: team.id }, agent)).assignee, ben)
  clock.advance(days(2))
  assert.equal((await report({ group: team.id }, agent)).assignee, ana)
})

test('where nobody is there it waits in the group, and says so', async () => {
  const team = await newGroup('leastLoaded', [await newMember('Ana', { awayFrom: '2020-01-01T00:00:00Z' })])
  const waits = await report({ group: team.id }, agent)
  assert.deepEqual(await whose(waits.id), [team.id, null])
  assert.match(String(await reasonOf(waits.id)), /Nobody in Network \d+ is there now/)
})

test('outside the working hours of the group nobody gets it, within them somebody does', async () => {
  const shop = await records.create(system, calendar, { name: 'Shop', timeZone: 'UTC', week: [{ day: 'monday', from: '10:00', to: '12:00' }] })
  const team = await records.create(system, group, {
    name: `Network ${++made}`,
    members: [await newMember('Ana')],
    assignmentWay: 'roundRobin',
    calendar: shop.id,
  })
  clock.set('2026-03-09T09:00:00.000Z')
  assert.deepEqual((await whose((await report({ group: team.id }, agent)).id))[1], null)
  clock.set('2026-03-09T10:30:00.000Z')
  assert.notEqual((await whose((await report({ group: team.id }, agent)).id))[1], null)
})

test('by skill: all that the rule names, or else what the record is about', async () => {
  const ana = await newMember('Ana', { skills: ['vpn', 'sap'] })
  const ben = await newMember('Ben', { skills: ['vpn'] })
  const team = await newGroup('bySkill', [ben, ana])
  await records.create(admin, assignmentRule, { name: 'SAP', recordType: 'incident', applies: "title.contains('sap')", group: team.id, skills: ['sap', 'vpn'] })
  for (let i = 0; i < 3; i++) assert.equal((await report({ title: 'SAP over VPN' })).assignee, ana)
  const vpn = await report({ group: team.id, classification: 'VPN' }, agent)
  assert.deepEqual([vpn.assignee, await reasonOf(vpn.id)], [ben, 'Of those who know vpn: Ben has the fewest open: 0.'])
  assert.equal((await report({ group: team.id, classification: 'Printing' }, agent)).assignee, null)
})

test('when the group changes, a member of the new one gets it, unless the old holder is one', async () => {
  const [ana, ben] = [await newMember('Ana'), await newMember('Ben')]
  const [first, second, quiet] = [await newGroup('roundRobin', [ana]), await newGroup('roundRobin', [ben]), await newGroup('none', [])]
  const both = await newGroup('roundRobin', [ana, ben])
  const { id } = await report({ group: first.id }, agent)
  await records.change(agent, incident, id, { group: both.id })
  assert.deepEqual(await whose(id), [both.id, ana])
  await records.transition(agent, incident, id, 'assign', { group: second.id })
  assert.deepEqual(await whose(id), [second.id, ben])
  await records.change(agent, incident, id, { group: first.id, assignee: agent.person })
  assert.deepEqual(await whose(id), [first.id, agent.person])
  await records.change(agent, incident, id, { group: quiet.id, assignee: null })
  assert.deepEqual(await whose(id), [quiet.id, null])
  await records.change(agent, incident, id, { title: 'VPN is slow' })
  assert.deepEqual(await whose(id), [quiet.id, null])
})

test('a rule that depends on who asks is refused, and only administrators write rules', async () => {
  const team = await newGroup('none', [])
  const refusal = async (by: typeof admin, applies: string) =>
    records.create(by, assignmentRule, { name: 'Mine', recordType: 'incident', applies, group: team.id }).then(
      () => 'accepted',
      (failure: Failure) => failure.kind,
    )
  assert.equal(await refusal(admin, 'requester == me'), 'invalid')
  assert.equal(await refusal(admin, 'nonsense == 1'), 'invalid')
  assert.equal(await refusal(agent, 'priority == 1'), 'refused')
})

test('people say themselves when they are away, and not what they can', async () => {
  const self = await desk.person('Selma', ['agent'])
  await records.change(self, person, idOf(self), { awayFrom: '2026-04-01T00:00:00Z', deputy: agent.person })
  await assert.rejects(records.change(self, person, idOf(self), { skills: ['everything'] }), Failure)
})
