import type { Ground } from '../../../kernel/practice.ts'
import type { Observer, Row } from '../../../kernel/records/index.server.ts'
import { type KeptType, keptTypes } from './kept-figures.server.ts'
import { markDays } from './days.server.ts'

/** Marks the days that a record fell on and now falls on, wherever that or anything that is counted of it changes. It travels with the commit. */
export function markingObserver({ store }: Ground): Observer {
  const kept = new Map(keptTypes(store.model).map(one => [one.type.name, one]))
  return {
    watches: type => kept.has(type.name),
    after: async ({ type, act, row, was }, { actor, send }) => {
      const own = kept.get(type.name)
      if (!own || (act !== 'create' && act !== 'change' && act !== 'transition')) return
      if (was && own.fields.every(name => row[name] === was[name])) return
      const days = daysOf(own, [row, ...(was ? [was] : [])])
      if (days.length > 0) await send(markDays(actor.tenant, type.name, days))
    },
    removed: async ({ type, row }, { actor, send }) => {
      const own = kept.get(type.name)
      if (own) await send(markDays(actor.tenant, type.name, daysOf(own, [row])))
    },
  }
}

const daysOf = ({ moments }: KeptType, rows: readonly Row[]): readonly string[] => [
  ...new Set(rows.flatMap(row => moments.flatMap(name => (typeof row[name] === 'string' ? [row[name].slice(0, 10)] : [])))),
]
