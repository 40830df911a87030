import { invalid } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import type { articleUse } from './use.definition.ts'

/** A use is on an incident or on a problem. */
export const using: Ability<typeof articleUse> = {
  before: {
    create: ({ row }, { actor }) => {
      // What is empty of the rest, the kernel says first.
      if ((row.article as string | null) === null || (row.solved as boolean | null) === null) return undefined
      if ((row.incident === null) !== (row.problem === null)) return undefined
      throw invalid(
        'incident',
        { en: 'Name the incident or the problem that it was used on.', de: 'Bitte die Störung oder das Problem nennen, wofür er genutzt wurde.' }[
          actor.language
        ],
      )
    },
  },
}
