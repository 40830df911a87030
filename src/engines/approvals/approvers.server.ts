import { all, any, equals, oneOf, type RecordType, type RowOf, type Rule } from '../../kernel/define/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { group, person, role } from '../../people/index.ts'
import { type Look, lookWith } from '../rules/index.server.ts'
import type { Capacity } from './definitions/decision.definition.ts'
import type { Step } from './step.ts'
import { idsIn, targetOf, valueAt } from './values.server.ts'
import type { Work } from './work.server.ts'

export type Person = RowOf<typeof person>

/** Somebody who is asked, and in what capacity: `group`, of Security. */
export interface Approver {
  readonly person: Person
  readonly as: Capacity
  readonly of: string | null
}

/** Nobody asks more people about one step. */
export const mostApprovers = 200

/** The record that a step is about; undefined where only what needs no record is asked. */
export interface Subject {
  readonly type: RecordType
  readonly row: Row
}

type Reading = Pick<Work, 'records' | 'self' | 'table' | 'model'>
type Named = readonly [id: string, as: Capacity, of: string | null]

/** Whom a step means, each once, in the capacity that says most; only who is active. One more than may be asked where there are too many. */
export async function approversOf(work: Reading, step: Step, subject: Subject | undefined): Promise<readonly Approver[]> {
  const look = lookWith(work.records, work.self)
  const named: Named[] = [
    ...(step.people ?? []).map(id => [id, 'person', null] as const),
    ...(await managersOf(work, step, subject, look)),
    ...(await atPath(work, step, subject, look)),
    ...(await membersOf(work, step.groups ?? [], 'group')),
    ...(await holdersOf(work, step.roles ?? [])),
    ...(await meantBy(work, step.who)),
  ]
  return activeOnly(work, named)
}

/** Who is asked as well where nobody answers, or nobody else can. */
export const escalationOf = async (work: Reading, step: Step, asked: readonly Pick<Person, 'manager'>[]): Promise<readonly Approver[]> =>
  activeOnly(
    work,
    step.escalateTo === null
      ? asked.flatMap(({ manager }) => (manager === null ? [] : [[manager, 'escalation', null] as const]))
      : await membersOf(work, [step.escalateTo], 'escalation'),
  )

async function managersOf({ model }: Reading, { managerOf }: Step, subject: Subject | undefined, look: Look): Promise<Named[]> {
  if (managerOf === null || !subject) return []
  const managed = idsIn(await valueAt(model, subject.type, subject.row, managerOf, look))
  const people = await Promise.all(managed.map(id => look(model.type(person.name), id)))
  return people.flatMap((one): Named[] => (typeof one?.manager === 'string' ? [[one.manager, 'manager', String(one.name)]] : []))
}

async function atPath(work: Reading, { path }: Step, subject: Subject | undefined, look: Look): Promise<Named[]> {
  if (path === null || !subject) return []
  const ids = idsIn(await valueAt(work.model, subject.type, subject.row, path, look))
  const target = targetOf(work.model, subject.type, path)
  if (target === group.name) return membersOf(work, ids, 'path')
  const people = ids.map((id): Named => [id, 'path', path])
  // What an answer names only its value tells.
  return target === undefined ? [...people, ...(await membersOf(work, ids, 'path'))] : people
}

async function membersOf({ table }: Reading, ids: readonly string[], as: Capacity): Promise<Named[]> {
  if (ids.length === 0) return []
  const groups = (await table(group)).filter(g => g.active && ids.includes(g.id))
  return groups.flatMap(g => [...(g.members ?? []), ...(g.leads ?? [])].map((id): Named => [id, as, g.name]))
}

async function holdersOf(work: Reading, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const roles = await work.table(role)
  const named: Named[] = []
  for (const one of roles.filter(r => ids.includes(r.id))) {
    const wider = includedIn(roles, one.id)
    const holders = await peopleWhere(work, any(...wider.map((id): Rule => ({ field: 'roles', is: 'contains', value: id }))))
    named.push(...holders.map((id): Named => [id, 'role', one.name]))
  }
  return named
}

/** The role and all that include it, however far. */
function includedIn(roles: readonly RowOf<typeof role>[], id: string): readonly string[] {
  const found = new Set([id])
  for (const known of found) for (const r of roles) if (r.includes?.includes(known)) found.add(r.id)
  return [...found]
}

const meantBy = async (work: Reading, who: string | null): Promise<Named[]> =>
  who === null ? [] : (await peopleWhere(work, parseRule(who))).map((id): Named => [id, 'rule', null])

async function peopleWhere({ records, self }: Reading, rule: Rule): Promise<readonly string[]> {
  const filter = all(equals('active', true), rule)
  const { items } = await records.find(self, person, { filter, sort: ['createdAt'], limit: mostApprovers + 1, fields: [] })
  return items.map(one => one.id)
}

async function activeOnly({ records, self }: Reading, named: readonly Named[]): Promise<readonly Approver[]> {
  const first = new Map<string, Named>()
  for (const one of named) if (!first.has(one[0])) first.set(one[0], one)
  const ids = [...first.keys()].slice(0, mostApprovers + 1)
  if (ids.length === 0) return []
  const { items } = await records.find(self, person, { filter: all(equals('active', true), oneOf('id', ids)), sort: ['createdAt'], limit: 500 })
  const people = new Map(items.map(one => [one.id, one]))
  return [...first.values()].flatMap(([id, as, of]) => {
    const one = people.get(id)
    return one ? [{ person: one, as, of }] : []
  })
}
