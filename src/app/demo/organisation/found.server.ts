import { type Actor, machine } from '../../../kernel/actor.ts'
import { type RowOf } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { company, department, group, location, person, role, view } from '../../../people/index.ts'
import { service } from '../../../practices/service/index.ts'
import type { AudienceKey } from './audiences.ts'
import { groups } from './groups.ts'
import { type PersonKey, people } from './people.ts'
import { companies, departments, locations } from './places.ts'
import { services } from './services.ts'
import { views } from './views.ts'

/** The organisation's records, by the keys under which the rest of the demo names them. */
export interface Organisation {
  readonly actors: ReadonlyMap<PersonKey, Actor>
  readonly groups: ReadonlyMap<string, string>
  readonly services: ReadonlyMap<string, string>
  readonly locations: ReadonlyMap<string, string>
  readonly departments: ReadonlyMap<string, string>
  readonly audiences: ReadonlyMap<AudienceKey, string>
}

/** Creates everybody and everything that work is about. */
export async function found(records: Records, tenant: string): Promise<Omit<Organisation, 'audiences'>> {
  const founder = machine(tenant, 'demo', 'demo')
  const roles = (await records.find(founder, role, { limit: 500 })).items
  const companyIds = await each(companies, facts => records.create(founder, company, facts))
  const locationIds = await each(locations, ({ parent, ...facts }, ids) => records.create(founder, location, { ...facts, parent: idIn(ids, parent) }))
  const departmentIds = await each(departments, ({ name, company: at, parent }, ids) =>
    records.create(founder, department, { name, company: idIn(companyIds, at), parent: ids.get(parent ?? '') ?? null }),
  )
  const personIds = await each(people, ({ role: key, manager: _, ...facts }) =>
    records.create(founder, person, {
      ...facts,
      roles: roles.flatMap(r => (r.key === key ? r.id : [])),
      company: idIn(companyIds, facts.company),
      department: idIn(departmentIds, facts.department),
      location: idIn(locationIds, facts.location),
    }),
  )
  for (const [key, { head }] of Object.entries(departments))
    await records.change(founder, department, idIn(departmentIds, key), { head: idIn(personIds, head) })
  for (const [key, facts] of Object.entries(people)) {
    if (facts.manager !== null) await records.change(founder, person, idIn(personIds, key), { manager: idIn(personIds, facts.manager) })
  }
  const groupIds = await each(groups, ({ members, leads, ...facts }) =>
    records.create(founder, group, {
      ...facts,
      members: [...new Set(members)].map(key => idIn(personIds, key)),
      leads: leads.map(key => idIn(personIds, key)),
    }),
  )
  const serviceIds = await each(services, ({ owner, supportGroup, parent, ...facts }: ServiceFacts, ids) =>
    records.create(founder, service, {
      ...facts,
      owner: idIn(personIds, owner),
      supportGroup: idIn(groupIds, supportGroup),
      parent: parent === undefined ? null : idIn(ids, parent),
    }),
  )
  return { actors: actorsOf(tenant, personIds, groupIds, roles), groups: groupIds, services: serviceIds, locations: locationIds, departments: departmentIds }
}

type ServiceFacts = (typeof services)[keyof typeof services] & { readonly parent?: string }

/** Those who keep views keep these. */
export async function keepViews(records: Records, { actors, groups: ids }: Pick<Organisation, 'actors' | 'groups'>): Promise<void> {
  for (const { owner, sharedWith = [], ...facts } of views) {
    const actor = actors.get(owner)
    if (actor) await records.create(actor, view, { ...facts, owner: actor.person, sharedWith: sharedWith.map(key => idIn(ids, key)) })
  }
}

/** Everybody as they are when they act. */
function actorsOf(tenant: string, personIds: Ids, groupIds: Ids, roles: readonly RowOf<typeof role>[]): ReadonlyMap<PersonKey, Actor> {
  const belongsTo = (key: PersonKey) =>
    Object.entries(groups).flatMap(([name, { members }]) => ((members as readonly PersonKey[]).includes(key) ? [idIn(groupIds, name)] : []))
  const actors = Object.entries(people).map(([name, facts]): [PersonKey, Actor] => {
    const key = name as PersonKey
    const { language } = facts
    const held = new Set(keysWith(roles, facts.role))
    return [key, { tenant, person: idIn(personIds, key), name: facts.name, roles: held, groups: belongsTo(key), channel: 'demo', language, unbound: false }]
  })
  return new Map(actors)
}

/** A role with those it includes. */
function keysWith(roles: readonly RowOf<typeof role>[], key: string): string[] {
  const own = roles.find(r => r.key === key)
  return [key, ...(own?.includes ?? []).flatMap(id => keysWith(roles, roles.find(r => r.id === id)?.key ?? ''))]
}

type Ids = ReadonlyMap<string, string>

async function each<T>(all: Readonly<Record<string, T>>, make: (facts: T, ids: Ids) => Promise<{ readonly id: string }>): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const [key, facts] of Object.entries(all)) ids.set(key, (await make(facts, ids)).id)
  return ids
}

function idIn(ids: Ids, key: string): string
function idIn(ids: Ids, key: string | null): string | null
function idIn(ids: Ids, key: string | null): string | null {
  if (key === null) return null
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The demo organisation has no '${key}'.`)
  return id
}
