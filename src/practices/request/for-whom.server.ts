import type { Actor } from '../../kernel/actor.ts'
import { all, any, equals, oneOf, type Rule, type RowOf } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { person } from '../../people/index.ts'
import { clerk } from '../shared/clerk.server.ts'
import { isAgent } from '../shared/roles.ts'

/** Whom they may order for: agents for everybody who is active, others by the rule of the settings. Undefined where that is nobody. */
export function orderableFor(actor: Actor, mayOrderFor: string | null): Rule | undefined {
  const active = equals('active', true)
  if (isAgent(actor)) return active
  return mayOrderFor === null || mayOrderFor === '' ? undefined : all(active, parseRule(mayOrderFor))
}

/** Those of these people for whom the actor may order. `me` in the rule is whoever orders, though they may not read what it asks of others. */
export async function allowedFor(records: Records, actor: Actor, people: readonly string[], mayOrderFor: string | null): Promise<ReadonlySet<string>> {
  const others = [...new Set(people)].filter(id => id !== actor.person)
  const own = actor.person === null ? [] : [actor.person]
  const rule = orderableFor(actor, mayOrderFor)
  if (others.length === 0 || !rule) return new Set(own)
  const found = await records.find(clerk(actor), person, { filter: all(oneOf('id', others), rule), limit: 500, fields: [] })
  return new Set([...own, ...found.items.map(({ id }) => id)])
}

/** People to choose from, by their names. */
export async function findPeople(records: Records, actor: Actor, words: string, mayOrderFor: string | null) {
  const rule = orderableFor(actor, mayOrderFor)
  if (!rule) return []
  const named: Rule = words === '' ? rule : all(rule, any({ field: 'name', is: 'contains', value: words }))
  const { items } = await records.find(clerk(actor), person, { filter: named, sort: ['name'], limit: 20, fields: ['name'] })
  return items.map(({ id, name }: Pick<RowOf<typeof person>, 'id' | 'name'>) => ({ id, name }))
}
