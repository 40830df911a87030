import { all, equals, type RowOf } from '../../kernel/define/index.ts'
import { conflict } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { person } from '../definitions/person.ts'
import { role } from '../definitions/role.ts'

type Role = Pick<RowOf<typeof role>, 'id' | 'key' | 'includes'>

/** Ids of the roles that make somebody an administrator: the role itself, and those that include it, however far. */
export function administratorRoles(roles: readonly Role[]): ReadonlySet<string> {
  const found = new Set(roles.filter(r => r.key === 'administrator').map(r => r.id))
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const { id, includes } of roles) if (includes?.some(i => found.has(i))) found.add(id)
  }
  return found
}

/**
 * Refuses a change after which nobody could administer. Two who take the role from each other at the same moment
 * would both still see the other: the role's own row is the lock, held by a change that changes nothing until the
 * transaction ends. What is read after it is what the one before has left.
 */
export async function keepAnAdministrator({ by, actor, records }: Context): Promise<void> {
  const guard = by('last administrator')
  const [root] = (await records.find(guard, role, { filter: equals('key', 'administrator') })).items
  if (!root) return
  await records.change(guard, role, root.id, {})
  const roles = administratorRoles((await records.find(guard, role, { limit: 500 })).items)
  const holds = { any: [...roles].map(id => ({ field: 'roles', is: 'contains', value: id }) as const) }
  if ((await records.count(guard, person, all(equals('active', true), holds), 1)) > 0) return
  throw conflict(
    {
      en: 'This is the last active administrator. Make somebody else an administrator first.',
      de: 'Das ist die letzte aktive Person mit Administration. Geben Sie zuerst jemand anderem diese Rolle.',
    }[actor.language],
    'last_administrator',
  )
}
