import type { RowOf } from '../../kernel/define/index.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { person } from '../definitions/person.ts'
import { role } from '../definitions/role.ts'
import { administratorRoles, keepAnAdministrator } from './last-administrator.server.ts'
import { sameAddress } from './tidy.ts'

type Person = RowOf<typeof person>
interface Change {
  readonly row: Person
  readonly was: Person | undefined
}

const tidy = ({ row }: Change) => ({ email: sameAddress(row.email) })

/** Whoever is given no role may at least ask. */
async function requester({ row }: Change, { table }: Context) {
  if (row.roles?.length) return {}
  const roles = await table(role)
  return { roles: roles.filter(r => r.key === 'requester').map(r => r.id) }
}

/**
 * When somebody leaves, all that was signed in or issued before is void, and stays so if they come back. A moment on
 * the person says it in the same transaction; who resolves a session or token looks at it.
 */
const endAccess = ({ row, was }: Change, { now }: Context) => (was?.active && !row.active ? { accessEndedAt: now } : {})

/** Cheap questions first: whether the last administrator goes is asked only where one goes. */
async function administratorsLeft({ row, was }: Change, context: Context): Promise<void> {
  const roles = administratorRoles(await context.table(role))
  const isOne = (p: Person) => p.active && (p.roles ?? []).some(r => roles.has(r))
  if (was && isOne(was) && !isOne(row)) await keepAnAdministrator(context)
}

export const personBehaviour = behave(person, {
  before: {
    create: async (change, context) => ({ ...(await requester(change, context)), ...tidy(change) }),
    change: (change, context) => ({ ...endAccess(change, context), ...tidy(change) }),
  },
  after: { change: administratorsLeft },
})
