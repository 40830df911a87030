import type { Ability } from '../shared/abilities.server.ts'
import type { incident } from './definition.ts'

/** Keeps when people were last told something new: other changes are none of their news. */
export const telling: Ability<typeof incident> = {
  before: {
    create: ({ row }, { now }) => (row.publicNote ? { toldAt: now } : undefined),
    change: ({ row, was }, { now }) => (row.publicNote && row.publicNote !== was?.publicNote ? { toldAt: now } : undefined),
  },
}
