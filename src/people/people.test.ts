import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { equals, type RowOf } from '../kernel/define/index.ts'
import { type World, world } from '../../test/harness/world.ts'
import { group, location, person, role, view } from './index.ts'

let desk: World
const roles = new Map<string, string>()
const idOf = (key: string): string => roles.get(key) ?? assert.fail(`no role ${key}`)

before(async () => {
  desk = await world()
  for (const r of (await desk.records.find(desk.system, role, { limit: 100 })).items) roles.set(r.key, r.id)
})
after(() => desk.close())

let made = 0
const create = (input: { name?: string; email?: string | null; roles?: readonly string[]; active?: boolean }): Promise<RowOf<typeof person>> =>
  desk.records.create(desk.system, person, { name: 'Somebody', email: `somebody${++made}@example.test`, ...input })

describe('persons', () => {
  test('an e-mail address is kept in small letters and belongs to one person, however it is typed', async () => {
    const anna = await create({ email: 'Anna.Adler@Example.test' })
    assert.equal(anna.email, 'anna.adler@example.test')
    await assert.rejects(create({ email: 'ANNA.ADLER@example.TEST' }), { kind: 'invalid' })
  })

  test('there can be any number of persons without an e-mail address', async () => {
    await create({ email: null })
    await create({ email: null })
  })

  test('whoever is given no role is a requester', async () => {
    const anna = await create({})
    assert.deepEqual(anna.roles, [idOf('requester')])
  })

  test('a colleague sees the name and nothing else', async () => {
    const other = await create({ name: 'Otto Other' })
    const asker = await desk.person('Rita Requester', ['requester'])
    const seen = await desk.records.get(asker, person, other.id)
    assert.equal(seen.name, 'Otto Other')
    for (const field of ['email', 'phone', 'roles', 'active', 'vip', 'manager', 'accessEndedAt'] as const) assert.equal(field in seen, false, field)
    const agent = await desk.person('Arne Agent', ['agent'])
    assert.equal((await desk.records.get(agent, person, other.id)).email, other.email)
  })

  test('what a colleague may not see cannot be filtered by', async () => {
    const hidden = await create({ email: 'secret.address@example.test' })
    const asker = await desk.person('Rita Requester', ['requester'])
    const found = await desk.records.find(asker, person, { filter: equals('email', 'secret.address@example.test') }).catch(() => ({ items: [] }))
    assert.equal(
      found.items.some(p => p.id === hidden.id),
      false,
    )
  })

  test('people change their own phone, language and time zone, and nothing that gives them rights', async () => {
    const agent = await desk.person('Arne Agent', ['agent'])
    const self = agent.person ?? ''
    assert.equal((await desk.records.change(agent, person, self, { phone: '+49 30 1', language: 'de', timeZone: 'Europe/Berlin' })).phone, '+49 30 1')
    await assert.rejects(desk.records.change(agent, person, self, { roles: [idOf('administrator')] }), { kind: 'refused' })
    await assert.rejects(desk.records.change(agent, person, self, { email: 'mallory@example.test' }), { kind: 'refused' })
    const other = await create({})
    await assert.rejects(desk.records.change(agent, person, other.id, { phone: '1' }), { kind: 'refused' })
  })

  test('nobody but an administrator creates people', async () => {
    const manager = await desk.person('Mara Manager', ['manager'])
    await assert.rejects(desk.records.create(manager, person, { name: 'X', email: 'x@example.test' }), { kind: 'refused' })
    const administrator = await desk.person('Ada Admin', ['administrator'])
    await desk.records.create(administrator, person, { name: 'X', email: 'x@example.test', roles: [idOf('agent')] })
  })

  test('a time zone that does not exist is refused', async () => {
    await assert.rejects(desk.records.create(desk.system, location, { name: 'Moon', timeZone: 'Moon/Tranquility' }), { kind: 'invalid' })
    await assert.rejects(desk.records.create(desk.system, location, { name: 'Moon', timeZone: '+02:00' }), { kind: 'invalid' })
  })
})

describe('the last administrator', () => {
  test('cannot be deactivated, lose the role, or be left without it by a change of roles', async () => {
    const only = await create({ roles: [idOf('administrator')] })
    await assert.rejects(desk.records.change(desk.system, person, only.id, { active: false }), { kind: 'conflict', code: 'last_administrator' })
    await assert.rejects(desk.records.change(desk.system, person, only.id, { roles: [] }), { kind: 'conflict' })
    const boss = await desk.records.create(desk.system, role, { name: 'Boss', includes: [idOf('administrator')] })
    const second = await create({ roles: [boss.id] })
    await desk.records.change(desk.system, person, only.id, { active: false })
    await assert.rejects(desk.records.change(desk.system, role, boss.id, { includes: [] }), { kind: 'conflict' })
    await assert.rejects(desk.records.change(desk.system, person, second.id, { active: false }), { kind: 'conflict' })
    assert.equal((await desk.records.get(desk.system, person, second.id)).active, true)
    await desk.records.change(desk.system, person, only.id, { active: true })
    await desk.records.change(desk.system, person, second.id, { active: false })
  })

  test('stays also when several take the role from each other at the same moment', async () => {
    const hold = { field: 'roles', is: 'contains', value: idOf('administrator') } as const
    const everybody = async () => (await desk.records.find(desk.system, person, { filter: hold, limit: 100 })).items.filter(p => p.active)
    // Several rounds, because not in each of them all look before any has written.
    for (let round = 0; round < 10; round++) {
      await Promise.all(Array.from({ length: 4 }, () => create({ roles: [idOf('administrator')] })))
      const all = await everybody()
      const done = await Promise.allSettled(all.map(p => desk.records.change(desk.system, person, p.id, { roles: [idOf('requester')] })))
      assert.equal(done.filter(d => d.status === 'rejected').length, 1)
      assert.equal((await everybody()).length, 1)
    }
  })
})

describe('groups, roles and views', () => {
  test('leads belong to their group and may change who else does', async () => {
    const lead = await desk.person('Lena Lead', ['lead'])
    const made = await desk.records.create(desk.system, group, { name: 'Network', leads: [lead.person ?? ''] })
    assert.deepEqual(made.members, [lead.person])
    const other = await create({})
    assert.deepEqual((await desk.records.change(lead, group, made.id, { members: [other.id] })).members, [other.id, lead.person])
    await assert.rejects(desk.records.change(lead, group, made.id, { name: 'Mine' }), { kind: 'refused' })
    const agent = await desk.person('Arne Agent', ['agent'])
    await assert.rejects(desk.records.change(agent, group, made.id, { members: [agent.person ?? ''] }), { kind: 'refused' })
  })

  test('a role keeps its key when its name changes', async () => {
    const made = await desk.records.create(desk.system, role, { name: 'Zweite Linie: Größe' })
    assert.equal(made.key, 'zweiteLinieGrosse')
    assert.equal((await desk.records.change(desk.system, role, made.id, { name: 'Other' })).key, 'zweiteLinieGrosse')
    await assert.rejects(desk.records.change(desk.system, role, made.id, { key: 'administrator' }), { kind: 'invalid' })
  })

  test('seeding again adds and changes nothing', async () => {
    const before = await desk.records.count(desk.system, role)
    await desk.seed()
    assert.equal(await desk.records.count(desk.system, role), before)
  })

  test('a view belongs to whoever makes it, and is seen by whom it is shared with', async () => {
    const owner = await desk.person('Arne Agent', ['agent'])
    const made = await desk.records.create(owner, view, { name: 'Mine', recordType: 'incident', filter: "state == 'new'" })
    assert.equal(made.owner, owner.person)
    const other = await desk.person('Olga Agent', ['agent'])
    await assert.rejects(desk.records.get(other, view, made.id), { kind: 'missing' })
    const team = await desk.records.create(desk.system, group, { name: 'Team of the view' })
    await desk.records.change(owner, view, made.id, { sharedWith: [team.id] })
    assert.equal((await desk.records.get({ ...other, groups: [team.id] }, view, made.id)).name, 'Mine')
    await assert.rejects(desk.records.change({ ...other, groups: [team.id] }, view, made.id, { name: 'Stolen' }), { kind: 'refused' })
    await assert.rejects(desk.records.change(owner, view, made.id, { everyone: true }), { kind: 'refused' })
    await assert.rejects(desk.records.create(owner, view, { name: 'X', recordType: 'incident', owner: other.person ?? '' }), { kind: 'refused' })
  })

  test('a view with a filter that cannot be read is refused', async () => {
    const owner = await desk.person('Arne Agent', ['agent'])
    await assert.rejects(desk.records.create(owner, view, { name: 'X', recordType: 'incident', filter: "state == 'new' &&" }), { kind: 'invalid' })
  })
})
