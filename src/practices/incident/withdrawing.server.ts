import type { Ability } from '../shared/abilities.server.ts'
import type { incident } from './definition.ts'

/** A requester whose trouble is over says so; the words become the resolution. */
export const withdrawing: Ability<typeof incident> = {
  before: {
    transitions: {
      withdraw: ({ comment }, { actor }) => ({
        resolutionNote: comment ?? { en: 'The requester says it is solved.', de: 'Laut anfragender Person hat es sich erledigt.' }[actor.language],
      }),
    },
  },
}
