import { invalid } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { isAgent } from '../shared/roles.ts'
import type { affectedPerson } from './affected.definition.ts'
import { incident } from './definition.ts'

/** Whoever says 'me too' means themselves, and an outage that is being worked on. The desk may gather names before it is accepted. */
export const affected: Ability<typeof affectedPerson> = {
  before: {
    create: async ({ row }, { actor, records, by, record }) => {
      const person = (row.person as string | null) ?? actor.person
      if (person === null || (row.incident as string | null) === null) return undefined
      const { majorState, category } = await records.get(by('affected'), incident, row.incident)
      if (!isAgent(actor) && (majorState !== 'accepted' || category === 'done')) throw invalid('incident', notNow[actor.language])
      const { name } = await records.get(by('affected'), record('person'), person)
      return { person, name: String(name) }
    },
  },
}

const notNow = {
  en: 'This is no major incident that is being worked on.',
  de: 'Das ist keine Großstörung, an der gearbeitet wird.',
}
