import type { Ability } from '../shared/abilities.server.ts'
import type { incident } from './definition.ts'

/** Who reports something asks for himself, unless he names somebody. */
export const reporting: Ability<typeof incident> = {
  before: {
    create: ({ row }, { actor }) => (row.requester === null && actor.person !== null ? { requester: actor.person } : undefined),
  },
}
